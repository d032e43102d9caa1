import type { Instruction } from '../types.ts';
import { fileProblems } from '../problems/file.ts';
import { nearest } from '../problems/suggest.ts';
import type { Report } from './report.ts';

/** What a flag takes: a value, `true`/`false` or nothing, or a value as often as wished. */
type FlagType = 'string' | 'boolean' | 'strings';

/** The flags of each instruction that has some. */
export const FLAGS: Readonly<Record<string, Readonly<Record<string, FlagType>>>> = {
  FROM: { platform: 'string' },
  COPY: {
    from: 'string',
    chown: 'string',
    chmod: 'string',
    link: 'boolean',
    parents: 'boolean',
    exclude: 'strings',
  },
  ADD: {
    chown: 'string',
    chmod: 'string',
    link: 'boolean',
    'keep-git-dir': 'boolean',
    checksum: 'string',
    unpack: 'boolean',
    exclude: 'strings',
  },
  RUN: { mount: 'strings', network: 'string', security: 'string', device: 'strings' },
  HEALTHCHECK: {
    interval: 'string',
    timeout: 'string',
    'start-period': 'string',
    'start-interval': 'string',
    retries: 'string',
  },
};

/** Names, values and repeats of flags, by the rules of BuildKit's flag reader. */
export function checkFlags(instruction: Instruction, report: Report): void {
  const { keyword } = instruction;
  if (keyword === 'ARG' || keyword === 'STOPSIGNAL') {
    noteIgnored(instruction, keyword, report);
    return;
  }
  if (instruction.flags.length === 0) return;
  const known = FLAGS[keyword] ?? {};
  const seen: string[] = [];
  for (const flag of instruction.flags) {
    const type = Object.hasOwn(known, flag.name) ? known[flag.name] : undefined;
    if (type === undefined) {
      const names = Object.keys(known);
      const suggestion = nearest(flag.name, names);
      if (names.length === 0) report(fileProblems.flagsNotTaken, flag.span, flag.name, keyword);
      else {
        const hint = suggestion === null ? '' : `--${suggestion}`;
        report(fileProblems.unknownFlag, flag.span, flag.name, keyword, hint);
      }
      continue;
    }
    if (seen.includes(flag.name) && type !== 'strings') {
      report(fileProblems.duplicateFlag, flag.span, flag.name);
    }
    if (type !== 'strings') seen.push(flag.name);
    if (type === 'boolean') {
      if (flag.value === '') report(fileProblems.flagValue, flag.span, flag.name);
      else if (flag.value !== null && !/^(?:true|false)$/i.test(flag.value)) {
        report(fileProblems.flagBoolean, flag.valueSpan ?? flag.span, flag.name, flag.value);
      }
    } else if (flag.value === null) report(fileProblems.flagValue, flag.span, flag.name);
  }
}

/** For the instructions whose flags BuildKit splits off and never looks at; `called` names it. */
export function noteIgnored(instruction: Instruction, called: string, report: Report): void {
  for (const flag of instruction.flags) {
    report(fileProblems.flagIgnored, flag.span, flag.name, called);
  }
}
