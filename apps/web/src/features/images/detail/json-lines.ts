/** A line of a JSON value as it is printed with two blanks for each level. */
export interface JsonLine {
  /** Levels in. */
  readonly depth: number;
  readonly text: string;
  /** Index of the line that closes what this one opens; null for a line that opens nothing. */
  readonly end: number | null;
}

/** The lines of a value that came as JSON. What holds nothing is one line. */
export function jsonLines(value: unknown): readonly JsonLine[] {
  const text = JSON.stringify(value, null, 2);
  const open: number[] = [];
  const ends = new Map<number, number>();
  const lines = text.split('\n').map((line, index) => {
    const trimmed = line.trimStart();
    if (/^[}\]]/.test(trimmed)) ends.set(open.pop() ?? 0, index);
    if (/[{[]$/.test(trimmed)) open.push(index);
    return { depth: (line.length - trimmed.length) / 2, text: trimmed };
  });
  return lines.map((line, index) => ({ ...line, end: ends.get(index) ?? null }));
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
