export type * from './types.ts';
export type * from './rule.ts';
export type * from './shell/types.ts';
export type * from './file/types.ts';
export type * from './policy/types.ts';
export { DEFAULT_POLICY } from './policy/types.ts';
export { lint } from './run/lint.ts';
export { rules } from './rules/index.ts';
export { noticesOf, problemsWithChecks, type Notice } from './run/notices.ts';
export { failedChecks } from './run/failed-checks.ts';
export { suppression } from './pragmas/suppression.ts';
export { fixFindings, fixText, type FixedText, type Fixing } from './fixes/fix-text.ts';
export { createShellParser, type ShellParserFiles } from './shell/parser.ts';
export { readScript } from './shell/script.ts';
export { readOptions, type ReadOptions, type ShellOption } from './shell/options.ts';
export { packageCommand } from './shell/packages/package-command.ts';
export type {
  ManagerName,
  PackageAction,
  PackageArgument,
  PackageCommand,
  PackageSource,
} from './shell/packages/types.ts';
export { commentFindings, shellCheckFindings, shellScripts } from './shellcheck/check.ts';
export { movedComments } from './shellcheck/moved.ts';
export type {
  CheckedScript,
  CommentedScript,
  ShellCheckComment,
  ShellCheckDialect,
  ShellCheckReplacement,
  ShellChecker,
} from './shellcheck/types.ts';
