import type { Text } from '@stagecraft/dockerfile';
import { shellCheckFindings, type Finding, type LintInput } from '@stagecraft/lint';
import { findShellCheck, nodeShellChecker } from '@stagecraft/lint/shellcheck';
import { UsageError } from '../options.ts';
import type { Language, Surroundings } from '../surroundings.ts';

/** Whether ShellCheck looks at commands: where it is installed, always, or never. */
export const shellCheckModes = ['auto', 'on', 'off'] as const;

/** ShellCheck as a call wants it. */
export interface ShellCheck {
  /** What it finds in a file. That it could not be run is said then, and nothing is found. */
  find(input: LintInput): Promise<readonly Finding[]>;
  /** Whether it was asked for by name and could not be run. */
  hasFailed(): boolean;
}

const NOTHING: ShellCheck = { find: () => Promise.resolve([]), hasFailed: () => false };

/**
 * Runs the `shellcheck` on the PATH where that is wanted; `rules` are what the call is limited to.
 * @throws {UsageError} When it is asked for and not there.
 */
export async function prepareShellCheck(
  asked: (typeof shellCheckModes)[number],
  rules: readonly string[],
  around: Surroundings,
  language: Language,
): Promise<ShellCheck> {
  const codes = rules.filter(isShellCheckCode).map((code) => code.toUpperCase());
  const isLimited = rules.length > 0;
  if (asked === 'off' || (isLimited && codes.length === 0)) return NOTHING;
  const isDemanded = asked === 'on' || codes.length > 0;
  const program = await findShellCheck(around.env['PATH'] ?? '');
  if (program === null && isDemanded) throw new UsageError(MISSING);
  if (program === null) return NOTHING;
  const checker = nodeShellChecker(program);
  let hasFailed = false;
  return {
    find: async (input) => {
      const found = await shellCheckFindings(input, checker);
      if (found === null && !hasFailed) {
        hasFailed = true;
        around.err(`stagecraft: ${program}: ${FAILED[language]}\n`);
      }
      return found?.filter(({ rule }) => !isLimited || codes.includes(rule)) ?? [];
    },
    hasFailed: () => hasFailed && isDemanded,
  };
}

/** Whether a name is a code of ShellCheck: `SC2086`. */
export function isShellCheckCode(name: string): boolean {
  return /^SC\d+$/i.test(name);
}

const FAILED: Text = {
  en: 'ShellCheck could not be run; its findings are missing.',
  'zh-CN': '无法运行 ShellCheck，缺少它的检查结果。',
};

const MISSING: Text = {
  en: 'There is no shellcheck on the PATH; install it, or leave --shellcheck away.',
  'zh-CN': 'PATH 中没有 shellcheck；请安装它，或去掉 --shellcheck。',
};
