import type { DockerfileModel } from '../types.ts';

const POSIX_SHELL = /(?:^|\/)(?:ba|da|a|z|k|mk)?sh$/;
const WINDOWS_IMAGE = /windows|nanoserver|servercore/i;

/**
 * Whether all shell commands of a file go to a POSIX shell. Others (cmd, PowerShell, an interpreter
 * named by SHELL) have other quotes, and white space that counts.
 */
export function usesPosixShell(model: DockerfileModel): boolean {
  if (model.escape === '`') return false;
  return model.instructions.every((instruction) => {
    const { keyword, words, detail } = instruction;
    if (keyword === 'SHELL') return POSIX_SHELL.test(words[0]?.value ?? '');
    if (detail.type === 'onbuild') return detail.trigger?.keyword !== 'SHELL';
    return keyword !== 'FROM' || !WINDOWS_IMAGE.test(words[0]?.value ?? '');
  });
}
