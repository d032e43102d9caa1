import { lintFile } from '../file/lint-file.ts';
import type { LintInput } from '../file/types.ts';
import { suppressor } from '../pragmas/suppress.ts';
import { readCheckDirective } from '../pragmas/read.ts';
import { severityOf } from '../run/severity.ts';
import type { Finding } from '../types.ts';
import { checkedScripts } from './scripts.ts';
import { translateComments } from './translate.ts';
import type { CheckedScript, CommentedScript, ShellChecker } from './types.ts';

/** What ShellCheck is to look at in a file: the scripts of its RUNs, in the order of the text. */
export function shellScripts(input: LintInput): readonly CheckedScript[] {
  return checkedScripts(lintFile(input));
}

/**
 * Comments on scripts of a file as findings, in the order of the text; pragmas and policy count for
 * ShellCheck's codes as for rules.
 */
export function commentFindings(
  input: LintInput,
  commented: readonly CommentedScript[],
): readonly Finding[] {
  const { stageOf } = lintFile(input);
  const directive = readCheckDirective(input.model);
  const isSuppressed = suppressor(input);
  const findings = commented.flatMap(({ script, comments }) => {
    const { instruction } = script;
    const { index } = stageOf(instruction);
    return translateComments(script, comments).flatMap((found): Finding[] => {
      const rule = { id: found.rule, aliases: [], severity: found.severity };
      const severity = severityOf(rule, {}, input.policy, directive);
      if (severity === null || isSuppressed(rule, { instruction })) return [];
      return [{ ...found, severity, stage: index < 0 ? null : index }];
    });
  });
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * What ShellCheck finds in a file's RUNs, one after the other, in the order of the text. Null when it
 * could not be run at all; a script that it fails on is left out. `signal` ends it between two scripts,
 * with what was found until then.
 */
export async function shellCheckFindings(
  input: LintInput,
  checker: ShellChecker,
  signal?: AbortSignal,
): Promise<readonly Finding[] | null> {
  const scripts = shellScripts(input);
  const commented: CommentedScript[] = [];
  for (const script of scripts) {
    if (signal?.aborted === true) break;
    const comments = await checker(script.text, { shell: script.shell });
    if (comments !== null) commented.push({ script, comments });
  }
  if (commented.length === 0 && scripts.length > 0) return null;
  return commentFindings(input, commented);
}
