const TAB_STOP = 4;

/** Column after the white space `[start, end)` that a line begins with; a tab goes to the next multiple of 4. */
export function columnOf(text: string, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at++) {
    column = text[at] === '\t' ? (Math.floor(column / TAB_STOP) + 1) * TAB_STOP : column + 1;
  }
  return column;
}

/**
 * How deep lines are nested, from 1, by the columns that they begin at: the least column is level 1, a
 * line that begins further right than the one before is one level deeper.
 */
export function levelsOf(columns: readonly number[]): readonly number[] {
  const least = columns.reduce((least, column) => Math.min(least, column), Infinity);
  const open = [least];
  return columns.map((column) => {
    while ((open.at(-1) ?? 0) > column) open.pop();
    if ((open.at(-1) ?? 0) < column) open.push(column);
    return open.length;
  });
}
