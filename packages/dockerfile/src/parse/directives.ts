import type { DirectiveNode, Span } from '../types.ts';
import { skipSpace } from '../text/chars.ts';

export type DirectiveName = DirectiveNode['name'];

const NAMES: readonly DirectiveName[] = ['syntax', 'escape', 'check'];

/** `# name=value` in `[start, end)` (a line without leading space and without line ending), or null. */
export function readDirective(
  text: string,
  start: number,
  end: number,
): Omit<DirectiveNode, 'kind' | 'span'> | null {
  if (text[start] !== '#') return null;
  const nameStart = skipSpace(text, start + 1, end);
  let nameEnd = nameStart;
  while (nameEnd < end && /[a-zA-Z0-9]/.test(text[nameEnd] ?? '')) nameEnd++;
  const lower = text.slice(nameStart, nameEnd).toLowerCase();
  const name = NAMES.find((known) => known === lower);
  if (name === undefined) return null;
  const equals = skipAscii(text, nameEnd, end);
  if (equals >= end || text[equals] !== '=') return null;
  const valueStart = skipAscii(text, equals + 1, end);
  let valueEnd = end;
  while (valueEnd > valueStart && isAsciiSpace(text[valueEnd - 1] ?? '')) valueEnd--;
  if (valueEnd === valueStart) return null;
  const valueSpan: Span = { start: valueStart, end: valueEnd };
  return {
    name,
    nameSpan: { start: nameStart, end: nameEnd },
    value: text.slice(valueStart, valueEnd),
    valueSpan,
  };
}

/** `\s` of Go's regular expressions. */
function isAsciiSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\f' || char === '\r';
}

function skipAscii(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isAsciiSpace(text[at] ?? '')) at++;
  return at;
}

/**
 * The first part of a `check` directive's value that BuildKit refuses, or null. By `ParseLintOptions`
 * of its linter: up to three options, none of them empty, the third with all that is left.
 */
export function badCheckOption(value: string): string | null {
  const options = (value.split(' ', 1)[0] ?? '').split(';');
  for (const option of [...options.slice(0, 2), options.slice(2).join(';')].slice(
    0,
    options.length,
  )) {
    const equals = option.indexOf('=');
    const key = equals < 0 ? '' : option.slice(0, equals).trim();
    if (key === 'skip' || key === 'experimental') continue;
    if (key !== 'error' || !isGoBoolean(option.slice(equals + 1).trim())) return option;
  }
  return null;
}

/** What Go's `strconv.ParseBool` takes. */
export function isGoBoolean(value: string): boolean {
  return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value);
}
