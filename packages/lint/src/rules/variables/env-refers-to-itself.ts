import type { DockerfileModel, Instruction, Span, VariableUse } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const envRefersToItself = defineRule({
  id: 'env-refers-to-itself',
  aliases: ['DL3044'],
  severity: 'error',
  title: {
    en: 'ENV uses a variable that the same ENV sets.',
    'zh-CN': 'ENV 使用了同一条 ENV 中才设置的变量。',
  },
  why: {
    en: 'All values of one ENV are worked out before any of them counts. In `ENV A=1 B=$A` the `$A` is what `A` was before the line: usually nothing, so `B` comes out empty.',
    'zh-CN':
      '一条 ENV 中的所有值都会先计算完，然后才生效。在 `ENV A=1 B=$A` 中，`$A` 是这一行之前的值：通常为空，于是 `B` 也为空。',
  },
  remedy: {
    en: 'Write a second ENV for the value that builds on the first.',
    'zh-CN': '把依赖前者的值写到另一条 ENV 中。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3044',
    'https://docs.docker.com/reference/dockerfile/#environment-replacement',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nENV HOME_DIR=/app BIN="«$HOME_DIR»/bin"\n',
      good: 'FROM debian:12\nENV HOME_DIR=/app\nENV BIN="$HOME_DIR/bin"\n',
    },
  ],
  *check(file) {
    const known = new Set<string>();
    for (const instruction of file.model.instructions) {
      const { keyword, detail } = instruction;
      if (detail.type !== 'pairs' || (keyword !== 'ENV' && keyword !== 'ARG')) continue;
      if (keyword === 'ENV') {
        for (const use of usesOfOwn(file, instruction, known)) {
          const fix = (): Fix | null => splitBefore(file.model, instruction, use);
          const message = messageFor(use.name);
          yield { span: use.span, instruction, message, fix };
        }
      }
      for (const { name } of detail.pairs) known.add(name);
    }
  },
});

/** Uses of what another pair of the ENV sets, and nothing before it. */
function usesOfOwn(
  { resolver }: LintFile,
  { index, detail }: Instruction,
  known: ReadonlySet<string>,
): readonly VariableUse[] {
  if (detail.type !== 'pairs' || detail.pairs.length < 2) return [];
  const places = new Map(detail.pairs.map((pair) => [pair.name, pair] as const));
  return resolver.usesOf(index).filter(({ name, span }) => {
    const own = places.get(name);
    if (own === undefined || known.has(name)) return false;
    const { start, end } = own.valueSpan ?? own.nameSpan;
    return span.start < start || span.start >= end;
  });
}

function messageFor(name: string) {
  return {
    en: `${name} is set in this same ENV, so its new value does not count here yet.`,
    'zh-CN': `${name} 在同一条 ENV 中设置，它的新值在这里尚未生效。`,
  };
}

/** A new ENV from the pair on that uses the other; null where the other comes later. */
function splitBefore(
  { text, newline }: DockerfileModel,
  { detail, keywordSpan, contentSpan, stage }: Instruction,
  use: VariableUse,
): Fix | null {
  if (detail.type !== 'pairs' || stage < 0) return null;
  const at = detail.pairs.findIndex(({ valueSpan }) => valueSpan !== null && holds(valueSpan, use));
  const [before, own] = [detail.pairs[at - 1], detail.pairs[at]];
  const isEarlier = detail.pairs.slice(0, at).some(({ name }) => name === use.name);
  if (before === undefined || own === undefined || !isEarlier) return null;
  const start = before.valueSpan?.end ?? before.nameSpan.end;
  const { start: end } = own.nameSpan;
  if (text.slice(start, end).includes('#')) return null;
  const lineStart = text.lastIndexOf('\n', contentSpan.start - 1) + 1;
  const indent = text.slice(lineStart, contentSpan.start);
  if (indent.trim() !== '') return null;
  const keyword = text.slice(keywordSpan.start, keywordSpan.end);
  return {
    title: { en: 'Begin another ENV here', 'zh-CN': '从这里另起一条 ENV' },
    edits: [{ start, end, text: `${newline}${indent}${keyword} ` }],
    changes: {
      en: `${use.name} then counts here with its new value.`,
      'zh-CN': `这里的 ${use.name} 将使用新值。`,
    },
  };
}

function holds({ start, end }: Span, { span }: VariableUse): boolean {
  return start <= span.start && span.end <= end;
}
