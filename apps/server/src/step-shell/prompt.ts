import { shellQuote } from '@stagecraft/contracts';
import type { StepCommand } from '../containers/step/command.ts';

/** What is typed at a shell's prompt, and what its environment has for it. */
export interface Prompt {
  readonly typed: string;
  /** `NAME=value`. */
  readonly env: readonly string[];
}

/** Characters that busybox's line editor takes at least (its `CONFIG_FEATURE_EDITING_MAX_LEN` is 1024). */
const lineLimit = 1000;

const variable = 'RUN_SCRIPT';

/**
 * The command of a RUN at the prompt. One that a line editor would not take as one line waits in a
 * variable.
 *
 * @param command a `script` has an interpreter line of its own
 */
export function promptFor(
  command: StepCommand | { readonly form: 'script'; readonly text: string },
): Prompt {
  const text = command.form === 'exec' ? command.words.map(shellQuote).join(' ') : command.text;
  const env = [`${variable}=${text}`];
  if (command.form === 'script') {
    const file = '/tmp/run-script';
    return { typed: `echo "$${variable}" > ${file} && chmod +x ${file} && ${file}`, env };
  }
  const line = text.trim();
  // Control characters are keys to a line editor: a tab completes.
  const isLine = line.length <= lineLimit && !/\p{Cc}/u.test(line);
  return isLine ? { typed: line, env: [] } : { typed: `eval "$${variable}"`, env };
}
