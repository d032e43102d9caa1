import type { Edit, Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { isLower } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const instructionCasing = defineRule({
  id: 'instruction-casing',
  aliases: ['ConsistentInstructionCasing'],
  severity: 'warning',
  title: {
    en: 'Instructions are written in different case.',
    'zh-CN': '指令的大小写不一致。',
  },
  why: {
    en: 'Where most instructions are in capitals, a lower-case `run` disappears among the arguments of its neighbours. Whoever skims the file for the steps, or searches for `RUN`, misses it.',
    'zh-CN':
      '大多数指令都是大写时，小写的 `run` 会淹没在旁边的参数里。浏览步骤或搜索 `RUN` 的人会漏掉它。',
  },
  remedy: {
    en: 'Write all instructions in one case, usually capitals.',
    'zh-CN': '所有指令使用同一种大小写，通常为大写。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  examples: [
    {
      bad: 'FROM debian:12\n«Run» make\n«copy» a b\n',
      good: 'FROM debian:12\nRUN make\nCOPY a b\n',
    },
    {
      bad: 'from debian:12\nrun make\n«CMD» ["a"]\n',
      good: 'from debian:12\nrun make\ncmd ["a"]\n',
    },
  ],
  *check(file) {
    const own = inStages(file);
    const words = own.map((instruction) => keywordOf(file, instruction));
    const lower = words.filter(isLower).length;
    const upper = words.filter((word) => !isLower(word) && word === word.toUpperCase()).length;
    const isMostlyLower = lower > upper;
    for (const [at, instruction] of own.entries()) {
      const word = words[at] ?? '';
      const wanted = isMostlyLower ? word.toLowerCase() : word.toUpperCase();
      if (word === wanted) continue;
      const message = messageFor(word, isMostlyLower);
      const fix = (): Fix => rewritten(instruction, wanted);
      yield { span: instruction.keywordSpan, instruction, message, fix };
    }
  },
});

/** Every instruction from the first FROM on; Docker leaves ARGs before it alone. */
function inStages({ stages }: LintFile): readonly Instruction[] {
  return stages.flatMap(({ from, instructions }) => (from === null ? [] : [from, ...instructions]));
}

function keywordOf({ model }: LintFile, { keywordSpan }: Instruction): string {
  return model.text.slice(keywordSpan.start, keywordSpan.end);
}

function messageFor(word: string, isMostlyLower: boolean) {
  return {
    en: `${word} stands among instructions in ${isMostlyLower ? 'lower case' : 'capitals'}.`,
    'zh-CN': `其他指令多为${isMostlyLower ? '小写' : '大写'}，而这里是 ${word}。`,
  };
}

function rewritten(instruction: Instruction, text: string): Fix {
  const word: Edit = { ...instruction.keywordSpan, text };
  return {
    title: { en: `Write ${text}`, 'zh-CN': `改为 ${text}` },
    edits: [word, ...withAs(instruction, text)],
    changes: null,
  };
}

/** AS goes along where it was written like FROM, so that they still match. */
function withAs(instruction: Instruction, keyword: string): readonly Edit[] {
  const as = instruction.words[1];
  if (instruction.keyword !== 'FROM' || as === undefined || instruction.words.length < 3) return [];
  const text = isLower(keyword) ? as.value.toLowerCase() : as.value.toUpperCase();
  return as.value === text ? [] : [{ ...as.span, text }];
}
