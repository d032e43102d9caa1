import type { HistoryEntry, ImageDetail, LayersSummary, LayerSummary } from '@stagecraft/contracts';
import {
  changesOf,
  contentFollower,
  entryAt,
  growTree,
  sumFolders,
} from '@stagecraft/image-layers';
import type { Efficiency, EntryPlace, LayerChange, LayerContents } from '@stagecraft/image-layers';
import type { ImageLayers } from './analyse.ts';
import { refusedTexts, truncationTexts } from './texts.ts';

type Counts = Pick<LayerSummary, 'added' | 'changed' | 'removed' | 'unchangedContent'>;

function countChanges(layers: readonly LayerContents[], changes: Iterable<LayerChange>): Counts {
  const none = () => ({ paths: 0, bytes: 0 });
  const counts = { added: none(), changed: none(), removed: none(), unchangedContent: none() };
  const sizeAt = (place: EntryPlace | null): number =>
    place === null ? 0 : (entryAt(layers, place)?.size ?? 0);
  for (const { change, before, after, sameContent } of changes) {
    const bytes = sizeAt(after ?? before);
    const count = counts[change];
    count.paths += 1;
    count.bytes += bytes;
    if (!sameContent) continue;
    counts.unchangedContent.paths += 1;
    counts.unchangedContent.bytes += bytes;
  }
  return counts;
}

/**
 * Which entry of the history made each layer: those that are not marked as empty, in order. Engines do
 * not mark them; a layer of no bytes looks like none. So it is only told where the numbers agree.
 */
function historyIndexes(
  history: readonly HistoryEntry[],
  layers: number,
): readonly (number | null)[] {
  const all = [...history.keys()];
  const sized = all.filter((index) => (history[index]?.size ?? 0) > 0);
  const writing = all.filter((index) => !isMetadata(history[index]?.createdBy ?? ''));
  const found = [all, sized, writing].find((indexes) => indexes.length === layers);
  return Array.from({ length: layers }, (_, index) => found?.[index] ?? null);
}

/** Instructions that make no layer, as both builders record them. */
function isMetadata(createdBy: string): boolean {
  return /^(?:\/bin\/sh -c #\(nop\) +)?(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME) /.test(
    createdBy,
  );
}

function fileBytes({ entries }: LayerContents): number {
  let bytes = 0;
  for (const { size } of entries) bytes += size;
  return bytes;
}

function summariseLayer(
  image: ImageDetail,
  contents: LayerContents,
  facts: { index: number; history: number | null; counts: Counts; wastedBytes: number },
): LayerSummary {
  const { diffId, bytes, refused, refusedCount, truncated } = contents;
  const { index, history, counts, wastedBytes } = facts;
  return {
    index,
    diffId,
    bytes,
    fileBytes: fileBytes(contents),
    history,
    createdBy: history === null ? '' : (image.history[history]?.createdBy ?? ''),
    ...counts,
    wastedBytes,
    refused: refused.map(({ path, reason }) => ({ path, reason: refusedTexts[reason] })),
    refusedCount,
    truncated,
    truncatedText: truncated === null ? null : truncationTexts[truncated],
  };
}

/** What is told of an image's layers at once. */
export function summarise(
  { image, layers, known }: ImageLayers,
  efficiency: Efficiency,
): LayersSummary {
  const tree = growTree();
  const wasted = layers.map(() => 0);
  const follow = contentFollower(layers, ({ layer, entry }) => {
    wasted[layer] = (wasted[layer] ?? 0) + entry.size;
  });
  // One tree grows for both: it is most of what there is to do.
  const counts = layers.map((_, index) =>
    countChanges(layers, changesOf(tree, layers, index, follow(index))),
  );
  const history = historyIndexes(image.history, layers.length);
  const summaries = layers.map((contents, index) =>
    summariseLayer(image, contents, {
      index,
      history: history[index] ?? null,
      counts: counts[index] ?? countChanges(layers, []),
      wastedBytes: wasted[index] ?? 0,
    }),
  );
  const sum = sumFolders(layers, tree.root).get(tree.root);
  return {
    imageId: image.id,
    layers: summaries,
    bytes: summaries.reduce((all, { bytes }) => all + bytes, 0),
    fileBytes: summaries.reduce((all, { fileBytes: own }) => all + own, 0),
    final: { paths: sum?.files ?? 0, bytes: sum?.bytes ?? 0 },
    wastedBytes: efficiency.wastedBytes,
    efficiency: efficiency.score,
    userWastedShare: efficiency.wastedUserShare,
    knownLayers: known,
  };
}
