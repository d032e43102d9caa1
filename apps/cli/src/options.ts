import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isPlatform, type GraphOptions, type Text } from '@stagecraft/dockerfile';
import type { Language, Surroundings } from './surroundings.ts';

/** The command line was not understood; `text` says why. Caught where commands are run. */
export class UsageError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws {UsageError} On unknown options and missing values. */
export function readOptions<const T extends Options>(args: readonly string[], options: T) {
  const all = { ...options, language: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options: all, allowPositionals: true });
  } catch (error) {
    throw new UsageError(optionFault(error instanceof Error ? error.message : String(error)));
  }
}

/** Node says it in English alone; what is none of its usual sentences is told as it is. */
function optionFault(message: string): Text {
  const [, option = ''] = /'(?:-\w, )?(--?[^' ]*)/.exec(message) ?? [];
  if (message.startsWith('Unknown option')) {
    return { en: `There is no option ${option}.`, 'zh-CN': `没有选项 ${option}。` };
  }
  if (message.includes('does not take an argument')) {
    return { en: `${option} takes no value.`, 'zh-CN': `${option} 不带值。` };
  }
  if (/argument (?:missing|is ambiguous)/.test(message)) {
    return {
      en: `${option} needs a value; one that begins with "-" is written ${option}=VALUE.`,
      'zh-CN': `${option} 需要一个值；以“-”开头的值写作 ${option}=值。`,
    };
  }
  return { en: message, 'zh-CN': message };
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
    throw new UsageError(wrongValue(`--${name}`, choices.join(', '), value));
  }
  return found;
}

/** The language asked for, or the environment's as POSIX orders its variables. */
export function chooseLanguage(asked: string | undefined, env: Surroundings['env']): Language {
  if (asked !== undefined) return oneOf('language', asked, ['en', 'zh-CN']);
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

/** The language for what is said when the rest of the command line may make no sense. */
export function guessLanguage(args: readonly string[], env: Surroundings['env']): Language {
  const at = args.indexOf('--language');
  const asked = at < 0 ? args.find((arg) => arg.startsWith('--language=')) : args[at + 1];
  const value = asked?.replace('--language=', '');
  return value === 'en' || value === 'zh-CN' ? value : chooseLanguage(undefined, env);
}

/** That an option takes something else than what was given. */
export function wrongValue(option: string, takes: string, value: string): Text {
  return {
    en: `${option} takes ${takes}; not "${value}".`,
    'zh-CN': `${option} 的值应为 ${takes}，而不是“${value}”。`,
  };
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
    if (name === '') throw new UsageError(wrongValue('--build-arg', 'NAME=VALUE', argument));
    const value = equals < 0 ? env[name] : argument.slice(equals + 1);
    if (value !== undefined) buildArgs[name] = value;
  }
  if (values.platform !== undefined && !isFullPlatform(values.platform)) {
    throw new UsageError(wrongValue('--platform', 'OS/ARCH[/VARIANT]', values.platform));
  }
  return { target: values.target ?? null, buildArgs, platform: values.platform ?? null };
}

/** BuildKit fills in what a platform leaves open from the machine it runs on, which nobody knows here. */
function isFullPlatform(text: string): boolean {
  return isPlatform(text) && text.includes('/');
}
