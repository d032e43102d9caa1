import { lintFile } from '../file/lint-file.ts';
import type { LintInput } from '../file/types.ts';
import { suppressor } from '../pragmas/suppress.ts';
import { readCheckDirective } from '../pragmas/read.ts';
import { severityOf } from '../run/severity.ts';
import type { Finding } from '../types.ts';
import { checkedScripts } from './scripts.ts';
import { translateComments } from './translate.ts';
import type { ShellChecker } from './types.ts';

/**
 * What ShellCheck finds in a file's RUNs, one after the other, in the order of the text; pragmas and policy
 * count for its codes as for rules. Null when it could not be run at all; a script that it fails on is
 * left out. `signal` ends it between two scripts, with what was found until then.
 */
export async function shellCheckFindings(
  input: LintInput,
  checker: ShellChecker,
  signal?: AbortSignal,
): Promise<readonly Finding[] | null> {
  const file = lintFile(input);
  const directive = readCheckDirective(input.model);
  const isSuppressed = suppressor(input);
  const findings: Finding[] = [];
  let wasRun = false;
  let isEmpty = true;
  for (const script of checkedScripts(file)) {
    if (signal?.aborted === true) break;
    isEmpty = false;
    const comments = await checker(script.text, { shell: script.shell });
    if (comments === null) continue;
    wasRun = true;
    const { instruction } = script;
    const { index } = file.stageOf(instruction);
    const stage = index < 0 ? null : index;
    for (const found of translateComments(script, comments)) {
      const rule = { id: found.rule, aliases: [], severity: found.severity };
      const severity = severityOf(rule, {}, input.policy, directive);
      if (severity === null || isSuppressed(rule, { instruction })) continue;
      findings.push({ ...found, severity, stage });
    }
  }
  if (!wasRun && !isEmpty) return null;
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
