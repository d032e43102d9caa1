import type { RecordedConfig } from './types.ts';
import { goWords, literal, namedValues, pairsOf, quoteValue } from './values.ts';

/** `CMD` and `ENTRYPOINT`: as a person writes them where the shell was put in by the builder. */
function commandLine(keyword: string, rest: string, shell: readonly string[]): string {
  const words = goWords(rest);
  if (words === null) return `${keyword} ${rest}`;
  const [command, ...more] = words.slice(shell.length);
  const byShell = shell.every((word, i) => word === words[i]) && more.length === 0;
  const plain = command !== undefined && isOneLine(command) && !command.startsWith('[');
  return byShell && plain ? `${keyword} ${command}` : `${keyword} ${JSON.stringify(words)}`;
}

/** Whether a command stands on one line as it is: nothing in it continues, quotes or opens a document. */
function isOneLine(command: string): boolean {
  return !/[\n\r]|<<|\\\s*$|^\s|\s$|^$|^--/.test(command);
}

/** RUN by the shell, in the form that keeps its text exactly. */
export function runLine(command: string, shell: readonly string[]): string {
  const text = command.replace(/\s+$/, '');
  if (isOneLine(text) && !text.startsWith('[')) return `RUN ${text}`;
  if (!/[\n\r]/.test(text)) return `RUN ${JSON.stringify([...shell, text])}`;
  const lines = text.replace(/^\n/, '').split('\n');
  let end = 'EOF';
  while (lines.includes(end)) end += '_';
  return [`RUN <<${end}`, ...lines, end].join('\n');
}

const durationFlags = ['interval', 'timeout', 'start-period', 'start-interval'] as const;

/** From Go's print of the structure: `&{["CMD-SHELL" "x"] "30s" "3s" "0s" '\x03'}`; null when it is another. */
function healthcheckLine(rest: string): string | null {
  const [, list = '', settings = ''] =
    /^&\{(\[[\s\S]*?\])((?:\s+(?:"[^"]*"|'[^']*'|\S+))*)\}$/.exec(rest) ?? [];
  const [kind, ...words] = goWords(list) ?? [];
  if (kind === 'NONE') return 'HEALTHCHECK NONE';
  if (kind !== 'CMD' && kind !== 'CMD-SHELL') return null;
  const durations = [...settings.matchAll(/"([^"]*)"/g)].map(([, text]) => text ?? '');
  const flags = durations.flatMap((text, i) =>
    /^0s?$/.test(text) ? [] : [`--${durationFlags[i] ?? 'interval'}=${text}`],
  );
  const retries = retriesIn(settings);
  if (retries > 0) flags.push(`--retries=${retries}`);
  const command = kind === 'CMD' ? JSON.stringify(words) : (words[0] ?? '');
  return ['HEALTHCHECK', ...flags, 'CMD', command].join(' ');
}

const characters: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
};

/** Go prints the number of retries as a character: `'\x03'`, `'\n'`, `'0'`. */
function retriesIn(settings: string): number {
  const [, hex, escaped, plain] = /'(?:\\x([0-9a-f]{2})|\\(\w)|([^\\]))'/.exec(settings) ?? [];
  if (hex !== undefined) return parseInt(hex, 16);
  if (escaped !== undefined) return characters[escaped] ?? 0;
  return plain === undefined ? 0 : (plain.codePointAt(0) ?? 0);
}

/** `[/a /b]` as Go prints a list of words without quotes. */
const plainList = (rest: string): readonly string[] =>
  goWords(rest)?.filter(Boolean) ??
  rest
    .replace(/^\[|\]$/g, '')
    .split(' ')
    .filter(Boolean);

/** The words that a SHELL entry sets. */
export const shellWords = (rest: string): readonly string[] => plainList(rest);

/**
 * An instruction as it may have been written, from what the builder recorded of it; null for one whose
 * record does not tell.
 */
export function instructionLine(
  keyword: string,
  rest: string,
  config: RecordedConfig,
  shell: readonly string[],
): string | null {
  const assignments = (known: ReadonlyMap<string, string>, quoteName: boolean): string | null => {
    const pairs = pairsOf(rest, known);
    const written = pairs.map(
      ([name, value]) => `${quoteName ? quoteValue(name) : name}=${quoteValue(value)}`,
    );
    return pairs.length === 0 ? null : `${keyword} ${written.join(' ')}`;
  };
  switch (keyword) {
    case 'CMD':
    case 'ENTRYPOINT':
      return commandLine(keyword, rest, shell);
    case 'ENV':
      return assignments(namedValues(config.env), false);
    case 'LABEL':
      return assignments(new Map(Object.entries(config.labels)), true);
    case 'EXPOSE': {
      const ports = /^map\[(.*)\]$/.exec(rest)?.[1]?.replaceAll(':{}', '') ?? rest;
      return `EXPOSE ${ports}`;
    }
    case 'VOLUME':
    case 'SHELL':
      return `${keyword} ${JSON.stringify(plainList(rest))}`;
    case 'HEALTHCHECK':
      return healthcheckLine(rest);
    case 'ARG': {
      const at = rest.indexOf('=');
      return at < 0 ? `ARG ${rest}` : `ARG ${rest.slice(0, at)}=${quoteValue(rest.slice(at + 1))}`;
    }
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
      return `${keyword} ${literal(rest)}`;
    default:
      return /[\n\r]|\\\s*$/.test(rest) || rest === '' ? null : `${keyword} ${rest}`;
  }
}
