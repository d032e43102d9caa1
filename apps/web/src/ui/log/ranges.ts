/** Characters of a line that are shown; the rest is in the copy and the download. */
export const shownLength = 4000;

/** Ranges of `text` that equal `query`, upper and lower case alike, left to right. */
export function rangesOf(text: string, query: string): readonly { start: number; end: number }[] {
  const needle = query.toLowerCase();
  const hay = text.toLowerCase();
  // A few characters change their length in lower case; then offsets would lie.
  if (needle === '' || hay.length !== text.length) return [];
  const ranges: { start: number; end: number }[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    ranges.push({ start: at, end: at + needle.length });
  }
  return ranges;
}
