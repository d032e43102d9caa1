import { KEYWORDS } from '../parse/keywords.ts';
import { configProblems } from '../problems/config.ts';
import { fileProblems } from '../problems/file.ts';
import { inTrigger } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { spanOf } from '../text/cooked.ts';
import { checkArg, checkOneArgument, checkPairs, checkShell, checkVolume } from './config.ts';
import { checkCopy } from './copy.ts';
import { checkExpose } from './expose.ts';
import { checkFlags } from './flags.ts';
import { checkHealthcheck } from './healthcheck.ts';
import { checkRun } from './run.ts';
import type { Check, Report } from './report.ts';
import { checkFrom, checkOnbuild } from './stage.ts';

const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['FROM', checkFrom],
  ['COPY', checkCopy],
  ['ADD', checkCopy],
  ['RUN', checkRun],
  ['ENV', checkPairs],
  ['LABEL', checkPairs],
  ['ARG', checkArg],
  ['EXPOSE', checkExpose],
  ['HEALTHCHECK', checkHealthcheck],
  ['ONBUILD', checkOnbuild],
  ['SHELL', checkShell],
  ['VOLUME', checkVolume],
  ['WORKDIR', checkOneArgument],
  ['USER', checkOneArgument],
  ['STOPSIGNAL', checkOneArgument],
  ['MAINTAINER', checkOneArgument],
]);

/** Checks one instruction, its ONBUILD trigger included. */
export const checkInstruction: Check = (draft, instruction, report) => {
  const { keyword } = instruction;
  if (!KEYWORDS.has(keyword)) {
    const suggestion = nearest(keyword, KEYWORDS) ?? '';
    report(fileProblems.unknown, instruction.keywordSpan, keyword, suggestion);
    return;
  }
  if (keyword !== 'HEALTHCHECK') checkFlags(instruction, report);
  if (draft.formStart < draft.line.argsEnd) checkForm(draft, instruction, report);
  CHECKS.get(keyword)?.(draft, instruction, report);
  const trigger = instruction.detail.type === 'onbuild' ? instruction.detail.trigger : null;
  if (trigger === null || draft.trigger === null) return;
  if (!/^(?:ONBUILD|FROM|MAINTAINER)$/.test(trigger.keyword)) {
    checkInstruction(draft.trigger, trigger, softened(report));
  }
};

/** Codes that BuildKit's line reader refuses at once, in a trigger as anywhere. */
const AT_ONCE = new Set([
  fileProblems.jsonMixed.code,
  configProblems.pairValue.code,
  configProblems.pairEquals.code,
]);

function softened(report: Report): Report {
  return (kind, span, ...args) => {
    report(AT_ONCE.has(kind.code) ? kind : inTrigger(kind), span, ...args);
  };
}

/** A JSON array that is none, or that BuildKit refuses. */
const checkForm: Check = (draft, instruction, report) => {
  const { cooked, formStart, line } = draft;
  if (cooked.text[formStart] !== '[') return;
  const span = spanOf(cooked, formStart, line.argsEnd);
  if (draft.mixedJson) report(fileProblems.jsonMixed, span);
  else if (instruction.form === 'shell' && instruction.keyword !== 'SHELL') {
    const head = cooked.text.slice(formStart, Math.min(formStart + 40, line.argsEnd));
    const looksLikeJson = /^\[\s*["'\u201c]/.test(head) && cooked.text[line.argsEnd - 1] === ']';
    if (looksLikeJson) report(fileProblems.jsonBroken, span);
  }
};
