import { entryAt } from '@stagecraft/image-layers';
import type { EntryPlace, LayerContents, LayerEntry, MergedNode } from '@stagecraft/image-layers';
import { expandSparse, readArchive, walkArchive } from '@stagecraft/image-layers/reader';
import type { ContentSink, VisitEntry } from '@stagecraft/image-layers/reader';
import type { Engine, Outcome } from '../engine/engine.ts';
import { fromEngine } from '../images/inspect.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { AnalysedImage } from './analysed-image.ts';
import { imageArchive } from './image-archive.ts';

/** Files of a layer whose content is wanted: index of the entry → what takes it. */
type WantedFiles = ReadonlyMap<number, (entry: LayerEntry) => ContentSink>;

/** The file that a path is or, being a hard link, names; removed ones are found in the layer's own view. */
export function fileAt(
  image: AnalysedImage,
  { layer, path, view }: { layer: number; path: string; view: 'layer' | 'merged' },
): Result<{ readonly place: EntryPlace; readonly entry: LayerEntry }> {
  const at = image.view(layer);
  if (at === null) return fail('layer_not_found');
  const node: MergedNode | null = at.merged.find(path);
  const removed = view === 'layer' ? (at.changes.get(path)?.before ?? null) : null;
  const place = node === null ? removed : (node.linked ?? node);
  if (place === null) return fail('layer_path_not_found', { detail: path });
  const entry = entryAt(image.layers, place);
  return entry?.kind === 'file'
    ? ok({ place, entry })
    : fail('layer_path_not_file', { detail: path });
}

/** Reads only what the archive says of itself, to learn which of its files is which layer. */
async function learnFiles(
  engine: Engine,
  { image }: AnalysedImage,
  signal: AbortSignal,
): Promise<Outcome<ReadonlyMap<string, string>>> {
  const archive = await imageArchive(engine, image, signal);
  if (!archive.ok) return archive;
  const read = await readArchive(archive.value, { known: () => true, platform: image });
  const files = read.ok ? read.layers.map(({ file, diffId }) => [file, diffId] as const) : [];
  return { ok: true, value: new Map(files) };
}

/** Finds entries by their place in the layer's tar, and tells of each whose content has come. */
function pickFiles(
  { entries }: LayerContents,
  wanted: WantedFiles,
  found: (index: number) => void,
): VisitEntry {
  const byOffset = new Map([...wanted.keys()].map((index) => [entries.at(index).offset, index]));
  return ({ offset, sparse, size }) => {
    const index = byOffset.get(offset);
    const open = index === undefined ? undefined : wanted.get(index);
    if (index === undefined || open === undefined) return null;
    const sink = open(entries.at(index));
    const telling: ContentSink = {
      wants: () => sink.wants?.() ?? true,
      data(bytes) {
        sink.data(bytes);
        if (sink.wants?.() === false) found(index);
      },
      end() {
        sink.end();
        found(index);
      },
    };
    return sparse === null ? telling : expandSparse(sparse, size, telling);
  };
}

/** What is wanted of an image: by diff id, index of the entry → what takes its content. */
export type Wanted = ReadonlyMap<string, WantedFiles>;

/**
 * Content of files of some layers, in the order in which the engine sends it, as the sinks in `wanted`
 * hand it to `taken`. Nothing of it is kept, so the image's archive is read again, up to the last file
 * that is wanted. The generator rejects when the engine breaks off.
 */
export async function readContent(
  engine: Engine,
  image: AnalysedImage,
  wanted: Wanted,
  taken: () => readonly Uint8Array[],
  signal: AbortSignal,
): Promise<Result<AsyncGenerator<Uint8Array>>> {
  if (image.files.size === 0) {
    const learnt = await learnFiles(engine, image, signal);
    if (!learnt.ok) return fromEngine(learnt.failure);
    image.files = learnt.value;
  }
  const archive = await imageArchive(engine, image.image, signal);
  if (!archive.ok) return fromEngine(archive.failure);
  const missing = new Set(
    [...wanted].flatMap(([diffId, files]) =>
      [...files.keys()].map((index) => `${diffId} ${index}`),
    ),
  );
  const visitorOf = (file: string): VisitEntry | null => {
    const diffId = image.files.get(file);
    const contents = image.layers.find((layer) => layer.diffId === diffId);
    const files = diffId === undefined ? undefined : wanted.get(diffId);
    if (contents === undefined || files === undefined) return null;
    return pickFiles(contents, files, (index) => missing.delete(`${contents.diffId} ${index}`));
  };
  let over = false;
  return ok(
    walkArchive(archive.value, visitorOf, () => {
      if (over) return null;
      over = missing.size === 0;
      return taken();
    }),
  );
}
