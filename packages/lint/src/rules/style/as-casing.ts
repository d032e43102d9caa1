import type { Instruction, Word } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import { inCaseOf, isLower } from '../../text/case.ts';
import type { LintFile } from '../../file/types.ts';
import type { Fix } from '../../types.ts';

export const asCasing = defineRule({
  id: 'as-casing',
  aliases: ['FromAsCasing'],
  severity: 'warning',
  title: {
    en: 'AS is not written in the case of FROM.',
    'zh-CN': 'AS 与 FROM 的大小写不一致。',
  },
  why: {
    en: 'FROM and AS belong to one instruction. Where one is in capitals and the other is not, AS is easily taken for a part of the image’s name, above all by people who look for stages with a search for ` AS `.',
    'zh-CN':
      'FROM 和 AS 属于同一条指令。一个大写、一个小写时，AS 容易被当作镜像名的一部分，用“ AS ”搜索阶段的人也会漏掉它。',
  },
  remedy: {
    en: 'Write both in capitals, or both in lower case.',
    'zh-CN': '两者都用大写，或都用小写。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  examples: [
    { bad: 'FROM debian:12 «as» builder\n', good: 'FROM debian:12 AS builder\n' },
    { bad: 'from debian:12 «AS» builder\n', good: 'from debian:12 as builder\n' },
  ],
  *check(file) {
    for (const { from } of file.stages) {
      const word = from?.words[1];
      if (from === null || word === undefined || from.words.length < 3) continue;
      const keyword = keywordOf(file, from);
      // Letters of both cases in FROM itself are the matter of another rule.
      if (!isLower(keyword) && keyword !== keyword.toUpperCase()) continue;
      const wanted = inCaseOf(keyword, word.value);
      if (word.value === wanted) continue;
      yield { span: word.span, instruction: from, fix: () => matched(word, wanted) };
    }
  },
});

function keywordOf({ model }: LintFile, { keywordSpan }: Instruction): string {
  return model.text.slice(keywordSpan.start, keywordSpan.end);
}

function matched({ span }: Word, text: string): Fix {
  return {
    title: { en: `Write ${text}`, 'zh-CN': `改为 ${text}` },
    edits: [{ ...span, text }],
    changes: null,
  };
}
