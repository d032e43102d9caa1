import type { CatalogueEntry } from './catalogue.ts';

/** What can be wrong with terminals and commands in containers. */
export const terminalProblems = {
  container_not_running: {
    status: 409,
    message: {
      en: 'The container is not running, or is paused, so nothing can be started in it.',
      'zh-CN': '容器未在运行或已暂停，无法在其中启动命令。',
    },
    next: {
      en: 'Start the container, or end its pause, and try again.',
      'zh-CN': '请先启动该容器或恢复其运行，然后重试。',
    },
  },
  container_without_shell: {
    status: 409,
    message: {
      en: 'The container’s image has no shell: none of bash, sh and ash can be started in it.',
      'zh-CN': '该容器的镜像中没有 shell：bash、sh 和 ash 均无法启动。',
    },
    next: {
      en: 'Open a toolbox: a container from another image that sees this one’s processes and network, and its files at /proc/1/root.',
      'zh-CN':
        '请打开工具箱：用另一个镜像启动的容器，可以看到此容器的进程和网络，其文件位于 /proc/1/root。',
    },
  },
  terminal_not_found: {
    status: 404,
    message: {
      en: 'There is no such terminal any more: it was closed, or the server was started anew.',
      'zh-CN': '该终端已不存在：可能已被关闭，或服务器已重新启动。',
    },
    next: { en: 'Open a new one.', 'zh-CN': '请打开一个新终端。' },
  },
  terminal_limit: {
    status: 429,
    message: {
      en: 'As many terminals are open as the server keeps at once.',
      'zh-CN': '打开的终端数量已达服务器上限。',
    },
    next: {
      en: 'Close one that is not needed any more.',
      'zh-CN': '请先关闭不再需要的终端。',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
