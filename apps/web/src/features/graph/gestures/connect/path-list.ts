/** Paths as one types them: parted by blanks, in double quotes where a path has one itself. */
export function writePathList(paths: readonly string[]): string {
  return paths.map((path) => (/\s/.test(path) ? `"${path}"` : path)).join(' ');
}

/** The paths of such a list. A quote that is not closed goes to the end. */
export function readPathList(list: string): string[] {
  return [...list.matchAll(/"([^"]*)"?|\S+/g)]
    .map(([word, quoted]) => quoted ?? word)
    .filter((path) => path !== '');
}
