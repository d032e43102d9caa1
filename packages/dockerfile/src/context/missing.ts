import { cleanPath } from '../ignore/clean.ts';
import type { IgnoreRules } from '../ignore/ignore.ts';
import { nearest } from '../problems/suggest.ts';
import { compilePart, hasWildcard } from './match.ts';
import type { ContextAccess } from './sources.ts';
import type { ContextEntry } from './types.ts';

/** A path that may have been meant. */
export interface SimilarPath {
  readonly path: string;
  /** Other capitals; a name that is spelt nearly so; the same name in another folder. */
  readonly why: 'case' | 'name' | 'elsewhere';
}

/** What became of a source of COPY or ADD. */
export type SourceFinding =
  | { readonly kind: 'there'; readonly path: string }
  /** It is there, and this line (0-based) of the ignore file leaves it out. */
  | { readonly kind: 'ignored'; readonly path: string; readonly line: number }
  | {
      readonly kind: 'missing';
      /** The deepest folder of the path that is there; empty for the root. */
      readonly folder: string;
      /** What is not in it: a name or a pattern. */
      readonly part: string;
      /** A file stands where the path goes on. */
      readonly isFile: boolean;
      /** The likeliest first. */
      readonly similar: readonly SimilarPath[];
    };

/** Entries that are looked at for the same name elsewhere, and how many are told. */
const walkLimit = 3000;
const toldLimit = 3;

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Whether a source would lead out of the root; Docker takes it as a path in the root all the same. */
export function leadsOut(source: string): boolean {
  let depth = 0;
  for (const part of source.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/**
 * Why COPY or ADD does not find a source: follows its path down to where it ends, and tells what is there
 * in its place. Reads 3,000 entries at most besides the path's own folders.
 *
 * @param source as the instruction has it after variables are put in
 */
export async function explainSource(
  access: ContextAccess,
  rules: IgnoreRules,
  source: string,
): Promise<SourceFinding> {
  const parts = cleanPath(`/${source}`).slice(1).split('/').filter(Boolean);
  let folder = '';
  let path = '';
  for (const [at, part] of parts.entries()) {
    const entries = await access.readFolder(folder);
    const found = matching(entries ?? [], part);
    const [first] = found;
    if (first === undefined) {
      const isFile = entries === null && folder !== '';
      return missing(access, { folder: path, entries: entries ?? [], parts, at, isFile });
    }
    const isLast = at === parts.length - 1;
    const paths = found.map(({ name }) => join(path, name));
    if (isLast) return ignoredOrThere(rules, paths);
    path = paths[0] ?? '';
    folder = first.kind === 'link' ? ((await access.follow(path))?.path ?? path) : path;
  }
  return ignoredOrThere(rules, [path]);
}

function matching(entries: readonly ContextEntry[], part: string): readonly ContextEntry[] {
  if (!hasWildcard(part)) return entries.filter(({ name }) => name === part);
  const matches = compilePart(part);
  return entries.filter(({ name }) => matches(name));
}

function ignoredOrThere(rules: IgnoreRules, paths: readonly string[]): SourceFinding {
  const sent = paths.find((path) => !rules.ignores(path));
  const [path = ''] = paths;
  if (sent !== undefined) return { kind: 'there', path: sent };
  return { kind: 'ignored', path, line: rules.decidedBy(path) ?? 0 };
}

interface Place {
  readonly folder: string;
  readonly entries: readonly ContextEntry[];
  readonly parts: readonly string[];
  readonly at: number;
  readonly isFile: boolean;
}

async function missing(access: ContextAccess, place: Place): Promise<SourceFinding> {
  const { folder, entries, parts, at, isFile } = place;
  const part = parts[at] ?? '';
  const names = entries.map(({ name }) => name);
  const rest = parts.slice(at + 1);
  const whole = (name: string): string => [join(folder, name), ...rest].join('/');
  const sameLetters = names.filter((name) => name.toLowerCase() === part.toLowerCase());
  const near = hasWildcard(part) ? null : nearest(part, names);
  const similar: SimilarPath[] = sameLetters.map((name) => ({ path: whole(name), why: 'case' }));
  if (near !== null && !sameLetters.includes(near))
    similar.push({ path: whole(near), why: 'name' });
  const elsewhere = await withName(access, parts.at(-1) ?? '');
  const known = new Set(similar.map(({ path }) => path));
  for (const path of elsewhere) if (!known.has(path)) similar.push({ path, why: 'elsewhere' });
  return { kind: 'missing', folder, part, isFile, similar: similar.slice(0, toldLimit + 1) };
}

/** Paths that end in a name or pattern, nearest to the root first. */
async function withName({ readFolder }: ContextAccess, last: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [''];
  let seen = 0;
  for (const folder of waiting) {
    const entries = (await readFolder(folder)) ?? [];
    seen += entries.length;
    if (seen > walkLimit) break;
    for (const { name } of matching(entries, last)) found.push(join(folder, name));
    if (found.length >= toldLimit) break;
    for (const { name, kind } of entries) if (kind === 'folder') waiting.push(join(folder, name));
  }
  return found.slice(0, toldLimit);
}
