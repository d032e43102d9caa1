import { isGoBoolean } from '../parse/directives.ts';
import { splitCsv } from '../parse/mounts.ts';
import { runProblems } from '../problems/run.ts';
import type { Span } from '../types.ts';
import type { Report } from './report.ts';

/** `--device=NAME[,required]`, by `instructions/commands_rundevice.go` of BuildKit; nothing is expanded. */
export function checkDevice(value: string, span: Span, report: Report): void {
  const { cells, badQuotes } = splitCsv(value);
  if (value === '' || badQuotes) {
    report(runProblems.deviceCsv, span);
    return;
  }
  let hasName = false;
  for (const cell of cells) {
    const equals = cell.indexOf('=');
    const key = (equals < 0 ? cell : cell.slice(0, equals)).toLowerCase();
    if (key === 'required') {
      const required = cell.slice(equals + 1);
      if (equals < 0 || isGoBoolean(required)) continue;
      report(runProblems.deviceValue, span, required);
    } else if (key === 'name' && equals >= 0 && hasName) report(runProblems.deviceTwice, span);
    else if (hasName) report(runProblems.deviceKey, span, cell);
    hasName = true;
  }
}
