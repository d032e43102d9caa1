import { copyProblems } from '../problems/copy.ts';
import { readHeredocWord } from '../parse/heredocs.ts';
import type { Instruction } from '../types.ts';
import { checkExpansion, hasVariable } from './expansion.ts';
import type { Check, Report } from './report.ts';

export const checkCopy: Check = (draft, instruction, report) => {
  const { words, keyword } = instruction;
  if (words.length < 2) {
    const span = words[0]?.span ?? instruction.keywordSpan;
    if (!draft.mixedJson) report(copyProblems.destination, span, keyword);
    return;
  }
  const last = words.at(-1);
  if (last !== undefined && instruction.form === null && readHeredocWord(last.value) !== null) {
    report(copyProblems.heredocDestination, last.span, keyword);
  }
  for (const word of words) {
    if (word !== last && keyword === 'COPY' && /^https?:\/\//i.test(word.value)) {
      report(copyProblems.url, word.span);
    }
    if (!word.value.includes('<<')) checkExpansion(word.value, word.span, draft.escape, report);
  }
  checkCopyFlags(instruction, report);
};

function checkCopyFlags(instruction: Instruction, report: Report): void {
  for (const flag of instruction.flags) {
    if (flag.value === null || flag.valueSpan === null || hasVariable(flag.value)) continue;
    if (flag.name === 'chmod' && flag.value !== '' && !isMode(flag.value)) {
      report(copyProblems.mode, flag.valueSpan, flag.value);
    }
    if (flag.name === 'checksum' && instruction.keyword === 'ADD' && flag.value !== '') {
      checkChecksum(instruction, flag.value, flag.valueSpan, report);
    }
  }
}

/** Octal up to 7777, or symbolic as `chmod` takes it. */
function isMode(mode: string): boolean {
  if (/^[0-7]+$/.test(mode)) return parseInt(mode, 8) <= 0o7777;
  return mode.split(',').every((part) => /^[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+$/.test(part));
}

function checkChecksum(
  instruction: Instruction,
  value: string,
  span: Instruction['span'],
  report: Report,
): void {
  const sources = instruction.words.slice(0, -1);
  const source = sources[0]?.value ?? '';
  if (sources.some((word) => hasVariable(word.value))) return;
  const isGit =
    /^(?:git:\/\/|ssh:\/\/|git@)/.test(source) || /^https?:\/\/\S+\.git(?:[#?]|$)/.test(source);
  const isHttp = /^https?:\/\//.test(source);
  if (sources.length !== 1 || (!isGit && !isHttp)) report(copyProblems.checksumSource, span);
  else if (!isGit && !isDigest(value)) report(copyProblems.checksum, span, value);
}

function isDigest(value: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(value);
}
