import { runProblems } from '../problems/run.ts';
import { checkDevice } from './device.ts';
import { checkMount } from './mount.ts';
import type { Check } from './report.ts';

export const checkRun: Check = (draft, instruction, report) => {
  if (instruction.words.length === 0 && !draft.mixedJson) {
    const kind = instruction.form === 'exec' ? runProblems.emptyJson : runProblems.empty;
    report(kind, instruction.form === 'exec' ? instruction.argsSpan : instruction.keywordSpan);
  }
  for (const reading of draft.mounts) checkMount(draft, reading, report);
  for (const flag of instruction.flags) {
    if (flag.value === null || flag.valueSpan === null) continue;
    if (flag.name === 'network' && !['default', 'none', 'host'].includes(flag.value)) {
      report(runProblems.network, flag.valueSpan, flag.value);
    }
    if (flag.name === 'security' && !['sandbox', 'insecure'].includes(flag.value)) {
      report(runProblems.security, flag.valueSpan, flag.value);
    }
    if (flag.name === 'device') checkDevice(flag.value, flag.valueSpan, report);
  }
};
