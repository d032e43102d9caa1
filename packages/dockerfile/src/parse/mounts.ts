import type { Mount, Span } from '../types.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { flagValue, type RawFlag } from './command.ts';

const COMMA = 0x2c;

/** One `key=value` of a `--mount`; offsets are the cooked text's. */
export interface MountField {
  /** Lower-cased. */
  readonly key: string;
  /** Null without `=`. */
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

export interface MountReading {
  readonly mount: Mount;
  readonly fields: readonly MountField[];
  /** Quotes that BuildKit's CSV reader refuses. */
  readonly badQuotes: boolean;
}

/** Reads a `--mount` value: comma-separated fields, a field may be quoted as in CSV. */
export function readMount(cooked: Cooked, raw: RawFlag): MountReading {
  const { cells, badQuotes } = splitCsv(flagValue(raw) ?? '');
  const fields = placeCells(cooked.text, raw, cells);
  const options: Record<string, string> = {};
  let from: MountField | null = null;
  let type = 'bind';
  for (const field of fields) {
    if (field.key !== '__proto__') options[field.key] = field.value ?? 'true';
    if (field.value === null) continue;
    if (field.key === 'from') from = field;
    else if (field.key === 'type') type = field.value.toLowerCase();
  }
  const mount: Mount = {
    type,
    from: from?.value ?? null,
    fromSpan: from === null ? null : fieldValueSpan(cooked, from),
    options,
    span: spanOf(cooked, raw.start, raw.end),
  };
  return { mount, fields, badQuotes };
}

/** Range of a field's value; of the whole field when it has none. */
export function fieldValueSpan(cooked: Cooked, field: MountField): Span {
  const equals = cooked.text.slice(field.start, field.end).indexOf('=');
  return spanOf(cooked, field.start + equals + 1, field.end);
}

/** Comma-separated cells without CSV's quotes. */
export function splitCsv(value: string): { cells: string[]; badQuotes: boolean } {
  if (!value.includes('"')) return { cells: value.split(','), badQuotes: false };
  const cells: string[] = [];
  let badQuotes = false;
  let at = 0;
  for (;;) {
    if (value[at] !== '"') {
      const comma = value.indexOf(',', at);
      const cell = value.slice(at, comma < 0 ? undefined : comma);
      if (cell.includes('"')) badQuotes = true;
      cells.push(cell);
      if (comma < 0) return { cells, badQuotes };
      at = comma + 1;
      continue;
    }
    const parts: string[] = [];
    at++;
    for (;;) {
      const quote = value.indexOf('"', at);
      parts.push(value.slice(at, quote < 0 ? undefined : quote));
      if (quote < 0) return { cells: [...cells, parts.join('')], badQuotes: true };
      at = quote + 1;
      if (value[at] !== '"') break;
      parts.push('"');
      at++;
    }
    cells.push(parts.join(''));
    if (at >= value.length) return { cells, badQuotes };
    if (value[at] !== ',') return { cells, badQuotes: true };
    at++;
  }
}

/** Gives each cell its cooked range: split at the commas as they are written. */
function placeCells(text: string, raw: RawFlag, cells: readonly string[]): MountField[] {
  let start = raw.valueStart < 0 ? raw.end : raw.valueStart;
  return cells.map((cell): MountField => {
    let end = start;
    while (end < raw.end && text.charCodeAt(end) !== COMMA) end++;
    const equals = cell.indexOf('=');
    const field = {
      key: (equals < 0 ? cell : cell.slice(0, equals)).toLowerCase(),
      value: equals < 0 ? null : cell.slice(equals + 1),
      start,
      end,
    };
    start = Math.min(end + 1, raw.end);
    return field;
  });
}
