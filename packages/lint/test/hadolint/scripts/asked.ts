import type { AskedFile } from '../types.ts';
import { codeCases } from './cases/codes.ts';
import { commandCases } from './cases/commands.ts';
import { scriptCases } from './cases/scripts.ts';
import { shellCases } from './cases/shells.ts';

const texts = new Set([...commandCases, ...shellCases, ...scriptCases]);

/** All files that hadolint is asked about for what it says with ShellCheck's codes. */
export const askedFiles: readonly AskedFile[] = [
  ...[...texts].map((text) => ({ text })),
  ...codeCases,
];
