import { configProblems } from '../problems/config.ts';
import { fileProblems } from '../problems/file.ts';
import type { Flag } from '../types.ts';
import { checkFlags, noteIgnored } from './flags.ts';
import type { Check, Report } from './report.ts';

export const checkHealthcheck: Check = (draft, instruction, report) => {
  const [type, ...rest] = instruction.words;
  if (type === undefined) {
    report(fileProblems.anArgument, instruction.keywordSpan, 'HEALTHCHECK');
    return;
  }
  const name = type.value.toUpperCase();
  if (name === 'NONE') {
    noteIgnored(instruction, 'HEALTHCHECK NONE', report);
    if (rest.length > 0) {
      const last = rest.at(-1) ?? type;
      report(configProblems.healthNone, { start: rest[0]?.span.start ?? 0, end: last.span.end });
    }
    return;
  }
  checkFlags(instruction, report);
  if (name !== 'CMD') report(configProblems.healthType, type.span, type.value);
  else if (rest.length === 0 && !draft.mixedJson) report(configProblems.healthCommand, type.span);
  for (const flag of instruction.flags) checkHealthFlag(flag, report);
};

function checkHealthFlag(flag: Flag, report: Report): void {
  if (flag.value === null || flag.valueSpan === null || flag.value === '') return;
  if (flag.name === 'retries') {
    if (!/^\+?[0-9]+$/.test(flag.value) || Number(flag.value) > 0x7fffffff) {
      report(configProblems.retries, flag.valueSpan, flag.value);
    }
  } else if (/^(?:interval|timeout|start-period|start-interval)$/.test(flag.name)) {
    const duration = parseDuration(flag.value);
    if (duration === null) report(configProblems.duration, flag.valueSpan, flag.value);
    else if (duration !== 0 && duration < 1) {
      report(configProblems.durationShort, flag.valueSpan, flag.value);
    }
  }
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Go's `time.ParseDuration` reads it; null when it refuses. */
export function parseDuration(text: string): number | null {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = /^[-+]/.test(text) ? text.slice(1) : text;
  if (body === '0') return 0;
  if (body === '' || body.length > 100) return null;
  const part = /([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)/y;
  let total = 0;
  while (part.lastIndex < body.length) {
    const match = part.exec(body);
    if (match === null) return null;
    total += Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
  }
  return total > 9.223372036854775e12 ? null : sign * total;
}
