import { cleanPath } from '../ignore/clean.ts';
import type { IgnoreRules } from '../ignore/ignore.ts';
import { compilePart, hasWildcard } from './match.ts';
import type {
  FileCount,
  FollowedPath,
  FollowPath,
  Found,
  ReadFolder,
  SourceCounts,
  SurveyOptions,
} from './types.ts';
import { counts, createWalk, startAt, type Start, type Walk } from './walk.ts';

type Match = SourceCounts['patterns'][number];

/** How the build context is read. */
export interface ContextAccess {
  readonly readFolder: ReadFolder;
  readonly follow: FollowPath;
}

/** Something that a pattern names, and what it is once links are followed. */
interface Named {
  readonly path: string;
  readonly ignored: boolean;
  readonly target: FollowedPath | null;
}

const nothing: FileCount = { files: 0, bytes: 0 };

/**
 * What the sources of COPY or ADD bring from the build context: wildcards as in Go's `filepath.Match`,
 * part by part; a folder brings all in it. Links are followed on the way up to the first wildcard, and
 * what is named itself is followed too; a link inside a copied folder stays a link. (Rule:
 * `ResolveWildcards` and `Copy` of BuildKit's fsutil, copy.go.)
 *
 * The limits hold for each pattern.
 *
 * @param patterns as the instruction has them after variables are put in; `/` in front and `..` as
 * Docker takes them: nothing leads out of the context
 */
export async function matchSources(
  access: ContextAccess,
  rules: IgnoreRules,
  patterns: readonly string[],
  options: SurveyOptions = {},
): Promise<SourceCounts> {
  const readFolder = remember(access.readFolder);
  const known = new Map<string, Match>();
  let truncated = false;
  for (const pattern of new Set(patterns)) {
    const walk = createWalk(readFolder, rules, options);
    const path = cleanPath(`/${pattern}`).slice(1);
    known.set(pattern, await matchPattern({ access, rules, walk }, path));
    truncated ||= walk.truncated();
  }
  return {
    patterns: patterns.map((pattern) => known.get(pattern) ?? { matched: nothing, ignored: 0 }),
    truncated,
  };
}

/** Patterns often name the same folders: each is read once. */
function remember(readFolder: ReadFolder): ReadFolder {
  const known = new Map<string, ReturnType<ReadFolder>>();
  return (path) => {
    const entries = known.get(path) ?? readFolder(path);
    known.set(path, entries);
    return entries;
  };
}

interface Search {
  readonly access: ContextAccess;
  readonly rules: IgnoreRules;
  readonly walk: Walk;
}

async function matchPattern(search: Search, path: string): Promise<Match> {
  const parts = path === '' ? [] : path.split('/');
  const wild = parts.findIndex(hasWildcard);
  const named =
    wild < 0
      ? [{ path, ignored: search.rules.ignores(path), target: await search.access.follow(path) }]
      : await expand(search, parts.slice(0, wild).join('/'), parts.slice(wild));
  const total = { files: 0, bytes: 0, ignored: 0 };
  for (const one of named) {
    const match = await measure(search, one);
    total.files += match.matched.files;
    total.bytes += match.matched.bytes;
    total.ignored += match.ignored;
  }
  const { ignored, ...matched } = total;
  return { matched, ignored };
}

/** What in the folder `base` the parts of a pattern with wildcards match. */
async function expand(search: Search, base: string, parts: readonly string[]): Promise<Named[]> {
  const { access, rules, walk } = search;
  const folder = await access.follow(base);
  if (folder?.kind !== 'folder') return [];
  const hidden = folder.path !== base && rules.ignores(base);
  let starts: Start[] = [startAt(folder.path, rules)];
  for (const [at, part] of parts.entries()) {
    const matches = compilePart(part);
    const found = (await walk.read(starts)).filter(({ entry }) => matches(entry.name));
    if (at === parts.length - 1) {
      return Promise.all(found.map((one) => toNamed(access, one, hidden)));
    }
    starts = found
      .filter(({ entry }) => entry.kind === 'folder')
      .map(({ path, ignoredBy, closed }) => ({ path, closedBy: closed ? ignoredBy : null }));
  }
  return [];
}

/** What a wildcard took: only a link has to be followed. */
async function toNamed(
  access: ContextAccess,
  { path, entry: { kind, bytes }, ignoredBy }: Found,
  hidden: boolean,
): Promise<Named> {
  const target = kind === 'link' ? await access.follow(path) : { path, kind, bytes };
  return { path, ignored: hidden || ignoredBy !== null, target };
}

/** Counts what a source names, be it a file, a link to one, or a folder. */
async function measure({ rules, walk }: Search, named: Named): Promise<Match> {
  const { target } = named;
  if (target === null || target.kind === 'other') return { matched: nothing, ignored: 0 };
  // A link that is left out leads nowhere, whatever is sent of what it points to.
  const hidden = named.ignored && target.path !== named.path;
  if (target.kind === 'file') {
    const ignored = named.ignored || rules.ignores(target.path);
    const { bytes } = target;
    return ignored
      ? { matched: nothing, ignored: 1 }
      : { matched: { files: 1, bytes }, ignored: 0 };
  }
  const matched = { files: 0, bytes: 0 };
  let ignored = 0;
  await walk.below([startAt(target.path, rules)], ({ entry, ignoredBy }) => {
    if (!counts(entry)) return;
    if (hidden || ignoredBy !== null) ignored += 1;
    else {
      matched.files += 1;
      matched.bytes += entry.bytes;
    }
  });
  return { matched, ignored };
}
