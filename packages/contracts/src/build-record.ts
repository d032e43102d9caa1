import * as z from 'zod';

/** One line of a record's list of files, `builds/<id>/context.ndjson`. */
export const ContextFile = z.object({
  /** `context`, or the name of a named context. */
  folder: z.string(),
  /** Relative to the folder, `/` as separator. */
  path: z.string(),
  kind: z.enum(['file', 'directory', 'symlink']),
  /** Permission bits with setuid, setgid and sticky. */
  mode: z.number().int(),
  /** Bytes. */
  size: z.number(),
  /** ms since epoch. */
  mtime: z.number(),
  /** Hex digest of the bytes that were sent; of a link's target as written; null when not known. */
  sha256: z.string().nullable(),
  /** Target of a symbolic link. */
  target: z.string().optional(),
});
export type ContextFile = z.infer<typeof ContextFile>;

export const StepPhase = z.enum(['queued', 'running', 'cached', 'done', 'failed', 'cancelled']);
export type StepPhase = z.infer<typeof StepPhase>;

/** A step of a build that has ended. */
export const BuildStep = z.object({
  /** BuildKit's vertex digest, or the classic builder's name of the step. */
  id: z.string(),
  name: z.string(),
  inputs: z.array(z.string()),
  /** Indices of the instructions of the built text that it stands for; none for the engine's own steps. */
  instructions: z.array(z.number().int().nonnegative()),
  phase: StepPhase,
  /** ms since epoch. */
  startedAt: z.number().nullable(),
  durationMs: z.number().nullable(),
  /** Bytes of the layer that it made, unpacked; null when it made none or the engine does not say. */
  layerBytes: z.number().nullable(),
});
export type BuildStep = z.infer<typeof BuildStep>;

export const BuildSteps = z.object({
  steps: z.array(BuildStep),
  /** False while what the record keeps is still being gathered. */
  complete: z.boolean(),
});
export type BuildSteps = z.infer<typeof BuildSteps>;

/** How long something took in earlier builds. */
export const KnownDuration = z.object({
  /** The median. */
  durationMs: z.number().nonnegative(),
  /** Numbers of the builds that it was measured in, newest first. */
  builds: z.array(z.number().int()).min(1),
});
export type KnownDuration = z.infer<typeof KnownDuration>;

/** What tells how long a build may still take. */
export const StepDurations = z.object({
  /** `step`: its name without stage and number, as `stepKey` in packages/build-trace makes it. */
  steps: z.array(KnownDuration.extend({ step: z.string() })),
  /** Making the result after the last step; null when no build tells. */
  result: KnownDuration.nullable(),
});
export type StepDurations = z.infer<typeof StepDurations>;

/** What a person changes in a record. */
export const BuildLabel = z.object({
  /** Null takes the name away. */
  name: z.string().trim().min(1).max(200).nullable(),
  /** A pinned record is never deleted by retention. */
  pinned: z.boolean(),
});
export type BuildLabel = z.infer<typeof BuildLabel>;

export const DeleteBuildsRequest = z.object({ ids: z.array(z.string().max(64)).min(1).max(1000) });
export type DeleteBuildsRequest = z.infer<typeof DeleteBuildsRequest>;

export const DeletedBuilds = z.object({
  deleted: z.array(z.string()),
  /** Builds that still run, or are not known. */
  kept: z.array(z.string()),
});
export type DeletedBuilds = z.infer<typeof DeletedBuilds>;

/** When records go by themselves; null for never. Pinned records and running builds stay. */
export const Retention = z.object({
  maxAgeDays: z.number().positive().max(36_500).nullable(),
  /** Of one workspace. */
  maxBuilds: z.number().int().positive().max(1_000_000).nullable(),
  /** Of all records together. */
  maxBytes: z.number().int().positive().nullable(),
});
export type Retention = z.infer<typeof Retention>;

export const BuildSettings = z.object({
  /** Builds that run side by side on one engine. */
  concurrency: z.number().int().min(1).max(64),
  retention: Retention,
});
export type BuildSettings = z.infer<typeof BuildSettings>;

export const defaultBuildSettings: BuildSettings = {
  concurrency: 2,
  retention: { maxAgeDays: 180, maxBuilds: 500, maxBytes: 5_000_000_000 },
};

/** What the records of builds take on disk. */
export const RecordStorage = z.object({
  builds: z.number().int(),
  pinned: z.number().int(),
  /** Bytes of all records. */
  bytes: z.number(),
  /** Bytes of this workspace's records. */
  workspaceBytes: z.number(),
  /** Free bytes where the data folder is; null when the system does not say. */
  free: z.number().nullable(),
});
export type RecordStorage = z.infer<typeof RecordStorage>;

/** One build of a workspace in the course of time. */
export const TrendPoint = z.object({
  id: z.string(),
  number: z.number().int(),
  /** ms since epoch. */
  at: z.number(),
  durationMs: z.number().nullable(),
  /** Steps of instructions but FROM, of which nothing is cached, and those that came from the cache. */
  steps: z.number().int(),
  cached: z.number().int(),
  imageBytes: z.number().nullable(),
  /** Instructions whose state was predicted, and how many predictions came true; null without one. */
  prediction: z.object({ told: z.number().int(), right: z.number().int() }).nullable(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

export const BuildTrends = z.object({ points: z.array(TrendPoint) });
export type BuildTrends = z.infer<typeof BuildTrends>;
