import type { LayerFolder, LayerSearch, layerEndpoints } from '@stagecraft/contracts';
import type * as z from 'zod';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { AnalysedImage } from './analysed-image.ts';
import { findPath } from './layer-paths.ts';
import type { FoundPath } from './layer-paths.ts';
import { pathMatcher } from './path-pattern.ts';

type FolderQuery = z.infer<typeof layerEndpoints.listLayerFolder.query>;
type SearchQuery = z.infer<typeof layerEndpoints.searchLayers.query>;

/** Folders first, each by name as its letters are numbered: the same order everywhere. */
function inOrder(found: Iterable<FoundPath>): FoundPath[] {
  return [...found].sort((a, b) => {
    if (a.isFolder !== b.isFolder) return a.isFolder ? -1 : 1;
    return a.path < b.path ? -1 : 1;
  });
}

function startOf(
  image: AnalysedImage,
  place: { layer: number; path: string; view: 'layer' | 'merged' },
): Result<FoundPath> {
  if (image.layers[place.layer] === undefined) return fail('layer_not_found');
  const found = findPath(image, place);
  return found === null ? fail('layer_path_not_found', { detail: place.path }) : ok(found);
}

/** Some entries of a folder. */
export function listFolder(image: AnalysedImage, query: FolderQuery): Result<LayerFolder> {
  const folder = startOf(image, query);
  if (!folder.ok) return folder;
  const all = inOrder(folder.value.children());
  const shown = all.slice(query.offset, query.offset + query.limit);
  return ok({ entries: shown.map((one) => one.tell()), total: all.length });
}

function* walkPaths(top: FoundPath): Generator<FoundPath> {
  const waiting = inOrder(top.children()).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const child of inOrder(next.children()).reverse()) waiting.push(child);
  }
}

/** Paths below a folder that fit, in the order of the tree. */
export function searchPaths(image: AnalysedImage, query: SearchQuery): Result<LayerSearch> {
  const folder = startOf(image, query);
  if (!folder.ok) return folder;
  const { change, minSize = 0, maxSize = Number.MAX_SAFE_INTEGER, limit } = query;
  const bounded = query.minSize !== undefined || query.maxSize !== undefined;
  const matches = pathMatcher(query.pattern);
  const changes = image.view(query.layer)?.changes;
  const entries: LayerSearch['entries'] = [];
  for (const found of walkPaths(folder.value)) {
    if (bounded && (found.isFolder || found.size < minSize || found.size > maxSize)) continue;
    if (change !== undefined && changes?.get(found.path)?.change !== change) continue;
    if (!matches(found.path)) continue;
    if (entries.length === limit) return ok({ entries, truncated: true });
    entries.push(found.tell());
  }
  return ok({ entries, truncated: false });
}
