import * as z from 'zod';
import { BuildOptions } from './build-options.ts';

export const StartBuildRequest = z.object({
  options: BuildOptions,
  /** The Dockerfile's text as the user sees it; it is frozen into the record and is what gets built. */
  dockerfileText: z.string(),
  /** Id → value of the secrets that were typed. They reach neither disk nor log. */
  secretValues: z.record(z.string().min(1).max(256), z.string().max(500_000)).default({}),
  /** It is built for one comparison or one run, and not to be kept: its image goes with its record. */
  trial: z.boolean().optional(),
});
export type StartBuildRequest = z.infer<typeof StartBuildRequest>;

export const BuildState = z.enum([
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'interrupted',
]);
export type BuildState = z.infer<typeof BuildState>;

/** What lists show of a build. Times in ms since epoch. */
export const BuildSummary = z.object({
  id: z.string(),
  workspaceId: z.string(),
  /** Counts from 1 within the workspace, for people. */
  number: z.number().int(),
  state: BuildState,
  options: BuildOptions,
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  imageId: z.string().nullable(),
  /** The engine's own words when it failed. */
  error: z.string().nullable(),
  /** What a person calls it. */
  name: z.string().nullable(),
  /** Kept whatever retention says. */
  pinned: z.boolean(),
  /** It ran elsewhere and came as a file. */
  imported: z.boolean(),
  /** What it has in common with the build of the same by the other builder; null for a lone build. */
  pairId: z.string().nullable(),
});
export type BuildSummary = z.infer<typeof BuildSummary>;

/** An image from outside that a build used, as it was resolved. */
export const BaseImage = z.object({
  /** As the Dockerfile names it, with registry and tag. */
  ref: z.string(),
  /** Manifest digest (`sha256:…`) that the engine or its store named; null when neither did. */
  digest: z.string().nullable(),
  /** Id under which the engine had it when the build ended; null when it did not list it. */
  imageId: z.string().nullable(),
});
export type BaseImage = z.infer<typeof BaseImage>;

/** What of the build context the engine was told of. */
export const ContextTotals = z.object({
  entries: z.number().int().nonnegative(),
  /** Sum of the files' sizes. */
  bytes: z.number().nonnegative(),
  /** Files without a hash: they changed or went before they could be hashed. */
  unhashed: z.number().int().nonnegative(),
  /** The list was cut off: there were more entries than are kept. */
  truncated: z.boolean(),
});
export type ContextTotals = z.infer<typeof ContextTotals>;

/** All that is kept of one build, without its events (`GET /api/builds/:id/events` replays those). */
export const BuildRecord = z.object({
  ...BuildSummary.shape,
  /** The frozen text. */
  dockerfileText: z.string(),
  /** Engine that built it, e.g. `20.10.24`. */
  engineVersion: z.string().nullable(),
  /** As in DOCKER_HOST; null for builds from before it was kept. */
  engineEndpoint: z.string().nullable(),
  builder: z.enum(['buildkit', 'classic']).nullable(),
  /** Version of Stagecraft that ran it. */
  stagecraftVersion: z.string().nullable(),
  imageBytes: z.number().nullable(),
  baseImages: z.array(BaseImage),
  /** Null while it is gathered, and for builds from before it was kept. */
  context: ContextTotals.nullable(),
  /** What the record takes on disk; null while the build runs. */
  recordBytes: z.number().nullable(),
  /** The equivalent command, e.g. `docker build -t app --target build .` */
  command: z.string(),
});
export type BuildRecord = z.infer<typeof BuildRecord>;

/** Two builds of the same text and options, one by each builder. */
export const BuildPair = z.object({ buildkit: BuildSummary, classic: BuildSummary });
export type BuildPair = z.infer<typeof BuildPair>;

export const BuildList = z.object({ builds: z.array(BuildSummary) });
export type BuildList = z.infer<typeof BuildList>;
