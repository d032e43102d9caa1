import { readHeredocWord } from '../parse/heredocs.ts';
import { configProblems } from '../problems/config.ts';
import { copyProblems } from '../problems/copy.ts';
import { runProblems } from '../problems/run.ts';
import type { Evaluator } from '../scope/resolver.ts';
import type { DockerfileModel, Flag, GraphOptions, Instruction, Word } from '../types.ts';
import { checkChecksum, checkSource, isMode } from '../validate/copy.ts';
import { checkPort } from '../validate/expose.ts';
import { isMountValue } from '../validate/mount.ts';
import type { Report } from '../validate/report.ts';
import { isSignal } from '../validate/signals.ts';

const BY_VALUE: ReadonlySet<string> = new Set(['EXPOSE', 'STOPSIGNAL', 'VOLUME']);
const FLAGS: ReadonlySet<string> = new Set(['checksum', 'chmod', 'mount']);

/** Tells whether BuildKit looks at a value of an instruction in which a variable has a part. */
export function findByValue(
  { text }: Pick<DockerfileModel, 'text'>,
  options: GraphOptions,
): (instruction: Instruction) => boolean {
  // Many files copy what variables name, and few of these can be addresses.
  const isFar =
    FAR.test(text) || Object.values(options.buildArgs ?? {}).some((one) => FAR.test(one));
  return ({ keyword, words, flags }: Instruction): boolean => {
    if (flags.some(isByVariable)) return true;
    if (BY_VALUE.has(keyword)) return words.some(({ value }) => value.includes('$'));
    return isFar && (keyword === 'COPY' || keyword === 'ADD') && words.some(mayBeFar);
  };
}

/** What a text has that names a URL or a Git repository. */
const FAR = /:\/\/|@[a-zA-Z0-9.-]+:/;

/** A word whose beginning, and so what it is, a variable decides. */
function mayBeFar({ value }: Word): boolean {
  return /^["']?\$/.test(value);
}

function isByVariable({ name, value }: Flag): boolean {
  return FLAGS.has(name) && value?.includes('$') === true;
}

/** What an instruction's values come to, once their variables have values. */
export function checkOutcome(evaluate: Evaluator, instruction: Instruction, report: Report): void {
  const { type } = instruction.detail;
  if (type === 'copy') checkCopyOutcome(evaluate, instruction, report);
  else if (type === 'run') checkMountOutcome(evaluate, instruction, report);
  else if (BY_VALUE.has(instruction.keyword)) checkWordOutcome(evaluate, instruction, report);
}

/** Ports, signals and volumes. */
function checkWordOutcome(evaluate: Evaluator, instruction: Instruction, report: Report): void {
  const { keyword, index } = instruction;
  for (const { value: written, span } of instruction.words) {
    if (!written.includes('$')) continue;
    const { value, words } = evaluate(index, written);
    if (value === null) continue;
    if (keyword === 'EXPOSE') for (const port of words ?? []) checkPort(port, span, report);
    else if (keyword === 'VOLUME' && value === '') report(configProblems.emptyVolume, span);
    else if (keyword === 'STOPSIGNAL' && !isSignal(value)) {
      report(configProblems.signal, span, value);
    }
  }
}

/** Where COPY and ADD take from, file modes, and the checksum. */
function checkCopyOutcome(evaluate: Evaluator, instruction: Instruction, report: Report): void {
  const { keyword, index, flags } = instruction;
  const sources = instruction.words
    .slice(0, -1)
    .filter(({ value }) => readHeredocWord(value) === null);
  for (const word of sources.filter(mayBeFar)) {
    const { value } = evaluate(index, word.value);
    if (value !== null) checkSource(keyword, value, word.span, report);
  }
  const isOpen = sources.some(({ value }) => value.includes('$'));
  for (const flag of flags) {
    const { name, span, valueSpan } = flag;
    const isChecksum = name === 'checksum' && keyword === 'ADD';
    if (!isByVariable(flag) && !(isChecksum && isOpen)) continue;
    const value = evaluate(index, flag.value ?? '').value ?? '';
    if (value === '') continue;
    const place = valueSpan ?? span;
    if (name === 'chmod' && !isMode(value)) report(copyProblems.mode, place, value);
    if (!isChecksum) continue;
    const values = sources.map((source) => evaluate(index, source.value).value);
    checkChecksum(values, value, place, report);
  }
}

function checkMountOutcome(
  evaluate: Evaluator,
  { detail, index }: Instruction,
  report: Report,
): void {
  if (detail.type !== 'run') return;
  for (const { options, span } of detail.mounts) {
    for (const [key, written] of Object.entries(options)) {
      const value = written.includes('$') ? evaluate(index, written).value : null;
      if (value === null || isMountValue(key, value)) continue;
      if (key === 'type') report(runProblems.mountType, span, value, '');
      else report(runProblems.mountBadValue, span, key, value);
    }
  }
}
