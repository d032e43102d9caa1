import { configProblems } from '../problems/config.ts';
import { explainLexError } from '../shell/explain.ts';
import { lex, type LexResult } from '../shell/lex.ts';
import type { Span } from '../types.ts';
import type { Report } from './report.ts';

/** Whether the shell-word lexer has anything to do, and so anything to refuse. */
const SPECIAL = /['"$\\`]/;

/** What most values are, and the lexer takes: all in quotes without more in them, or with one variable. */
const SIMPLE = /^(?:"[^"$\\`]*"|'[^']*'|[^'"$\\`]*\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})[^'"$\\`]*)$/;

/** Whether quotes, escapes or variables make a value another than it is written. */
export function isExpanded(value: string): boolean {
  return SPECIAL.test(value);
}

/** Notes a word whose quotes or variables Docker's lexer refuses, whatever the variables' values are. */
export function checkExpansion(value: string, span: Span, escape: string, report: Report): void {
  if (!SPECIAL.test(value) || SIMPLE.test(value)) return;
  const result = lex(value, { escape, env: () => 'x' });
  if (result.ok) return;
  const text = explainLexError(result.error);
  const exact = span.end - span.start === value.length;
  const start = exact ? Math.min(span.start + result.error.at, span.end - 1) : span.start;
  report(configProblems.expansion, { start, end: span.end }, text.en, text['zh-CN']);
}

/**
 * A value as BuildKit uses it, quotes and escapes taken out. Null where a variable has a say, so
 * that it can't be judged before the build, and where the lexer refuses it.
 */
export function constantOf(value: string, escape: string): string | null {
  return SPECIAL.test(value) ? (expandConstant(value, escape)?.value ?? null) : value;
}

/** Like `constantOf`, for an instruction that splits a word again after the expansion (EXPOSE). */
export function constantWords(value: string, escape: string): readonly string[] | null {
  if (!SPECIAL.test(value)) return [value];
  return expandConstant(value, escape)?.words.map((word) => word.value) ?? null;
}

function expandConstant(value: string, escape: string): Extract<LexResult, { ok: true }> | null {
  let constant = true;
  const env = (): string => {
    constant = false;
    return 'x';
  };
  const result = lex(value, { escape, env });
  return constant && result.ok ? result : null;
}
