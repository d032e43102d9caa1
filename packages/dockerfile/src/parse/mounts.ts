import type { Mount, Span } from '../types.ts';
import { findCode } from '../text/chars.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import type { RawFlag } from './command.ts';

const COMMA = 0x2c;
const EQUALS = 0x3d;

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
  const { fields, badQuotes } = readFields(cooked.text, raw);
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
  const equals = findCode(cooked.text, EQUALS, field.start, field.end);
  return spanOf(cooked, equals < field.end ? equals + 1 : field.start, field.end);
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

function readFields(text: string, raw: RawFlag): Pick<MountReading, 'fields' | 'badQuotes'> {
  const value = raw.value ?? '';
  let start = raw.valueStart < 0 ? raw.end : raw.valueStart;
  const isPlain = raw.end - start === value.length && text.startsWith(value, start);
  if (isPlain && !value.includes('"')) {
    return { fields: readPlainFields(text, start, raw.end), badQuotes: false };
  }
  const { cells, badQuotes } = splitCsv(value);
  // Each cell gets its cooked range: split at the commas as they are written.
  const fields = cells.map((cell): MountField => {
    const from = start;
    const end = findCode(text, COMMA, from, raw.end);
    const equals = cell.indexOf('=');
    const key = (equals < 0 ? cell : cell.slice(0, equals)).toLowerCase();
    start = Math.min(end + 1, raw.end);
    return { key, value: equals < 0 ? null : cell.slice(equals + 1), start: from, end };
  });
  return { fields, badQuotes };
}

/** Fields of a value without quotes and escapes: it is read where it stands. */
function readPlainFields(text: string, start: number, stop: number): MountField[] {
  const fields: MountField[] = [];
  for (let from = start; from <= stop;) {
    let equals = -1;
    let end = from;
    for (; end < stop; end++) {
      const code = text.charCodeAt(end);
      if (code === COMMA) break;
      if (code === EQUALS && equals < 0) equals = end;
    }
    fields.push({
      key: text.slice(from, equals < 0 ? end : equals).toLowerCase(),
      value: equals < 0 ? null : text.slice(equals + 1, end),
      start: from,
      end,
    });
    from = end + 1;
  }
  return fields;
}
