import * as z from 'zod';
import { Problem } from './problem.ts';

/** Named by who starts it, so that it can be followed and cancelled from the first moment. */
export const TransferId = z.string().regex(/^[\w-]{8,64}$/);

/** How far an archive is on its way to or from the engine; one line of `followTransfer`. */
export const ImageTransfer = z.object({
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Bytes of the archive so far; of the packed one where it is packed. */
  bytes: z.number(),
  /** What the engine says it loaded or imported: names or ids. */
  results: z.array(z.string()),
  problem: Problem.nullable(),
});
export type ImageTransfer = z.infer<typeof ImageTransfer>;

const transfer = TransferId;
const flag = z.enum(['true', 'false']).default('false');

export const SaveImagesQuery = z.object({
  /** Names and ids with commas between them, which neither has. */
  refs: z.string().min(1).max(12_000),
  gzip: flag,
  transfer,
});
export const ExportContainerQuery = z.object({ gzip: flag, transfer });
export const LoadImagesQuery = z.object({ transfer });

export const ImportImageQuery = z.object({
  transfer,
  /** `name` or `name:tag`; empty for an image without a name. */
  name: z.string().max(512).default(''),
  message: z.string().max(2000).default(''),
  /** `os[/architecture[/variant]]`; empty for the engine's own. */
  platform: z.string().max(100).default(''),
  /** Instructions, one a line: CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, ONBUILD, USER, VOLUME, WORKDIR. */
  changes: z.string().max(8000).default(''),
  /** Where the engine fetches the archive itself; empty when the body is the archive. */
  from: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
});
export type ImportImageQuery = z.infer<typeof ImportImageQuery>;
