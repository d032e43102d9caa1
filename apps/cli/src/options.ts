import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isPlatform, type GraphOptions } from '@stagecraft/dockerfile';
import type { Language, Surroundings } from './surroundings.ts';

/** The command line was not understood; the message says why. Caught where commands are run. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws {UsageError} On unknown options and missing values. */
export function readOptions<const T extends Options>(args: readonly string[], options: T) {
  const all = { ...options, language: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options: all, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws {UsageError} When `value` is none of `choices`. */
export function oneOf<const T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly [T, ...T[]],
): T {
  if (value === undefined) return choices[0];
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new UsageError(`--${name} takes ${choices.join(', ')}; not "${value}".`);
  }
  return found;
}

/** The language asked for, or the environment's as POSIX orders its variables. */
export function chooseLanguage(asked: string | undefined, env: Surroundings['env']): Language {
  if (asked !== undefined) return oneOf('language', asked, ['en', 'zh-CN']);
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

/** Options of commands that resolve stages. */
export const resolution = {
  target: { type: 'string' },
  'build-arg': { type: 'string', multiple: true },
  platform: { type: 'string' },
} as const;

/** `--build-arg NAME` without a value takes it from the environment, as docker does. */
export function graphOptions(
  values: {
    readonly target?: string | undefined;
    readonly 'build-arg'?: readonly string[] | undefined;
    readonly platform?: string | undefined;
  },
  env: Surroundings['env'],
): GraphOptions {
  const buildArgs: Record<string, string> = {};
  for (const argument of values['build-arg'] ?? []) {
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    if (name === '') throw new UsageError(`--build-arg takes NAME=VALUE; not "${argument}".`);
    const value = equals < 0 ? env[name] : argument.slice(equals + 1);
    if (value !== undefined) buildArgs[name] = value;
  }
  if (values.platform !== undefined && !isFullPlatform(values.platform)) {
    throw new UsageError(`--platform takes OS/ARCH or OS/ARCH/VARIANT; not "${values.platform}".`);
  }
  return { target: values.target ?? null, buildArgs, platform: values.platform ?? null };
}

/** BuildKit fills in what a platform leaves open from the machine it runs on, which nobody knows here. */
function isFullPlatform(text: string): boolean {
  return isPlatform(text) && text.includes('/');
}
