import { KEYWORDS } from '../parse/instruction.ts';
import { fileProblems } from '../problems/file.ts';
import { nearest } from '../problems/suggest.ts';
import { spanOf } from '../text/cooked.ts';
import { checkFlags } from './flags.ts';
import type { Check } from './report.ts';

/** Checks one instruction, its ONBUILD trigger included. */
export const checkInstruction: Check = (draft, instruction, report) => {
  if (!KEYWORDS.has(instruction.keyword)) {
    const suggestion = nearest(instruction.keyword, KEYWORDS) ?? '';
    report(fileProblems.unknown, instruction.keywordSpan, instruction.keyword, suggestion);
    return;
  }
  checkFlags(instruction, report);
  if (draft.mixedJson) {
    report(fileProblems.jsonMixed, spanOf(draft.cooked, draft.formStart, draft.line.argsEnd));
  }
};
