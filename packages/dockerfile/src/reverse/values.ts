/** A value in double quotes where it needs them, so that the parser reads back the same. */
export function quoteValue(value: string): string {
  if (/^[\w./:@%+,=~^*?-]+$/.test(value)) return value;
  return `"${value.replaceAll(/["\\$]/g, '\\$&')}"`;
}

/** Text in which `$` is no variable. */
export const literal = (text: string): string => text.replaceAll(/[\\$]/g, '\\$&');

/** Words as Go prints a list of quoted ones: `["sh" "-c" "x"]`; null for what is none. */
export function goWords(text: string): readonly string[] | null {
  const inner = /^\[([\s\S]*)\]$/.exec(text.trim())?.[1];
  if (inner === undefined) return null;
  const quoted = inner.match(/"(?:[^"\\]|\\[\s\S])*"/g) ?? [];
  // Newer builders put commas between them.
  if (inner.replaceAll(/"(?:[^"\\]|\\[\s\S])*"/g, '').replaceAll(/[\s,]/g, '') !== '') return null;
  return quoted.map(unquote);
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A string in Go's quotes, without them. */
function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replaceAll(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/g, (...groups) => {
      const [, x, u, wide, char]: (string | undefined)[] = groups;
      const code = x ?? u ?? wide;
      if (code !== undefined) return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff));
      return escapes[char ?? ''] ?? char ?? '';
    });
}

/**
 * The pairs of `A=1 B=two words`, in which blanks are not quoted. A value that the configuration still has
 * is found by it; others go up to the next `NAME=`.
 *
 * @param known final values by name
 */
export function pairsOf(
  text: string,
  known: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  let left = text.trim();
  while (left !== '') {
    const at = left.indexOf('=');
    if (at < 0) {
      const last = pairs.at(-1);
      if (last === undefined) return [];
      last[1] += ` ${left}`;
      break;
    }
    const name = left.slice(0, at);
    const rest = left.slice(at + 1);
    const value = valueAt(rest, known.get(name));
    pairs.push([name, value]);
    left = rest.slice(value.length).trimStart();
  }
  return pairs;
}

function valueAt(rest: string, known: string | undefined): string {
  const fits = known !== undefined && rest.startsWith(known);
  if (fits && /^(?:$|\s[^\s=]+=)/.test(rest.slice(known.length))) return known;
  const next = /\s[^\s=]+=/.exec(rest);
  return next === null ? rest : rest.slice(0, next.index);
}

/** `NAME=value` by name. */
export const namedValues = (pairs: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
