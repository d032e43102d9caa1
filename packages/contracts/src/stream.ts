import * as z from 'zod';
import { BuildEvent } from './build-event.ts';
import { BuildSummary } from './build.ts';
import { EngineStatus } from './engine.ts';
import { Transfer } from './transfer.ts';

/** How often a server says that it is there, in ms. */
export const heartbeatMs = 5_000;

/**
 * What flows on `GET /api/stream`, the one Server-Sent Events connection of a tab (browsers allow
 * six per host). Query: `workspace=ID` for its file changes and build list, `build=ID&after=SEQ` for
 * one build's events. Only `build.event` frames carry an SSE `id` (the event's seq), so that the
 * browser's `Last-Event-ID` resumes the build exactly; everything else is sent anew on connect.
 * Each frame's `data` is one of these as JSON; the SSE `event` field is not used.
 */
export const StreamMessage = z.discriminatedUnion('kind', [
  /** Every `heartbeatMs`: whoever hears nothing for several of them has lost the server. */
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('engine.status'), status: EngineStatus }),
  z.object({
    kind: z.literal('workspace.changed'),
    workspaceId: z.string(),
    /** Relative paths that were added, changed or removed; a folder's path stands for its listing. */
    paths: z.array(z.string()),
  }),
  z.object({ kind: z.literal('build.summary'), build: BuildSummary }),
  /** The record is gone, whoever deleted it. */
  z.object({ kind: z.literal('build.deleted'), workspaceId: z.string(), buildId: z.string() }),
  /** The engine's images or their names changed: what is known of them is out of date. */
  z.object({ kind: z.literal('images.changed') }),
  /** A container came, went or changed its state: what is known of them is out of date. */
  z.object({ kind: z.literal('containers.changed') }),
  /** All pulls and pushes there are: on connect, and when one was removed. */
  z.object({ kind: z.literal('transfers'), transfers: z.array(Transfer) }),
  z.object({ kind: z.literal('transfer.changed'), transfer: Transfer }),
  z.object({ kind: z.literal('build.event'), buildId: z.string(), event: BuildEvent }),
]);
export type StreamMessage = z.infer<typeof StreamMessage>;
