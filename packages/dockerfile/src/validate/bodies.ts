import { configProblems } from '../problems/config.ts';
import { explainLexError } from '../shell/explain.ts';
import { lex } from '../shell/lex.ts';
import type { Instruction } from '../types.ts';
import type { Report } from './report.ts';

/**
 * The here-documents of COPY and ADD, whose variables BuildKit expands: with `\\`, whatever the escape
 * directive says, and with no regard to quotes. `text` is the file's. What is marked ends with its line.
 */
export function checkBodies(text: string, instruction: Instruction, report: Report): void {
  const { keyword, heredocs } = instruction;
  if (keyword !== 'COPY' && keyword !== 'ADD') return;
  for (const { expand, bodySpan } of heredocs) {
    if (!expand) continue;
    const body = text.slice(bodySpan.start, bodySpan.end);
    if (!body.includes('${')) continue;
    const result = lex(body, { escape: '\\', noQuotes: true, env: () => 'x' });
    if (result.ok) continue;
    const start = bodySpan.start + result.error.at;
    const line = /[^\r\n]*/y;
    line.lastIndex = start;
    line.exec(text);
    const said = explainLexError(result.error);
    report(configProblems.expansion, { start, end: line.lastIndex }, said.en, said['zh-CN']);
  }
}
