import * as z from 'zod';
import { ContainerPath } from './container-run.ts';
import { TransferId } from './image-transfer.ts';
import { LayerEntryKind } from './layers.ts';

/** `docker diff`: what a container has made of its image. */
export const ContainerChange = z.object({
  /** Absolute. */
  path: z.string(),
  kind: z.enum(['added', 'changed', 'removed']),
});
export type ContainerChange = z.infer<typeof ContainerChange>;

export const ContainerChanges = z.object({
  /** In the engine's order: a folder before what is in it. */
  changes: z.array(ContainerChange),
  /** How many there are; only the first are told. */
  total: z.number().int(),
});
export type ContainerChanges = z.infer<typeof ContainerChanges>;

export const ContainerFile = z.object({
  name: z.string(),
  kind: LayerEntryKind,
  /** Bytes of a file; 0 for all else. */
  size: z.number(),
  /** Permission bits with setuid, setgid and sticky. */
  mode: z.number().int(),
  uid: z.number().int(),
  gid: z.number().int(),
  /** ms since epoch. */
  modifiedAt: z.number(),
  linkTarget: z.string(),
});
export type ContainerFile = z.infer<typeof ContainerFile>;

/** A folder of a container, running or not. */
export const ContainerFolder = z.object({
  /** Absolute, after links. */
  path: z.string(),
  /** Folders first, each by name. */
  entries: z.array(ContainerFile),
  /** The folder holds too much to be read to its end: entries may be missing. */
  truncated: z.boolean(),
});
export type ContainerFolder = z.infer<typeof ContainerFolder>;

/** The first bytes of a file of a container. */
export const ContainerFileHead = z.object({
  /** Absolute, after links. */
  path: z.string(),
  /** Bytes of the whole file. */
  size: z.number(),
  base64: z.string(),
  /** The file ends with these bytes. */
  complete: z.boolean(),
  /** They are valid UTF-8 without control characters but white space and escapes. */
  isText: z.boolean(),
});
export type ContainerFileHead = z.infer<typeof ContainerFileHead>;

export const ContainerPathQuery = z.object({ path: ContainerPath });
export const ReadContainerFileQuery = z.object({
  path: ContainerPath,
  /** Bytes, 1 MiB at most. */
  length: z.coerce.number().int().min(1).max(1_048_576).default(262_144),
});
export const DownloadFromContainerQuery = z.object({ path: ContainerPath, transfer: TransferId });
export const UploadToContainerQuery = z.object({
  /** The folder that it goes into, which is there. */
  path: ContainerPath,
  /** `file`: the body becomes one file; `tar`: it is an archive that is unpacked there. */
  as: z.enum(['file', 'tar']).default('file'),
  /** Name of the file, with folders before it where one is uploaded: `site/index.html`. */
  name: z.string().max(4096).default(''),
  transfer: TransferId,
});

/** Which part of a container's log. Times are ms since epoch or a span before now (`10m`). */
const moment = z
  .string()
  .max(40)
  .regex(/^\d+(?:\.\d+)?(?:ms|s|m|h)?$/);
const flag = z.enum(['true', 'false']);
export const ContainerLogQuery = z.object({
  /** Lines from before. */
  tail: z
    .string()
    .regex(/^(?:all|\d{1,7})$/)
    .default('2000'),
  since: moment.optional(),
  until: moment.optional(),
  /** Each line begins with its time (RFC 3339, UTC). */
  timestamps: flag.default('false'),
  stdout: flag.default('true'),
  stderr: flag.default('true'),
});
export type ContainerLogQuery = z.infer<typeof ContainerLogQuery>;

export const DownloadContainerLogQuery = ContainerLogQuery.extend({
  tail: ContainerLogQuery.shape.tail.default('all'),
  /** Goes on until the container ends. */
  follow: flag.default('true'),
});

export const SearchContainerLogQuery = z.object({
  text: z.string().min(1).max(1000),
  matchCase: flag.default('false'),
  since: moment.optional(),
  until: moment.optional(),
});
export const ContainerLogMatches = z.object({
  /** The last ones, the oldest first. */
  matches: z.array(
    z.object({
      /** Counted from 0, over both streams. */
      line: z.number().int(),
      stream: z.enum(['stdout', 'stderr']),
      /** ms since epoch. */
      at: z.number().nullable(),
      /** Without escape sequences, 1,000 characters at most. */
      text: z.string(),
    }),
  ),
  /** How many lines match. */
  total: z.number().int(),
  /** How many lines were looked through. */
  lines: z.number().int(),
  /** The log goes on after what was looked through. */
  truncated: z.boolean(),
});
export type ContainerLogMatches = z.infer<typeof ContainerLogMatches>;
