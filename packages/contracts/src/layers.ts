import * as z from 'zod';
import { LocalizedText } from './problem.ts';

/** What an entry of a layer is. */
export const LayerEntryKind = z.enum([
  'file',
  'directory',
  'symlink',
  'hardlink',
  'char',
  'block',
  'fifo',
]);
export type LayerEntryKind = z.infer<typeof LayerEntryKind>;

export const LayerChangeKind = z.enum(['added', 'changed', 'removed']);
export type LayerChangeKind = z.infer<typeof LayerChangeKind>;

/** Why a layer was not read to its end, so that paths are missing. */
export const LayerTruncation = z.enum([
  'entries',
  'names',
  'bytes',
  'damaged',
  'compression',
  'absent',
]);
export type LayerTruncation = z.infer<typeof LayerTruncation>;

/** How many paths, and bytes of their files. */
export const PathCount = z.object({ paths: z.number().int(), bytes: z.number() });
export type PathCount = z.infer<typeof PathCount>;

export const LayerSummary = z.object({
  /** 0 is the base. */
  index: z.number().int(),
  diffId: z.string(),
  /** Of the layer's tar archive, uncompressed. */
  bytes: z.number(),
  /** Bytes of its files. */
  fileBytes: z.number(),
  /** Index in the image's history (oldest first); null where the history has another number of layers. */
  history: z.number().int().nullable(),
  /** The instruction as the builder recorded it; '' when the history does not say. */
  createdBy: z.string(),
  /** Bytes are those of the layer's own files; the ones of `removed` are in the layers below. */
  added: PathCount,
  changed: PathCount,
  removed: PathCount,
  /** Files that are stored once more with the same content; they are among `changed`. */
  unchangedContent: PathCount,
  /** Bytes of files of this layer that a later one replaces or removes. */
  wastedBytes: z.number(),
  /** Paths that no file system of an image can have; they are in no tree. The first 100. */
  refused: z.array(z.object({ path: z.string(), reason: LocalizedText })),
  refusedCount: z.number().int(),
  truncated: LayerTruncation.nullable(),
  /** The same in words; null when the layer was read whole. */
  truncatedText: LocalizedText.nullable(),
});
export type LayerSummary = z.infer<typeof LayerSummary>;

/** What is told of an image's layers; folders and files are asked for one by one. */
export const LayersSummary = z.object({
  /** Id of the image; the other endpoints take it, too. */
  imageId: z.string(),
  /** Base first. */
  layers: z.array(LayerSummary),
  /** Of all layers' tar archives. */
  bytes: z.number(),
  /** Of all files in all layers. */
  fileBytes: z.number(),
  /** What a container of the image sees. */
  final: PathCount,
  /** Bytes of all that is stored and later replaced or removed, as dive counts them. */
  wastedBytes: z.number(),
  /** From 0 to 1, as dive reckons it: the least that the paths would take against what they take. */
  efficiency: z.number(),
  /** Share of the bytes above the base that is wasted, from 0 to 1, as dive reckons it. */
  userWastedShare: z.number(),
  /** Layers that were known from an earlier analysis. */
  knownLayers: z.number().int(),
});
export type LayersSummary = z.infer<typeof LayersSummary>;

/** How far an analysis is, and how it ends: with `analysed` or `failed`. */
export const LayersMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    /** Bytes that the engine has sent so far. */
    bytes: z.number(),
    /** About what it sends in all; null when it can't be told. */
    totalBytes: z.number().nullable(),
    /** Layers that are read or known. */
    layersDone: z.number().int(),
    layers: z.number().int(),
  }),
  z.object({ kind: z.literal('analysed'), summary: LayersSummary }),
  z.object({
    kind: z.literal('failed'),
    message: LocalizedText,
    /** In the engine's or the system's own words; '' when there are none. */
    detail: z.string(),
  }),
]);
export type LayersMessage = z.infer<typeof LayersMessage>;

/** One path of a layer, or of the tree that layers make. */
export const LayerPath = z.object({
  /** Without `/` in front. */
  path: z.string(),
  /** Null for a folder that no layer brings itself, of which only what is in it is known. */
  kind: LayerEntryKind.nullable(),
  /** Bytes of the file (of a hard link those of the file that it names), of a folder those of all files in it. */
  size: z.number(),
  /** Paths in a folder that are no folders, at any depth; 0 for what is no folder. */
  files: z.number().int(),
  /** Permission bits with setuid, setgid and sticky. */
  mode: z.number().int(),
  uid: z.number().int(),
  gid: z.number().int(),
  /** ms since epoch. */
  modifiedAt: z.number(),
  linkTarget: z.string(),
  /** SHA-256 in hexadecimal; null where it is not known. */
  digest: z.string().nullable(),
  /** Layer that the path comes from; for what a layer removes, the one that had it. -1 where `kind` is null. */
  layer: z.number().int(),
  /** What the layer in question does to it; null when it leaves it as it is. For a folder only of itself. */
  change: LayerChangeKind.nullable(),
  /** Changed, but the content is the same: it is stored once more. */
  sameContent: z.boolean(),
  /** The layer in question changes something in this folder. */
  changesInside: z.boolean(),
});
export type LayerPath = z.infer<typeof LayerPath>;

/** A folder's paths: folders first, each by name. */
export const LayerFolder = z.object({
  entries: z.array(LayerPath),
  /** Entries of the folder, of which `entries` are some from `offset` on. */
  total: z.number().int(),
});
export type LayerFolder = z.infer<typeof LayerFolder>;

/** Paths that a search finds, in the order of the tree. */
export const LayerSearch = z.object({
  entries: z.array(LayerPath),
  /** There are more. */
  truncated: z.boolean(),
});
export type LayerSearch = z.infer<typeof LayerSearch>;

/** Some bytes of a file. */
export const LayerFile = z.object({
  /** Bytes of the whole file. */
  size: z.number(),
  /** Where `base64` begins, in bytes. */
  offset: z.number(),
  base64: z.string(),
  /** The file ends with these bytes. */
  complete: z.boolean(),
});
export type LayerFile = z.infer<typeof LayerFile>;
