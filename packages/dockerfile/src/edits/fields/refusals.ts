import type { Text } from '../../types.ts';
import type { Refusal } from '../edit.ts';

function refusal(code: string, en: string, zh: string): Refusal {
  return { code, message: { en, 'zh-CN': zh } };
}

/** Why an instruction's parts can't be changed like that. */
export const fieldRefusals = {
  instruction: () =>
    refusal(
      'no-such-instruction',
      'The instruction is no longer there. Choose it again.',
      '该指令已不存在，请重新选择。',
    ),
  field: (keyword: string) =>
    refusal(
      'no-such-field',
      `${keyword} has no such part as it is written here. Edit it as text.`,
      `按此处的写法，${keyword} 没有这一部分。请以文本方式编辑。`,
    ),
  lineBreak: () =>
    refusal(
      'line-break-in-value',
      'A Dockerfile has no way to write a line break here. Put the text on one line.',
      'Dockerfile 在此处无法表示换行。请写成一行。',
    ),
  unwritable: () =>
    refusal(
      'unwritable-value',
      'Docker would not read this back as it is given here: a space, a quote, a “$”, a “#”, a leading “--”, “<<” or an escape character at the end has a meaning of its own in this place. Change it, or edit the instruction as text.',
      'Docker 读到的内容会与此处填写的不同：空格、引号、“$”、“#”、开头的“--”、“<<”或末尾的转义字符在这里有特殊含义。请修改，或以文本方式编辑该指令。',
    ),
  missing: (keyword: string, what: Text) =>
    keyword === 'FROM'
      ? refusal(
          'nothing-left',
          `FROM needs ${what.en}. To do without the stage, delete it.`,
          `FROM 需要${what['zh-CN']}。如不需要该阶段，请将其删除。`,
        )
      : refusal(
          'nothing-left',
          `${keyword} needs ${what.en}. To do without it, delete the instruction.`,
          `${keyword} 需要${what['zh-CN']}。如不需要，请删除该指令。`,
        ),
  noSource: (keyword: string) =>
    refusal(
      'no-source',
      `${keyword} needs at least one source. To copy nothing, delete the instruction.`,
      `${keyword} 至少需要一个源。如无需复制，请删除该指令。`,
    ),
  emptySource: (keyword: string) =>
    refusal(
      'empty-source',
      `A source of ${keyword} can’t be empty. Write . for the whole folder.`,
      `${keyword} 的源不能为空。整个目录请写 .`,
    ),
  noDestination: (keyword: string) =>
    refusal(
      'no-destination',
      `${keyword} needs a destination: a path in this stage, such as /app/, or ./ for its working directory.`,
      `${keyword} 需要目标路径：本阶段中的路径，例如 /app/；工作目录写 ./`,
    ),
  emptyName: (keyword: string) =>
    refusal(
      'empty-name',
      `${keyword} needs a name before the value.`,
      `${keyword} 的值前需要有名称。`,
    ),
  badName: (keyword: string, name: string) =>
    refusal(
      'bad-name',
      `“${name}” is no name for ${keyword}: a name has no spaces, no quotes and no “=”.`,
      `“${name}”不能用作 ${keyword} 的名称：名称不能含有空格、引号或“=”。`,
    ),
  needsShell: () =>
    refusal(
      'needs-a-shell',
      'The command needs a shell: the exec form runs one program with fixed arguments and knows no variables, pipes, wildcards or shell commands such as cd. Keep the shell form, or name the shell in the exec form.',
      '该命令需要 shell：exec 形式只用固定参数运行一个程序，不支持变量、管道、通配符，也不支持 cd 这类 shell 命令。请保留 shell 形式，或在 exec 形式中写明 shell。',
    ),
  otherShell: () =>
    refusal(
      'shell-not-known',
      'This file uses a shell whose quoting rules differ from those of /bin/sh, so the command can’t be converted safely. Edit it as text.',
      '该文件使用的 shell 与 /bin/sh 的引号规则不同，无法安全转换该命令。请以文本方式编辑。',
    ),
  noOtherForm: (keyword: string) =>
    refusal(
      'no-other-form',
      `${keyword} can’t be written in that form here.`,
      `此处的 ${keyword} 不能写成该形式。`,
    ),
  wordNotQuotable: () =>
    refusal(
      'word-not-quotable',
      'A word has a line break, which the shell form can’t hold. Keep the exec form.',
      '某个参数含有换行，shell 形式无法表示。请保留 exec 形式。',
    ),
  delimiter: (name: string) =>
    refusal(
      'delimiter-in-body',
      `A line reads ${name} and would end the here-document there. Change that line, or rename the here-document.`,
      `有一行内容是 ${name}，会使 here-document 在此结束。请修改该行，或重命名该 here-document。`,
    ),
  heredocWords: () =>
    refusal(
      'here-document-word',
      'A path that begins with << opens a here-document, and one with a space can’t stand beside one. Edit the instruction as text.',
      '以 << 开头的路径会开启 here-document，而带空格的路径不能与 here-document 并存。请以文本方式编辑该指令。',
    ),
  stageInUse: (name: string) =>
    refusal(
      'stage-name-in-use',
      `Stage ${name} is referred to by its name. Rename it instead, or change what refers to it first.`,
      `阶段 ${name} 正被其他指令按名称引用。请改为重命名，或先修改引用它的地方。`,
    ),
} as const;
