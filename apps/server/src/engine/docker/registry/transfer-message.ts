import type { LayerState } from '@stagecraft/contracts';
import * as z from 'zod';
import type { EngineTransferEvent } from '../../registry-engine.ts';

/** A line of `POST /images/create` and `POST /images/{name}/push` (`jsonmessage.JSONMessage` of moby). */
const Message = z.object({
  status: z.string().optional(),
  id: z.string().optional(),
  progressDetail: z
    .object({
      current: z.number().optional(),
      total: z.number().optional(),
      units: z.string().optional(),
    })
    .nullish(),
  aux: z.object({ Digest: z.string().optional() }).nullish(),
  error: z.string().optional(),
  errorDetail: z.object({ message: z.string() }).optional(),
});

/** The engines' own words about a layer, as they begin. */
const layerStates: readonly (readonly [string, LayerState])[] = [
  ['Pulling fs layer', 'waiting'],
  ['Waiting', 'waiting'],
  ['Preparing', 'waiting'],
  ['Downloading', 'downloading'],
  ['Verifying', 'verifying'],
  ['Download complete', 'downloaded'],
  ['Extracting', 'extracting'],
  ['Pull complete', 'pulled'],
  ['Already exists', 'exists'],
  ['Layer already exists', 'exists'],
  ['Skipped', 'exists'],
  ['Mounted from', 'mounted'],
  ['Pushing', 'pushing'],
  ['Pushed', 'pushed'],
  ['Retrying in', 'retrying'],
];

/** `Digest: sha256:…` of a pull, `1.0: digest: sha256:… size: 527` of a push. */
const digestWords = /\bdigest: (sha\d+:[0-9a-f]+)/i;

/** What a line of the engine's answer tells: something that happened, or that it failed. */
export type TransferMessage =
  | { readonly kind: 'event'; readonly event: EngineTransferEvent }
  | { readonly kind: 'failed'; readonly detail: string };

/** Reads one line, as JSON already; null for one that tells nothing. */
export function readTransferMessage(value: unknown): TransferMessage | null {
  const parsed = Message.safeParse(value);
  if (!parsed.success) return null;
  const { status = '', id, progressDetail, aux, error, errorDetail } = parsed.data;
  const failure = errorDetail?.message ?? error;
  if (failure !== undefined) return { kind: 'failed', detail: failure };
  const digest = aux?.Digest ?? digestWords.exec(status)?.[1];
  if (digest !== undefined) return { kind: 'event', event: { kind: 'digest', digest } };
  const state = layerStates.find(([words]) => status.startsWith(words))?.[1];
  if (id !== undefined && state !== undefined) {
    // Some tell how many seconds they have unpacked, in place of bytes.
    const counts = progressDetail?.units === 's' ? {} : (progressDetail ?? {});
    const layer = { id, state, current: counts.current ?? 0, total: counts.total || null };
    return { kind: 'event', event: { kind: 'layer', layer } };
  }
  return status === '' ? null : { kind: 'event', event: { kind: 'status', text: status } };
}
