import { readPolicy } from '../../../src/policy/read.ts';
import { rules } from '../../../src/rules/index.ts';
import { commentFindings, shellScripts } from '../../../src/shellcheck/check.ts';
import { translateComments } from '../../../src/shellcheck/translate.ts';
import type {
  CheckedScript,
  CommentedScript,
  ShellCheckComment,
} from '../../../src/shellcheck/types.ts';
import { inputOf } from '../../support/check.ts';
import type { AskedFile } from '../types.ts';
import { readComment, scriptKey, type ScriptRecord } from './record.ts';

const ORDER = ['error', 'warning', 'info', 'style'];

/** The scripts of a file with what is recorded of each. */
export function commentedScripts(
  { text }: AskedFile,
  { scripts }: Pick<ScriptRecord, 'scripts'>,
): readonly CommentedScript[] {
  return shellScripts(inputOf(text)).map((script) => {
    const comments = scripts[scriptKey(script)];
    if (comments === undefined) throw new Error(`not recorded: ${JSON.stringify(script.text)}`);
    return { script, comments: comments.map(readComment) };
  });
}

/**
 * What we say of a file with ShellCheck's codes, as hadolint's answer is written. Of each RUN it is the
 * last comment alone: hadolint makes a set of them in which those of one line are the same.
 */
export function ourAnswer(
  file: AskedFile,
  record: Pick<ScriptRecord, 'scripts'>,
): { readonly findings: readonly string[]; readonly fails: boolean } {
  const { policy } = readPolicy({ stagecraft: null, hadolint: file.config ?? null }, rules);
  const input = inputOf(file.text, { policy });
  const last = commentedScripts(file, record).map(({ script, comments }) => ({
    script,
    comments: lastSeen(script, comments),
  }));
  const found = commentFindings(input, last);
  const findings = found.map(({ rule, severity, instruction }) => {
    const line = (input.model.instructions[instruction ?? -1]?.firstLine ?? 0) + 1;
    return `${String(line)} ${rule} ${severity}`;
  });
  const bound = ORDER.indexOf(policy.failureThreshold);
  return { findings, fails: found.some(({ severity }) => ORDER.indexOf(severity) <= bound) };
}

function lastSeen(
  script: CheckedScript,
  comments: readonly ShellCheckComment[],
): readonly ShellCheckComment[] {
  return comments.filter((one) => translateComments(script, [one]).length > 0).slice(-1);
}
