import type { buildStart as english } from '../en/build-start.ts';

export const buildStart: typeof english = {
  button: {
    group: '构建',
    build: '构建',
    more: '更多构建方式',
    now: '使用上次的选项立即构建',
    options: '选择选项后构建…',
    both: '用两种构建器构建…',
    cancel: '取消构建',
    cancelling: '引擎正在停止构建…',
    showLog: '显示日志',
  },
  obstacle: {
    title: '为什么现在无法构建',
    noWorkspace: {
      what: '没有打开的工作区。',
      next: '请先打开一个包含 Dockerfile 的文件夹。',
    },
    noDockerfile: {
      what: '没有打开的 Dockerfile。',
      next: '请从左侧文件中打开一个；构建的就是它的文本。',
    },
    searching: {
      what: 'Stagecraft 正在寻找 Docker 引擎。',
      next: '请稍候。在此期间可以继续编辑。',
    },
    watching: '引擎可用后，页面会自动发现。',
  },
  command: {
    options: '构建…',
    preset: '使用预设构建…',
    start: '使用上次的选项立即构建',
    both: '用两种构建器构建…',
    cancel: '取消构建',
  },
};
