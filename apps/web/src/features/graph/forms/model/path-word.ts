/**
 * A path of the build context as a COPY source: `*`, `?`, `[` would begin a pattern there, `$` a variable, and
 * quotes would be taken out. A folder ends with `/`.
 */
export function pathWord(path: string, escape: string): string {
  const pattern = path.replaceAll(/[*?[]/g, (char) => `[${char}]`);
  return pattern.replaceAll(/["'$\\`]/g, (char) => {
    if (char === '\\') return escape === '\\' ? '\\\\\\\\' : '\\\\';
    return char === '`' && escape !== '`' ? char : escape + char;
  });
}
