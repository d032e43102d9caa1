import { say } from '../../problems/problem.ts';
import type { Text } from '../../types.ts';
import type { Offer } from '../intent.ts';
import { refuse } from '../refuse.ts';

/** Why a gesture on instructions can't be done. */
export const refusals = {
  nothing: () =>
    refuse(
      'nothing-selected',
      say(
        'No instruction is selected. Select one or more first.',
        '没有选中任何指令。请先选择一条或多条指令。',
      ),
    ),
  gone: () =>
    refuse(
      'no-such-instruction',
      say(
        'An instruction that was selected is no longer there. Select again.',
        '选中的某条指令已不存在。请重新选择。',
      ),
    ),
  place: () =>
    refuse(
      'no-such-place',
      say(
        'There is no such place in the file any more. Choose another one.',
        '文件中已没有这个位置。请另选一个位置。',
      ),
    ),
  from: (offers: readonly Offer[]) =>
    refuse(
      'from-selected',
      say(
        'FROM stands for its whole stage, and is no instruction among the others. Select the stage instead.',
        'FROM 代表整个阶段，不能当作普通指令处理。请改为选择该阶段。',
      ),
      offers,
    ),
  onlyArg: (keyword: string) =>
    refuse(
      'only-arg-above-from',
      say(
        `Only ARG may stand above the first FROM. Put ${keyword} into a stage.`,
        `第一个 FROM 之前只能写 ARG。请将 ${keyword} 放到某个阶段中。`,
      ),
    ),
  sameStage: (keyword: string, stage: Text) =>
    refuse(
      'takes-from-itself',
      say(
        `${keyword} takes files from ${stage.en}, and so cannot stand in it. Choose a later stage.`,
        `${keyword} 要从${stage['zh-CN']} 获取文件，不能放在该阶段内。请选择后面的阶段。`,
      ),
    ),
  laterStage: (keyword: string, source: Text, target: Text, offers: readonly Offer[]) =>
    refuse(
      'stage-comes-later',
      say(
        `${keyword} takes files from ${source.en}, which comes later than ${target.en}. Choose a stage below it, or move it up first.`,
        `${keyword} 要从${source['zh-CN']} 获取文件，而它在${target['zh-CN']} 之后。请选择它后面的阶段，或先将它上移。`,
      ),
      offers,
    ),
  open: () =>
    refuse(
      'instruction-not-closed',
      say(
        'An instruction in the file is not closed, and would take in lines that follow it. Finish it first: end its here-document, or remove the continuation at its end.',
        '文件中有一条指令没有写完，会把后面的行也包含进去。请先补全：写上 here-document 的结束行，或删除末尾的续行符。',
      ),
    ),
  noImage: (name: string) =>
    refuse(
      'from-needs-variable',
      say(
        `A FROM takes its image by ${name}, which would no longer be set there. Write the image out in that FROM first.`,
        `有 FROM 通过 ${name} 取得镜像，而它在那里将不再有值。请先在该 FROM 中直接写出镜像。`,
      ),
    ),
  noText: () =>
    refuse('nothing-to-insert', say('There is no text to put in.', '没有可插入的文本。')),
  openHeredoc: (name: string) =>
    refuse(
      'unterminated-heredoc',
      say(
        `The here-document ${name} in the text is never closed. Add a line with only ${name}.`,
        `文本中的 here-document ${name} 没有结束行。请添加只含 ${name} 的一行。`,
      ),
    ),
  trailingContinuation: (escape: string) =>
    refuse(
      'trailing-continuation',
      say(
        `The text ends with a continuation (${escape}), and would take in what follows. Finish the instruction or remove the ${escape}.`,
        `文本以续行符（${escape}）结尾，会把后面的内容也包含进去。请补全该指令或删除 ${escape}。`,
      ),
    ),
  otherEscape: (theirs: string, own: string) =>
    refuse(
      'other-escape-character',
      say(
        `The text continues lines with ${theirs}, this file with ${own}. Write it with ${own} first.`,
        `该文本用 ${theirs} 续行，而本文件用 ${own}。请先改用 ${own}。`,
      ),
    ),
  oneInstruction: (count: number, offers: readonly Offer[]) =>
    refuse(
      'not-one-instruction',
      count === 0
        ? say(
            'There is no instruction in the text. To take the instruction away, delete it.',
            '文本中没有指令。若要移除该指令，请将其删除。',
          )
        : say(
            `One instruction goes here, and the text has ${String(count)}. Put the others in on their own.`,
            `这里只能写一条指令，而文本中有 ${String(count)} 条。请另行插入其余指令。`,
          ),
      offers,
    ),
  fromStays: () =>
    refuse(
      'from-stays',
      say(
        'FROM begins a stage: it can only be replaced by another FROM.',
        'FROM 是阶段的开头，只能替换为另一个 FROM。',
      ),
    ),
  newFrom: () =>
    refuse(
      'would-split-stage',
      say(
        'FROM would begin a new stage here and cut this one in two. Split the stage instead.',
        '此处写 FROM 会开始新阶段，把当前阶段一分为二。请改用“拆分阶段”。',
      ),
    ),
} as const;
