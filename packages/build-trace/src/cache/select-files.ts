import type { ContextFile } from '@stagecraft/contracts';
import { compileIgnore, compilePart, hasWildcard } from '@stagecraft/dockerfile';

type Files = ReadonlyMap<string, ContextFile>;

/** Links that are followed in a row before they count as a circle. */
const maxLinks = 40;

/**
 * What a source of COPY or ADD brings of a context: wildcards as in Go's `filepath.Match`, part by
 * part; a folder brings all in it, a link that is named itself brings what it leads to. (Rule: see
 * `matchSources` in packages/dockerfile.)
 * @param files by path
 * @param pattern variables put in; nothing leads out of the context
 * @param exclude patterns of `--exclude`, taken from the folder that is copied
 * @returns entries by path
 */
export function selectFiles(
  files: Files,
  pattern: string,
  exclude: readonly string[] = [],
): ReadonlyMap<string, ContextFile> {
  const found = new Map<string, ContextFile>();
  const rules = compileIgnore(exclude.join('\n'));
  for (const named of namedBy(files, cleanParts(pattern))) {
    for (const root of withTarget(files, named)) addBelow(files, root, found, rules);
  }
  return found;
}

/** A pattern's parts, without those that lead nowhere. */
export function cleanParts(pattern: string): string[] {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}

/** Paths that the pattern names. */
function namedBy(files: Files, parts: readonly string[]): readonly string[] {
  if (!parts.some(hasWildcard)) return [parts.join('/')];
  const tests = parts.map(compilePart);
  const named: string[] = [];
  for (const path of files.keys()) {
    const names = path.split('/');
    if (names.length === tests.length && tests.every((test, at) => test(names[at] ?? ''))) {
      named.push(path);
    }
  }
  return named;
}

/** The path, and where it leads if it is a link. */
function withTarget(files: Files, path: string): readonly string[] {
  const paths = [path];
  let entry = files.get(path);
  for (let links = 0; entry?.kind === 'symlink' && links < maxLinks; links += 1) {
    const target = entry.target ?? '';
    const folder = target.startsWith('/') ? '' : entry.path.split('/').slice(0, -1).join('/');
    const next = cleanParts(`${folder}/${target}`).join('/');
    paths.push(next);
    entry = files.get(next);
  }
  return paths;
}

function addBelow(
  files: Files,
  root: string,
  found: Map<string, ContextFile>,
  rules: { ignores(path: string): boolean },
): void {
  const own = files.get(root);
  if (own !== undefined) found.set(root, own);
  if (own !== undefined && own.kind !== 'directory') return;
  const prefix = root === '' ? '' : `${root}/`;
  for (const [path, file] of files) {
    if (path.startsWith(prefix) && !rules.ignores(path.slice(prefix.length))) found.set(path, file);
  }
}
