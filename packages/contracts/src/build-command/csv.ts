/** A record of comma-separated fields as Go's `encoding/csv` writes it, which docker reads flags with. */
export function writeCsv(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}

/** The fields of one record; null where Go's `encoding/csv` finds an error (a stray or an open quote). */
export function readCsv(text: string): readonly string[] | null {
  const fields: string[] = [];
  let rest = text;
  for (;;) {
    const field = /^"((?:[^"]|"")*)"(?=,|$)|^[^",]*(?=,|$)/.exec(rest);
    if (field === null) return null;
    fields.push(field[1]?.replaceAll('""', '"') ?? field[0]);
    rest = rest.slice(field[0].length);
    if (rest === '') return fields;
    rest = rest.slice(1);
  }
}

/** `key=value` fields in order; a field without `=` has an empty value. Null where it is no record. */
export function readAttributes(text: string): readonly (readonly [string, string])[] | null {
  return readCsv(text)?.map(splitPair) ?? null;
}

/** At the first `=`; the value is empty where there is none. */
export function splitPair(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
