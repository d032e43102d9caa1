/**
 * Whether paths fit a pattern, in either case of letters: a part of the path, or with `*`, `?` and `**`
 * the whole of it (of its last part only, if the pattern has no `/`). It takes as many steps as pattern
 * and path are long, multiplied, whatever the pattern is.
 */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const wanted = pattern.toLowerCase().replace(/^\/+/, '');
  if (wanted === '') return () => true;
  if (!/[*?]/.test(wanted)) return (path) => path.toLowerCase().includes(wanted);
  if (wanted.includes('/')) return (path) => matchesWhole(wanted, path.toLowerCase());
  return (path) => matchesWhole(wanted, path.slice(path.lastIndexOf('/') + 1).toLowerCase());
}

/** Puts the places that can be reached in the text forward by one token at a time. */
function matchesWhole(pattern: string, text: string): boolean {
  let reached = new Set([0]);
  for (const [token] of pattern.matchAll(/\*\*\/?|\*|[^]/g)) {
    reached = token.startsWith('*')
      ? afterStar(token, text, reached)
      : afterOne(token, text, reached);
    if (reached.size === 0) return false;
  }
  return reached.has(text.length);
}

function afterOne(token: string, text: string, reached: ReadonlySet<number>): Set<number> {
  const next = new Set<number>();
  for (const at of reached) {
    const letter = text[at];
    if (letter === undefined || (token === '?' ? letter === '/' : letter !== token)) continue;
    next.add(at + 1);
  }
  return next;
}

/** `*` goes on within a name, `**` over any; `**` with a `/` behind it over whole names, or none. */
function afterStar(token: string, text: string, reached: ReadonlySet<number>): Set<number> {
  const next = new Set<number>();
  let running = false;
  for (let at = 0; at <= text.length; at += 1) {
    running ||= reached.has(at);
    if (!running) continue;
    if (token !== '**/' || reached.has(at) || text[at - 1] === '/') next.add(at);
    if (token === '*' && text[at] === '/') running = false;
  }
  return next;
}
