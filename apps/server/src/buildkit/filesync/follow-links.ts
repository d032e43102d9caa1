import { posix } from 'node:path';
import { compileIgnore } from '@stagecraft/dockerfile';
import type { ContextTree } from '../context/tree.ts';

const hasWildcard = (part: string): boolean => /[*?[]/.test(part.replaceAll(/\\./g, ''));

/** Where a link leads, relative to the root; null when the path is no link or not there. */
async function targetOf(tree: ContextTree, path: string): Promise<string | null> {
  const entry = await tree.entryAt(path);
  if (entry?.kind !== 'symlink') return null;
  const target = entry.linkTarget;
  // An absolute target counts from the context's root, and nothing leads out of it.
  return posix.join('/', posix.isAbsolute(target) ? '' : posix.dirname(path), target).slice(1);
}

/** Targets of the links that a path, whose last part may hold wildcards, stands for. */
async function targetsOf(tree: ContextTree, path: string): Promise<string[]> {
  const name = posix.basename(path);
  if (!hasWildcard(name)) {
    const target = await targetOf(tree, path);
    return target === null ? [] : [target];
  }
  const folder = path.includes('/') ? posix.dirname(path) : '';
  const matches = compileIgnore(name);
  const names = await tree.namesIn(folder);
  const targets = await Promise.all(
    names
      .filter((candidate) => matches.ignores(candidate))
      .map((candidate) => targetOf(tree, posix.join(folder, candidate))),
  );
  return targets.filter((target) => target !== null);
}

/**
 * The paths that are needed to follow `paths` through symbolic links: the links themselves and what
 * they lead to, as include patterns. Null when that is the whole folder. (Rules: BuildKit's fsutil.)
 */
export async function followLinks(
  tree: ContextTree,
  paths: readonly string[],
): Promise<readonly string[] | null> {
  const needed = new Set<string>();
  const seen = new Set<string>();
  const waiting = paths.map((path) => posix.join('/', path));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const parts = path.split('/').filter((part) => part !== '');
    if (parts.length === 0) return null;
    // Links may lead round in a circle.
    if (seen.has(parts.join('/'))) continue;
    seen.add(parts.join('/'));
    const onward = await firstLink(tree, parts);
    needed.add(onward ? onward.link : parts.join('/'));
    waiting.push(...(onward?.targets ?? []));
  }
  return [...needed];
}

interface Onward {
  readonly link: string;
  readonly targets: readonly string[];
}

/** The first link on a path, and where its targets plus the rest of the path lead. */
async function firstLink(tree: ContextTree, parts: readonly string[]): Promise<Onward | null> {
  for (let length = 1; length <= parts.length; length++) {
    const link = parts.slice(0, length).join('/');
    const targets = await targetsOf(tree, link);
    if (targets.length === 0) continue;
    const rest = parts.slice(length);
    return { link, targets: targets.map((target) => posix.join(target, ...rest)) };
  }
  return null;
}
