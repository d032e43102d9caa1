import type { TimeLeft } from '@stagecraft/build-trace';
import type { CommandNote, LocalizedText } from '@stagecraft/contracts';
import { wholeSeconds } from './progress/words.ts';

/** What `stagecraft build` says besides the build itself. */
export const texts = {
  noValue: (flag: string): LocalizedText => ({
    en: `${flag} needs a value.`,
    'zh-CN': `${flag} 需要一个值。`,
  }),
  wrongProgress: (value: string): LocalizedText => ({
    en: `--progress is auto, plain, tty or json, not “${value}”.`,
    'zh-CN': `--progress 的值应为 auto、plain、tty 或 json，而不是“${value}”。`,
  }),
  notTaken: ({ subject, reason }: CommandNote): LocalizedText => ({
    en: `${subject}: ${reason.en}`,
    'zh-CN': `${subject}：${reason['zh-CN']}`,
  }),
  noFile: (flag: string): LocalizedText => ({
    en: `${flag}: this file is not written. --iidfile writes the image’s id, and --progress json all that happens.`,
    'zh-CN': `${flag}：不会写出该文件。--iidfile 可写出镜像 ID，--progress json 可输出构建的全部事件。`,
  }),
  noBuild: {
    en: 'The command could not be read. See stagecraft build --help.',
    'zh-CN': '无法读取该命令。请参阅 stagecraft build --help。',
  },
  apart: {
    en: 'Dockerfile, build context and output must lie in one folder: the build context or the current one. Change to a folder that holds them all.',
    'zh-CN':
      'Dockerfile、构建上下文和输出必须位于同一个文件夹内：构建上下文或当前文件夹。请切换到包含它们的文件夹。',
  },
  unreadable: (path: string, reason: string): LocalizedText => ({
    en: `${path} cannot be read: ${reason}.`,
    'zh-CN': `无法读取 ${path}：${reason}。`,
  }),
  noEngine: (detail: string): LocalizedText => ({
    en: `No Docker Engine answers (${detail}). Start one, or name it with --engine or DOCKER_HOST.`,
    'zh-CN': `没有 Docker Engine 响应（${detail}）。请启动它，或用 --engine 或 DOCKER_HOST 指定。`,
  }),
  queued: (position: number): LocalizedText => ({
    en: `Waiting for ${position} other build${position === 1 ? '' : 's'}.`,
    'zh-CN': `正在等待另外 ${position} 个构建。`,
  }),
  timeLeft: ({ ms, complete, builds }: TimeLeft): LocalizedText => {
    const time = wholeSeconds(ms);
    const numbers = builds.map((number) => `#${number}`).join(', ');
    const count = builds.length;
    return {
      en: `${complete ? 'About' : 'At least'} ${time} left, by ${count} earlier build${count === 1 ? '' : 's'} (${numbers}).`,
      'zh-CN': `${complete ? '大约' : '至少'}还需 ${time}（根据之前 ${count} 次构建：${numbers}）。`,
    };
  },
  failed: (message: string): LocalizedText => ({
    en: `The build failed: ${message}`,
    'zh-CN': `构建失败：${message}`,
  }),
  cancelled: { en: 'The build was cancelled.', 'zh-CN': '构建已取消。' },
  interrupted: {
    en: 'The connection to the engine broke before the build came to its end.',
    'zh-CN': '在构建结束之前，与引擎的连接中断了。',
  },
  unrecorded: {
    en: 'The build was stopped, since its log could not be written. Make room in the data folder, and build again.',
    'zh-CN': '构建已停止，因为无法写入日志。请为数据文件夹腾出空间，然后重新构建。',
  },
  usage: {
    en: `Usage: stagecraft build [DIR] [flags]

Builds as "docker build" does, and keeps the record that the page shows.

  DIR                  build context, by default the current folder; also a git or archive URL
  --progress KIND      auto, plain, tty, or json: build events, one JSON value a line
  -q, --quiet          print the image's id only
  --iidfile FILE       write the image's id to a file
  --engine ENDPOINT    Docker Engine to use, as in DOCKER_HOST
  -h, --help

All other flags are docker build's own: -f, -t, --target, --build-arg, --build-context, --platform,
--no-cache, --no-cache-filter, --pull, --label, --network, --add-host, --secret, --ssh, --output,
--cache-from, --cache-to, --shm-size, --ulimit, --annotation; for the classic builder
(DOCKER_BUILDKIT=0) also --memory, --memory-swap, --cpu-shares, --cpuset-cpus.

Exit codes: 0 built, 1 the build failed, 2 the command could not be carried out, 130 cancelled.
`,
    'zh-CN': `用法：stagecraft build [DIR] [选项]

与 “docker build” 一样构建，并保存页面所显示的构建记录。

  DIR                  构建上下文，默认为当前文件夹；也可以是 git 或归档文件的 URL
  --progress KIND      auto、plain、tty 或 json（构建事件，每行一个 JSON 值）
  -q, --quiet          只输出镜像 ID
  --iidfile FILE       将镜像 ID 写入文件
  --engine ENDPOINT    要使用的 Docker Engine，写法同 DOCKER_HOST
  -h, --help           显示本帮助

其他选项均为 docker build 自己的选项：-f、-t、--target、--build-arg、--build-context、--platform、
--no-cache、--no-cache-filter、--pull、--label、--network、--add-host、--secret、--ssh、--output、
--cache-from、--cache-to、--shm-size、--ulimit、--annotation；使用经典构建器
（DOCKER_BUILDKIT=0）时还有 --memory、--memory-swap、--cpu-shares、--cpuset-cpus。

退出码：0 构建成功；1 构建失败；2 无法执行该命令；130 已取消。
`,
  },
} as const;
