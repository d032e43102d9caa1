/** How a value is reached from the outermost one: names of members and numbers of elements. */
export type JsonPath = readonly (string | number)[];

/** A line of a JSON value as it is printed with two blanks for each level. */
export interface JsonLine {
  /** Levels in. */
  readonly depth: number;
  readonly text: string;
  /** Index of the line that closes what this one opens; null for a line that opens nothing. */
  readonly end: number | null;
  /** Of the value that the line begins or ends. */
  readonly path: JsonPath;
}

function writeValue(
  lines: JsonLine[],
  value: unknown,
  at: { readonly name: string; readonly comma: string; readonly path: JsonPath },
): void {
  const depth = at.path.length;
  const write = (line: JsonLine): number => lines.push(line) - 1;
  const isList = Array.isArray(value);
  const members: readonly (readonly [string | number, unknown])[] = isList
    ? value.map((one: unknown, index) => [index, one])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  if (members.length === 0) {
    const text = `${at.name}${JSON.stringify(value)}${at.comma}`;
    write({ depth, text, end: null, path: at.path });
    return;
  }
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const begin = write({ depth, text: `${at.name}${open}`, end: null, path: at.path });
  for (const [index, [key, member]] of members.entries()) {
    writeValue(lines, member, {
      name: isList ? '' : `${JSON.stringify(key)}: `,
      comma: index < members.length - 1 ? ',' : '',
      path: [...at.path, key],
    });
  }
  const end = write({ depth, text: `${close}${at.comma}`, end: null, path: at.path });
  lines[begin] = { depth, text: `${at.name}${open}`, end, path: at.path };
}

/** The lines of a value that came as JSON. What holds nothing is one line. */
export function jsonLines(value: unknown): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  writeValue(lines, value, { name: '', comma: '', path: [] });
  return lines;
}

/** Indexes of the lines that are shown when some are folded. */
export function unfoldedLines(
  lines: readonly JsonLine[],
  folded: ReadonlySet<number>,
): readonly number[] {
  const shown: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    shown.push(index);
    const end = folded.has(index) ? (lines[index]?.end ?? null) : null;
    if (end !== null) index = end;
  }
  return shown;
}

/** Indexes of the lines that have the text in them, in either case. */
export function findLines(lines: readonly JsonLine[], text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, index) => (line.text.toLowerCase().includes(wanted) ? [index] : []));
}

/** Opens all that a line is folded into. */
export function unfoldTo(
  lines: readonly JsonLine[],
  folded: ReadonlySet<number>,
  line: number,
): ReadonlySet<number> {
  const left = [...folded].filter((index) => !(index < line && line <= (lines[index]?.end ?? -1)));
  return left.length === folded.size ? folded : new Set(left);
}
