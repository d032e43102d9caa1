import { compileIgnore } from '@stagecraft/dockerfile';
import type { ContextFilter } from '../context/entry.ts';
import type { ContextTree } from '../context/tree.ts';
import { followLinks } from './follow-links.ts';
import type { SyncRequest } from './request.ts';

const everything: ContextFilter = { ignores: () => false, mayContainIncluded: () => true };

/** A path stays out unless a pattern takes it in. */
function includeFilter(patterns: readonly string[]): ContextFilter {
  return compileIgnore(['**', ...patterns.map((pattern) => `!${pattern}`)].join('\n'));
}

function both(first: ContextFilter, second: ContextFilter): ContextFilter {
  return {
    ignores: (path) => first.ignores(path) || second.ignores(path),
    mayContainIncluded: (folder) =>
      first.mayContainIncluded(folder) && second.mayContainIncluded(folder),
  };
}

/** The engine has read the ignore file already; a pattern with `#` in front is no comment to it. */
const asRules = (patterns: readonly string[]): string =>
  patterns.map((pattern) => pattern.replace(/^#/, '\\#')).join('\n');

/** What of a tree the engine asks for. */
export async function filterFor(tree: ContextTree, request: SyncRequest): Promise<ContextFilter> {
  const excluded =
    request.exclude.length === 0 ? everything : compileIgnore(asRules(request.exclude));
  const followed = request.follow.length === 0 ? [] : await followLinks(tree, request.follow);
  if (followed === null) return excluded;
  const include = [...request.include, ...followed];
  return include.length === 0 ? excluded : both(excluded, includeFilter(include));
}
