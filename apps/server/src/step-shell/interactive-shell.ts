/**
 * The shell of a SHELL instruction as a person uses it: without `-c`, and without options by which it
 * would end at the first command that fails.
 *
 * @param shell the program and its options, e.g. `/bin/bash -eo pipefail -c`
 */
export function interactiveShell(shell: readonly string[]): string[] {
  const [program = '/bin/sh', ...options] = shell;
  const kept = options.flatMap((option, at) => {
    const name = options[at + 1];
    const isNamed = /^-\w*o$/.test(option) && name !== undefined && !name.startsWith('-');
    return isNamed && name !== 'errexit' ? ['-o', name] : [];
  });
  return [program, ...kept];
}
