import { entryAt, pathOf, walkTree } from '@stagecraft/image-layers';
import type { LayerEntry, MergedNode } from '@stagecraft/image-layers';
import type { ContentSink } from '@stagecraft/image-layers/reader';
import type { Engine } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { AnalysedImage } from './analysed-image.ts';
import { fileAt, readContent } from './content.ts';
import { padding, tarEnd, tarHeader } from './tar-writer.ts';

type Place = { readonly layer: number; readonly path: string; readonly view: 'layer' | 'merged' };

/** A file or an archive on its way. */
export interface Download {
  /** Name for whoever saves it. */
  readonly name: string;
  /** Null for an archive, whose length is not known beforehand. */
  readonly bytes: number | null;
  /** Rejects when the engine breaks off. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Pieces that have come and are not taken yet. */
function createQueue() {
  let pieces: Uint8Array[] = [];
  return {
    // Copied: what a sink is given holds during the call only.
    push: (bytes: Uint8Array): unknown => pieces.push(bytes.slice()),
    take(): readonly Uint8Array[] {
      const all = pieces;
      pieces = [];
      return all;
    },
  };
}

/** Content of one file. */
async function readOne(
  engine: Engine,
  image: AnalysedImage,
  place: Place,
  signal: AbortSignal,
): Promise<Result<{ entry: LayerEntry; content: AsyncIterable<Uint8Array> }>> {
  const file = fileAt(image, place);
  if (!file.ok) return file;
  const { entry, place: found } = file.value;
  const diffId = image.layers[found.layer]?.diffId ?? '';
  const queue = createQueue();
  const sink: ContentSink = { data: queue.push, end: () => undefined };
  const wanted = new Map([[diffId, new Map([[found.index, () => sink]])]]);
  const content = await readContent(engine, image, wanted, queue.take, signal);
  return content.ok ? ok({ entry, content: content.value }) : content;
}

/** What an archive of a folder holds: what has no content first, names of the same file last. */
interface Plan {
  readonly plain: readonly LayerEntry[];
  /** By diff id and index of the entry; the path is the one in the archive. */
  readonly files: ReadonlyMap<string, ReadonlyMap<number, LayerEntry>>;
  readonly links: readonly LayerEntry[];
}

/** @param rename path in the image → path in the archive */
function plan(image: AnalysedImage, top: MergedNode, rename: (path: string) => string): Plan {
  const plain: LayerEntry[] = [];
  const links: LayerEntry[] = [];
  const files = new Map<string, Map<number, LayerEntry>>();
  for (const node of walkTree(top)) {
    const path = rename(pathOf(node));
    const own = entryAt(image.layers, node);
    const source = node.linked ?? node;
    const entry = entryAt(image.layers, source);
    if (path === '' || own === null || entry === null) continue;
    if (entry.kind !== 'file') {
      plain.push({ ...own, path });
      continue;
    }
    const diffId = image.layers[source.layer]?.diffId ?? '';
    const layer = files.get(diffId) ?? new Map<number, LayerEntry>();
    const first = layer.get(source.index);
    if (first) links.push({ ...own, kind: 'hardlink', size: 0, path, linkTarget: first.path });
    else layer.set(source.index, { ...entry, path });
    files.set(diffId, layer);
  }
  return { plain, files, links };
}

async function* archiveOf(
  content: AsyncIterable<Uint8Array>,
  { plain, links }: Plan,
): AsyncGenerator<Uint8Array> {
  for (const entry of plain) yield tarHeader(entry);
  yield* content;
  for (const entry of links) yield tarHeader(entry);
  yield tarEnd();
}

/** A folder as a tar archive in which it has its own name; the whole image at the root. */
async function downloadFolder(
  engine: Engine,
  image: AnalysedImage,
  { layer, path }: Place,
  signal: AbortSignal,
): Promise<Result<Download>> {
  const top = image.view(layer)?.merged.find(path);
  if (!top) return fail('layer_path_not_found', { detail: path });
  const prefix = path.length - top.name.length;
  const planned = plan(image, top, (full) => full.slice(prefix));
  const queue = createQueue();
  const wanted = new Map(
    [...planned.files].map(([diffId, files]) => [
      diffId,
      new Map(
        [...files].map(([index, entry]) => [
          index,
          (): ContentSink => {
            queue.push(tarHeader(entry));
            return { data: queue.push, end: () => queue.push(padding(entry.size)) };
          },
        ]),
      ),
    ]),
  );
  const content = await readContent(engine, image, wanted, queue.take, signal);
  if (!content.ok) return content;
  const name = `${top.name === '' ? 'image' : top.name}.tar`;
  return ok({ name, bytes: null, content: archiveOf(content.value, planned) });
}

/** A file as it is, or a folder of the merged tree as a tar archive. */
export async function download(
  engine: Engine,
  image: AnalysedImage,
  place: Place,
  signal: AbortSignal,
): Promise<Result<Download>> {
  const view = image.view(place.layer);
  if (view === null) return fail('layer_not_found');
  if (view.merged.find(place.path)?.children) return downloadFolder(engine, image, place, signal);
  const file = await readOne(engine, image, place, signal);
  if (!file.ok) return file;
  const { entry, content } = file.value;
  const name = place.path.slice(place.path.lastIndexOf('/') + 1);
  return ok({ name, bytes: entry.size, content });
}
