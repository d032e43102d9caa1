import { configProblems } from '../problems/config.ts';
import { explainLexError } from '../shell/explain.ts';
import { lex } from '../shell/lex.ts';
import type { Span } from '../types.ts';
import type { Report } from './report.ts';

/** Whether the shell-word lexer has anything to do, and so anything to refuse. */
const SPECIAL = /['"$\\`]/;

/** Notes a word whose quotes or variables Docker's lexer refuses, whatever the variables' values are. */
export function checkExpansion(value: string, span: Span, escape: string, report: Report): void {
  if (!SPECIAL.test(value)) return;
  const result = lex(value, { escape, env: () => 'x' });
  if (result.ok) return;
  const text = explainLexError(result.error);
  const exact = span.end - span.start === value.length;
  const start = exact ? Math.min(span.start + result.error.at, span.end - 1) : span.start;
  report(configProblems.expansion, { start, end: span.end }, text.en, text['zh-CN']);
}

/** Whether a value depends on variables, so that it can't be judged before the build. */
export function hasVariable(value: string): boolean {
  return value.includes('$');
}
