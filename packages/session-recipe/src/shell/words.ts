/**
 * What a shell makes of a word without looking anything up; null where it expands something (a variable,
 * a pattern, a command).
 */
export function plainWord(written: string): string | null {
  let plain = '';
  for (let at = 0; at < written.length; at += 1) {
    const char = written[at] ?? '';
    if (char === "'") {
      const close = written.indexOf("'", at + 1);
      if (close < 0) return null;
      plain += written.slice(at + 1, close);
      at = close;
    } else if (char === '"') {
      const quoted = /^"((?:[^"\\$`]|\\[\s\S])*)"/.exec(written.slice(at));
      if (quoted === null) return null;
      plain += (quoted[1] ?? '').replaceAll(/\\(["\\$`])/g, '$1');
      at += quoted[0].length - 1;
    } else if (char === '\\') {
      at += 1;
      plain += written[at] ?? '';
    } else if (/[$`*?[\]{}]/.test(char)) return null;
    else plain += char;
  }
  return plain;
}

/**
 * The absolute path that a word names; null where that is not known.
 *
 * @param home of the shell's user, for `~`
 */
export function pathOf(written: string, directory: string, home: string): string | null {
  const unhomed = written.replace(/^~(?=\/|$)/, () => home);
  const plain = plainWord(unhomed);
  if (plain === null || plain === '' || plain.startsWith('~')) return null;
  return joinPath(directory, plain);
}

/** `path` as seen from `directory`, without `.`, `..` and double slashes. */
export function joinPath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Where a user's home folder usually is. */
export const homeOf = (user: string): string =>
  user === '' || user === 'root' || user === '0' ? '/root' : `/home/${user}`;
