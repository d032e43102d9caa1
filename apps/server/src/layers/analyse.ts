import type { ImageDetail, LocalizedText } from '@stagecraft/contracts';
import { entryList } from '@stagecraft/image-layers';
import type { LayerContents } from '@stagecraft/image-layers';
import { contentsOf, readArchive } from '@stagecraft/image-layers/reader';
import type { ArchiveLayer, ArchiveResult } from '@stagecraft/image-layers/reader';
import type { Engine, EngineFailure } from '../engine/engine.ts';
import { lowerLayerNames } from './archive-names.ts';
import { imageArchive } from './image-archive.ts';
import type { LayerStore } from './layer-store.ts';
import { archiveTexts } from './texts.ts';

/** What an image's layers hold. */
export interface ImageLayers {
  readonly image: ImageDetail;
  /** Base first. */
  readonly layers: readonly LayerContents[];
  /** How many of them an earlier analysis knew. */
  readonly known: number;
  /** Path in the image's archive → diff id; empty when no archive was read. */
  readonly files: ReadonlyMap<string, string>;
}

export interface AnalysisProgress {
  readonly bytes: number;
  readonly layersDone: number;
}

/** Why there is no result, for a person. */
export interface AnalysisFailure {
  readonly message: LocalizedText;
  readonly detail: string;
}

export type AnalysisOutcome =
  | { readonly ok: true; readonly value: ImageLayers }
  | { readonly ok: false; readonly failure: AnalysisFailure };

/** Nothing more than this is told of one image while it is read, in bytes. */
const progressBytes = 4 * 2 ** 20;

const failed = (message: LocalizedText, detail = ''): AnalysisOutcome => ({
  ok: false,
  failure: { message, detail },
});

const fromEngine = ({ kind, detail }: EngineFailure): AnalysisOutcome =>
  failed(kind === 'not_found' ? archiveTexts.gone : archiveTexts.engine, detail);

function absent(diffId: string): LayerContents {
  return {
    diffId,
    bytes: 0,
    entries: entryList([]),
    whiteouts: [],
    opaque: [],
    refused: [],
    refusedCount: 0,
    truncated: 'absent',
  };
}

interface Known {
  readonly diffIds: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}

/** Whether a file of an archive is a layer that is kept: by its own digest, or by a name that is known. */
function isKnown({ diffIds, names }: Known, file: string): boolean {
  const digest = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(file)?.[1];
  if (digest !== undefined && diffIds.has(`sha256:${digest}`)) return true;
  const diffId = names.get(file);
  return diffId !== undefined && diffIds.has(diffId);
}

async function stream(
  engine: Engine,
  image: ImageDetail,
  known: Known,
  report: (progress: AnalysisProgress) => void,
  signal: AbortSignal,
): Promise<ArchiveResult | { readonly failure: EngineFailure }> {
  const archive = await imageArchive(engine, image, signal);
  if (!archive.ok) return archive;
  let bytes = 0;
  let told = 0;
  let layersDone = 0;
  try {
    return await readArchive(archive.value, {
      known: (file) => isKnown(known, file),
      platform: image,
      onLayer: () => report({ bytes, layersDone: (layersDone += 1) }),
      onBytes(length) {
        bytes += length;
        if (bytes - told < progressBytes) return;
        told = bytes;
        report({ bytes, layersDone });
      },
    });
  } catch (error) {
    // A stream that breaks off rejects with the system's words.
    const detail = error instanceof Error ? error.message : String(error);
    return { failure: { kind: 'error', detail } };
  }
}

async function keep(store: LayerStore, found: readonly ArchiveLayer[]): Promise<void> {
  const whole = new Map<string, ArchiveLayer>();
  for (const layer of found) {
    if (layer.layer?.truncated === null) whole.set(layer.diffId, layer);
  }
  for (const { diffId, layer } of whole.values()) if (layer) await store.write(diffId, layer);
  const names = found
    .filter(({ missing }) => !missing)
    .map((one) => [one.file, one.diffId] as const);
  await store.addNames(new Map(names));
}

/** The layer as it was just read, else as it is kept. */
async function contents(store: LayerStore, found: ArchiveLayer): Promise<LayerContents | null> {
  if (found.layer) return contentsOf(found.diffId, found.layer);
  return found.missing ? absent(found.diffId) : store.read(found.diffId);
}

/**
 * Reads the layers of an image, as far as they are not kept from earlier. When all of them are, the
 * engine sends nothing.
 *
 * @param report told of each few megabytes, and of each layer that has been read
 */
export async function analyseImage(
  engine: Engine,
  image: ImageDetail,
  store: LayerStore,
  report: (progress: AnalysisProgress) => void,
  signal: AbortSignal,
): Promise<AnalysisOutcome> {
  const kept = await keptLayers(store, image);
  if (kept)
    return { ok: true, value: { image, layers: kept, known: kept.length, files: new Map() } };
  const names = new Map([...(await store.names()), ...lowerLayerNames(image.layers)]);
  const known = { diffIds: await store.list(), names };
  const result = await stream(engine, image, known, report, signal);
  if ('failure' in result) return fromEngine(result.failure);
  if (!result.ok) return failed(archiveTexts[result.reason]);
  await keep(store, result.layers);
  const layers: LayerContents[] = [];
  for (const found of result.layers) {
    const layer = await contents(store, found);
    // It was kept a moment ago, and is damaged or gone now.
    if (layer === null) return analyseImage(engine, image, store, report, signal);
    layers.push(layer);
  }
  const passed = result.layers.filter(({ layer, missing }) => layer === null && !missing);
  const files = new Map(result.layers.map(({ file, diffId }) => [file, diffId]));
  return { ok: true, value: { image, layers, known: passed.length, files } };
}

/** All layers of an image, if all of them are kept. */
export async function keptLayers(
  store: LayerStore,
  { layers }: ImageDetail,
): Promise<readonly LayerContents[] | null> {
  const known = await store.list();
  if (!layers.every((diffId) => known.has(diffId))) return null;
  const read: LayerContents[] = [];
  for (const diffId of layers) {
    const layer = await store.read(diffId);
    if (layer === null) return null;
    read.push(layer);
  }
  return read;
}
