import { isGoBoolean } from '../parse/directives.ts';

/** What a Git source of ADD says beside its address. */
export interface GitSource {
  /** What BuildKit refuses in it: a part of the query; null when all is well. */
  readonly badQuery: string | null;
}

/**
 * Reads a source as BuildKit's `dfgitutil.ParseGitRef` does: `git://…`, `ssh://…`, `user@host:path`,
 * and `http(s)://….git`. Null for what is none.
 */
export function readGitSource(source: string): GitSource | null {
  if (source.startsWith('./') || source.startsWith('../')) return null;
  const hash = source.indexOf('#');
  const address = hash < 0 ? source : source.slice(0, hash);
  const mark = address.indexOf('?');
  const path = mark < 0 ? address : address.slice(0, mark);
  const scheme = /^([a-zA-Z0-9]+):\/\//.exec(path)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (!/^[\w-]+@[a-zA-Z0-9.-]+:/.test(path)) return null;
  } else if (scheme === 'http' || scheme === 'https') {
    if (!path.endsWith('.git')) return null;
  } else if (scheme !== 'git' && scheme !== 'ssh') return null;
  const query = readQuery(mark < 0 ? '' : address.slice(mark + 1));
  const fragment = hash < 0 ? '' : source.slice(hash + 1);
  return { badQuery: findBadQuery(query, fragment) };
}

/** The values of each key. */
type Query = ReadonlyMap<string, readonly string[]>;

/** What cannot be decoded is left out, as Go's `net/url` does. */
function readQuery(text: string): Query {
  const query = new Map<string, string[]>();
  for (const pair of text.split('&')) {
    if (pair === '' || pair.includes(';') || /%(?![0-9a-fA-F]{2})/.test(pair)) continue;
    const equals = pair.indexOf('=');
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    const values = query.get(key) ?? [];
    values.push(equals < 0 ? '' : decode(pair.slice(equals + 1)));
    query.set(key, values);
  }
  return query;
}

/** Non-ASCII text is of no use in a query here, so escapes are taken byte by byte. */
function decode(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const SWITCHES = new Set(['keep-git-dir', 'submodules', 'fetch-by-commit']);
const VALUES = new Set(['ref', 'tag', 'branch', 'subdir', 'checksum', 'commit', 'mtime']);

/** The first key or value of the query that BuildKit refuses. */
function findBadQuery(query: Query, fragment: string): string | null {
  for (const [key, values] of query) {
    const value = values[0] ?? '';
    if (!SWITCHES.has(key) && !VALUES.has(key)) return key;
    if (values.length > 1 || (value === '' && VALUES.has(key))) return key;
    if (value !== '' && SWITCHES.has(key) && !isGoBoolean(value)) return `${key}=${value}`;
    if (key === 'mtime' && value !== 'checkout' && value !== 'commit') return `mtime=${value}`;
  }
  return findConflict(query, fragment);
}

/** `ref`, `tag`, `branch` and the fragment may name one thing only, and so may the folders. */
function findConflict(query: Query, fragment: string): string | null {
  const get = (key: string): string | null => query.get(key)?.[0] ?? null;
  const colon = fragment.indexOf(':');
  const folder = colon < 0 ? '' : fragment.slice(colon + 1).replace(/^\/+|\/+$/g, '');
  const wantedFolder = get('subdir');
  if (folder !== '' && wantedFolder !== null && wantedFolder !== folder) return 'subdir';
  const names = [colon < 0 ? fragment : fragment.slice(0, colon), get('ref') ?? ''];
  const tag = get('tag');
  const branch = get('branch');
  if (tag !== null && branch !== null) return 'branch';
  if (tag !== null) names.push(withPrefix('refs/tags/', tag));
  if (branch !== null) names.push(withPrefix('refs/heads/', branch));
  const given = new Set(names.filter((name) => name !== ''));
  if (given.size < 2) return null;
  return branch !== null ? 'branch' : tag !== null ? 'tag' : 'ref';
}

function withPrefix(prefix: string, name: string): string {
  return name.startsWith(prefix) ? name : prefix + name;
}
