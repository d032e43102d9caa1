import { copyProblems } from '../problems/copy.ts';
import { readHeredocWord } from '../parse/heredocs.ts';
import type { Flag, Instruction, Span } from '../types.ts';
import { checkExpansion, constantOf } from './expansion.ts';
import { readGitSource } from './git.ts';
import type { Check, Report } from './report.ts';

export const checkCopy: Check = (draft, instruction, report) => {
  const { words, keyword } = instruction;
  if (words.length < 2) {
    const span = words[0]?.span ?? instruction.keywordSpan;
    if (!draft.mixedJson) report(copyProblems.destination, span, keyword);
    return;
  }
  const last = words.at(-1);
  if (last !== undefined && readHeredocWord(last.value) !== null) {
    report(copyProblems.heredocDestination, last.span, keyword);
  }
  const sources: (string | null)[] = [];
  for (const { value, span } of words) {
    if (readHeredocWord(value) !== null) continue;
    checkExpansion(value, span, draft.escape, report);
    if (span === last?.span) continue;
    const source = constantOf(value, draft.escape);
    sources.push(source);
    if (source !== null) checkSource(keyword, source, span, report);
  }
  for (const flag of instruction.flags) checkFlag(instruction, flag, sources, draft.escape, report);
};

/** What lies elsewhere: only ADD fetches it. `source` is expanded. */
export function checkSource(keyword: string, source: string, span: Span, report: Report): void {
  if (!source.includes(':')) return;
  const git = readGitSource(source);
  if (keyword === 'COPY') {
    if (git !== null) report(copyProblems.git, span);
    else if (isHttp(source)) report(copyProblems.url, span);
  } else if (git !== null && git.badQuery !== null) {
    report(copyProblems.gitQuery, span, git.badQuery);
  }
}

/** In lower case only: BuildKit takes `HTTP://…` for a path. */
function isHttp(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/** `sources` are the words that are no here-documents; null where a variable has a say. */
function checkFlag(
  instruction: Instruction,
  flag: Flag,
  sources: readonly (string | null)[],
  escape: string,
  report: Report,
): void {
  const { name, value, valueSpan } = flag;
  const expands = name === 'chown' || name === 'chmod' || name === 'checksum';
  if (!expands || value === null || valueSpan === null) return;
  checkExpansion(value, valueSpan, escape, report);
  const constant = constantOf(value, escape);
  if (constant === null || constant === '') return;
  if (name === 'chmod' && !isMode(constant)) report(copyProblems.mode, valueSpan, constant);
  if (name === 'chown' && isLinked(instruction) && !isNumericOwner(constant)) {
    report(copyProblems.linkOwner, valueSpan, constant);
  }
  if (name === 'checksum' && instruction.keyword === 'ADD') {
    checkChecksum(sources, constant, valueSpan, report);
  }
}

/** Octal up to 7777, or symbolic as `chmod` takes it. */
export function isMode(mode: string): boolean {
  if (/^[0-7]+$/.test(mode)) return parseInt(mode, 8) <= 0o7777;
  return mode.split(',').every((part) => /^[ugoa]*(?:[-+=][rwxXstugo]*)+$/.test(part));
}

function isLinked(instruction: Instruction): boolean {
  const link = instruction.flags.find((flag) => flag.name === 'link');
  return link !== undefined && link.value?.toLowerCase() !== 'false';
}

/** Whether user and group are numbers (or `root`), which need no `/etc/passwd` of the target. */
function isNumericOwner(owner: string): boolean {
  const colon = owner.indexOf(':');
  const parts = colon < 0 ? [owner] : [owner.slice(0, colon), owner.slice(colon + 1)];
  return parts.every((part) => /^(?:|root|[-+]?[0-9]+)$/.test(part));
}

/** ADD's checksum, not empty, and its sources that are no here-documents; null for what is not known. */
export function checkChecksum(
  sources: readonly (string | null)[],
  value: string,
  span: Span,
  report: Report,
): void {
  const source = sources[0];
  if (sources.length !== 1 || source === undefined) {
    report(copyProblems.checksumSource, span);
    return;
  }
  if (source === null || readGitSource(source) !== null) return;
  // A path as well as a repository, for which BuildKit lets the checksum pass.
  if (source.startsWith('github.com/')) return;
  if (!isHttp(source)) report(copyProblems.checksumSource, span);
  else if (!isDigest(value)) report(copyProblems.checksum, span, value);
}

function isDigest(value: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(value);
}
