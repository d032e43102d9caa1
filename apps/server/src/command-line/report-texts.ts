import type { LocalizedText } from '@stagecraft/contracts';

/** What `stagecraft report` says. */
export const reportTexts = {
  noFile: { en: '-o needs a file.', 'zh-CN': '-o 需要一个文件名。' },
  unknownFlag: (flag: string): LocalizedText => ({
    en: `There is no flag ${flag}. See stagecraft report --help.`,
    'zh-CN': `没有 ${flag} 这个选项。请参阅 stagecraft report --help。`,
  }),
  oneBuild: {
    en: 'Name one build: its id, or latest.',
    'zh-CN': '请只指定一个构建：其 ID 或 latest。',
  },
  noBuild: {
    en: 'There is no build in the records yet. Build something first.',
    'zh-CN': '还没有任何构建记录。请先进行构建。',
  },
  unwritable: (path: string, reason: string): LocalizedText => ({
    en: `${path} cannot be written: ${reason}.`,
    'zh-CN': `无法写入 ${path}：${reason}。`,
  }),
  usage: {
    en: `Usage: stagecraft report [ID|latest] [-o FILE]

Writes the record of a build as one HTML file that opens offline: stage graph, timeline, steps,
layers, Dockerfile, context and log.

  ID                The build’s id, as the page’s address shows it; by default the latest build
  -o, --output FILE File to write, “-” for standard output; by default build-NUMBER.html
  -h, --help        Shows this help

Exit codes: 0 written, 2 the command could not be carried out.
`,
    'zh-CN': `用法：stagecraft report [ID|latest] [-o FILE]

将构建记录写成一个可离线打开的 HTML 文件：阶段图、时间线、步骤、层、Dockerfile、上下文和日志。

  ID                构建的 ID，与页面地址中的一致；默认为最近一次构建
  -o, --output FILE 要写入的文件，“-” 表示标准输出；默认为 build-编号.html
  -h, --help        显示本帮助

退出码：0 已写入；2 无法执行该命令。
`,
  },
} as const;
