/** Options that take the next word as the name of a switch: `-o pipefail`, `-eo pipefail`, `-O extglob`. */
const namesNext = /^[-+]\w*[oO]$/;

/** The option after which the command comes: `-c`, `-ec`. */
const takesCommand = /^-\w*c$/;

/**
 * The shell of a SHELL instruction as a person uses it: without `-c`, and without options by which it
 * would end at the first command that fails. What runs it under another name stays before it: `busybox sh`,
 * `env -i bash`.
 *
 * @param shell the program and its options, e.g. `/bin/bash -eo pipefail -c`
 */
export function interactiveShell(shell: readonly string[]): string[] {
  const [program = '/bin/sh', ...words] = shell;
  const end = words.findIndex((word) => takesCommand.test(word));
  const given = end < 0 ? words : words.slice(0, end);
  const isName = (at: number): boolean => namesNext.test(given[at - 1] ?? '');
  const inner = given.findLastIndex((word, at) => !/^[-+]/.test(word) && !isName(at));
  const options = given.slice(inner + 1);
  const kept = options.flatMap((option, at) => {
    const name = options[at + 1];
    const isNamed = namesNext.test(option) && name !== undefined && !/^[-+]/.test(name);
    // `-eo` is also `-e`, and none of it is wanted but the switch that is named.
    return isNamed && name !== 'errexit' ? [option.charAt(0) + option.slice(-1), name] : [];
  });
  return [program, ...given.slice(0, inner + 1), ...kept];
}
