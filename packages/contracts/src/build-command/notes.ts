import type { LocalizedText } from '../problem.ts';

/** Why something of a pasted command is not (or not quite) in the options. */
export type CommandNoteCode = keyof typeof reasons;

/** Something of a pasted command that the options do not hold. */
export interface CommandNote {
  readonly code: CommandNoteCode;
  /** What is meant, as written: a flag with its value, a word, another command. */
  readonly subject: string;
  readonly reason: LocalizedText;
}

const reasons = {
  'no-build': {
    en: 'There is no docker build command in it. Paste one that begins with docker build, docker buildx build or podman build.',
    'zh-CN':
      '其中没有 docker build 命令。请粘贴以 docker build、docker buildx build 或 podman build 开头的命令。',
  },
  'open-quote': {
    en: 'A quote is opened and never closed. Check the end of the command.',
    'zh-CN': '引号没有闭合。请检查命令的结尾。',
  },
  'other-command': {
    en: 'Only the first docker build is read; this is another command.',
    'zh-CN': '只读取第一个 docker build；这是另一条命令。',
  },
  'engine-flag': {
    en: 'It chooses an engine or how docker speaks with it. Stagecraft builds on the engine that it is connected to.',
    'zh-CN': '它用于选择引擎或与引擎通信的方式。Stagecraft 使用当前连接的引擎构建。',
  },
  variable: {
    en: 'This variable of the command’s environment is not taken. Set it for Stagecraft’s server if the build needs it.',
    'zh-CN': '不会采用命令环境中的这个变量。如果构建需要它，请为 Stagecraft 服务器设置。',
  },
  unknown: {
    en: 'docker build has no flag of this name that Stagecraft knows.',
    'zh-CN': 'Stagecraft 不认识 docker build 的这个选项。',
  },
  unsupported: {
    en: 'Stagecraft’s builds cannot do this.',
    'zh-CN': 'Stagecraft 的构建不支持该功能。',
  },
  push: {
    en: 'A build in Stagecraft pushes nothing: the image stays on the engine. Push it afterwards with docker push.',
    'zh-CN': 'Stagecraft 的构建不会推送：镜像保留在引擎中。之后请用 docker push 推送。',
  },
  'no-effect': {
    en: 'It changes only what docker prints, writes beside the image or cleans up. The build is the same without it.',
    'zh-CN': '它只影响 docker 的输出、附带写出的文件或清理行为。没有它，构建也一样。',
  },
  expansion: {
    en: 'Only a shell can work this out. Put in the value itself.',
    'zh-CN': '只有 shell 才能展开该内容。请直接填入值。',
  },
  environment: {
    en: 'Without “=” docker takes the value from its environment, which is not known here. Put in the value.',
    'zh-CN': '没有“=”时，docker 从自身环境中取值，而这里无法得知。请填入值。',
  },
  invalid: {
    en: 'The value is not one that docker would take.',
    'zh-CN': '该值不是 docker 可以接受的值。',
  },
  'missing-value': {
    en: 'The flag needs a value, and the command ends before it.',
    'zh-CN': '该选项需要一个值，但命令已经结束。',
  },
  outside: {
    en: 'The path lies outside of the workspace. Builds read and write only what is in it.',
    'zh-CN': '该路径位于工作区之外。构建只读写工作区内的内容。',
  },
  'secret-outside': {
    en: 'The file lies outside of the workspace, so the secret’s value is to be typed in.',
    'zh-CN': '该文件位于工作区之外，因此需要手动输入机密的值。',
  },
  'secret-source': {
    en: 'docker takes the variable of this name if there is one, and a file of this name otherwise. Taken as the variable.',
    'zh-CN': '如果存在同名变量，docker 会使用它，否则使用同名文件。这里按变量处理。',
  },
  'ssh-source': {
    en: 'Stagecraft forwards the SSH agent of its server, never a key or another socket.',
    'zh-CN': 'Stagecraft 只转发其服务器的 SSH 代理，不会转发密钥或其他套接字。',
  },
  'output-attribute': {
    en: 'This attribute of the output is not taken.',
    'zh-CN': '不会采用输出的这个属性。',
  },
  'one-output': {
    en: 'A build has one output here; the first one was taken.',
    'zh-CN': '这里每次构建只有一个输出；已采用第一个。',
  },
  'remote-dockerfile': {
    en: 'docker would take the Dockerfile from the context. Stagecraft builds the one that is open.',
    'zh-CN': 'docker 会使用上下文中的 Dockerfile。Stagecraft 构建当前打开的 Dockerfile。',
  },
  input: {
    en: 'The command reads from its input what is not in a file. Save it as a file of the workspace first.',
    'zh-CN': '该命令从标准输入读取不在文件中的内容。请先将其保存为工作区中的文件。',
  },
  'no-context': {
    en: 'The command names no build context; the workspace’s folder was taken.',
    'zh-CN': '该命令没有指定构建上下文；已采用工作区文件夹。',
  },
  'extra-word': {
    en: 'docker build takes one context, the last word; this one is too many.',
    'zh-CN': 'docker build 只接受一个上下文，即最后一个参数；这个参数是多余的。',
  },
  limit: {
    en: 'There is more of this, or a longer value, than Stagecraft takes.',
    'zh-CN': '数量或长度超出了 Stagecraft 的上限。',
  },
} as const satisfies Record<string, LocalizedText>;

/** A note with its reason in words. */
export function commandNote(code: CommandNoteCode, subject: string): CommandNote {
  return { code, subject, reason: reasons[code] };
}
