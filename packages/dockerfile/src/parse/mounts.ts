import type { Flag, Mount, Span } from '../types.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import type { RawFlag } from './command.ts';

/** One `key=value` of a `--mount`. */
export interface MountField {
  /** Lower-cased. */
  readonly key: string;
  /** Null without `=`. */
  readonly value: string | null;
  readonly span: Span;
  readonly valueSpan: Span;
}

export interface MountReading {
  readonly mount: Mount;
  readonly fields: readonly MountField[];
  /** Quotes that BuildKit's CSV reader refuses. */
  readonly badQuotes: boolean;
}

/** Reads a `--mount` value: comma-separated fields, a field may be quoted as in CSV. */
export function readMount(cooked: Cooked, raw: RawFlag, flag: Flag): MountReading {
  const { cells, badQuotes } = splitCsv(flag.value ?? '');
  const places = placeCells(cooked.text, raw, cells.length);
  const fields = cells.map((cell, index): MountField => {
    const [start, end] = places[index] ?? [raw.end, raw.end];
    const equals = cell.indexOf('=');
    const sourceEquals = cooked.text.indexOf('=', start);
    const valueStart = sourceEquals >= start && sourceEquals < end ? sourceEquals + 1 : end;
    return {
      key: (equals < 0 ? cell : cell.slice(0, equals)).toLowerCase(),
      value: equals < 0 ? null : cell.slice(equals + 1),
      span: spanOf(cooked, start, end),
      valueSpan: spanOf(cooked, valueStart, end),
    };
  });
  const from = fields.findLast((field) => field.key === 'from' && field.value !== null);
  const type = fields.findLast((field) => field.key === 'type' && field.value !== null);
  const mount: Mount = {
    type: type?.value?.toLowerCase() ?? 'bind',
    from: from?.value ?? null,
    fromSpan: from?.valueSpan ?? null,
    options: Object.fromEntries(fields.map((field) => [field.key, field.value ?? 'true'])),
    span: flag.span,
  };
  return { mount, fields, badQuotes };
}

function splitCsv(value: string): { cells: string[]; badQuotes: boolean } {
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

/** Cooked ranges of the fields: split at commas outside of double quotes. */
function placeCells(text: string, raw: RawFlag, count: number): [number, number][] {
  const places: [number, number][] = [];
  let start = raw.valueStart < 0 ? raw.end : raw.valueStart;
  for (let at = start; at <= raw.end && places.length < count; at++) {
    if (at < raw.end && text[at] !== ',') continue;
    places.push([start, at]);
    start = at + 1;
  }
  return places;
}
