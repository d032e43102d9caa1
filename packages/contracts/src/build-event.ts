import * as z from 'zod';

/** `seq` counts from 1 within one build without gaps; `at` is the server's clock, ms since epoch. */
const base = { seq: z.number().int().positive(), at: z.number() };
/** A step's id: the digest of BuildKit's vertex. Steps are not yet matched to instructions here. */
const stepId = z.string();

export const BuildQueued = z.object({
  ...base,
  type: z.literal('build.queued'),
  /** Builds ahead of this one. */
  position: z.number().int().nonnegative(),
});
export const BuildStarted = z.object({
  ...base,
  type: z.literal('build.started'),
  builder: z.enum(['buildkit', 'classic']),
});
/** Terminal. */
export const BuildFinished = z.object({
  ...base,
  type: z.literal('build.finished'),
  /** Image id (`sha256:…`) as the engine reported it; null when the build made no image. */
  imageId: z.string().nullable(),
});
/** Terminal. `message` is the engine's own text. */
export const BuildFailed = z.object({
  ...base,
  type: z.literal('build.failed'),
  message: z.string(),
  /** The step that failed, when the engine named one. */
  stepId: stepId.nullable(),
  /** Exit code of the failed command, when there was one. */
  exitCode: z.number().int().nullable(),
  /** 0-based lines of the Dockerfile, when the engine named one (parse errors). */
  line: z.number().int().nonnegative().nullable(),
});
/** Terminal: the user asked for it and the engine stopped. */
export const BuildCancelled = z.object({ ...base, type: z.literal('build.cancelled') });
/** Terminal: the server ended, lost the engine or could not write the log while the build ran. */
export const BuildInterrupted = z.object({
  ...base,
  type: z.literal('build.interrupted'),
  reason: z.enum(['server_stopped', 'engine_lost', 'log_unwritable']),
});
/** Transfer of build context or Dockerfile to the engine, cumulative. */
export const ContextProgressed = z.object({
  ...base,
  type: z.literal('context.progressed'),
  /** Bytes sent so far. */
  bytes: z.number().nonnegative(),
  /** Files sent so far. */
  files: z.number().int().nonnegative(),
  done: z.boolean(),
});
export const StepQueued = z.object({
  ...base,
  type: z.literal('step.queued'),
  stepId,
  /** BuildKit's vertex name, e.g. `[build 2/4] RUN make`. */
  name: z.string(),
  /** Ids of the steps whose result this one needs. */
  inputs: z.array(stepId),
});
/** Where the engine itself says that a step stands in the Dockerfile. Sent at most once for a step. */
export const StepLocated = z.object({
  ...base,
  type: z.literal('step.located'),
  stepId,
  /** 0-based lines, both included; several where equal work of several instructions is one step. */
  lines: z.array(
    z.object({ first: z.number().int().nonnegative(), last: z.number().int().nonnegative() }),
  ),
});
/** A step may start more than once (cache query, then run). */
export const StepStarted = z.object({ ...base, type: z.literal('step.started'), stepId });
/** The classic builder told what it uses and makes for a step. BuildKit has neither for one. */
export const StepMade = z.object({
  ...base,
  type: z.literal('step.made'),
  stepId,
  /** The container that the step's command runs in, or the image that came of the step. */
  what: z.enum(['container', 'image']),
  /** Short id, as the engine writes it. */
  id: z.string(),
});
/** Progress of one item within a step: a layer being pulled or exported, a transfer. */
export const StepProgressed = z.object({
  ...base,
  type: z.literal('step.progressed'),
  stepId,
  /** Item's id within the step, e.g. a layer digest or `exporting layers`. */
  item: z.string(),
  /** What happens to the item, e.g. `downloading`, `extracting`; may be empty. */
  action: z.string(),
  /** Bytes. */
  current: z.number(),
  /** Bytes; null when the engine does not know. */
  total: z.number().nullable(),
  done: z.boolean(),
});
export const StepLogged = z.object({
  ...base,
  type: z.literal('step.logged'),
  stepId,
  stream: z.enum(['stdout', 'stderr']),
  /** Raw text with ANSI codes; chunks need not end at a line's end, but never split a character. */
  text: z.string(),
});
export const StepCached = z.object({ ...base, type: z.literal('step.cached'), stepId });
export const StepFinished = z.object({
  ...base,
  type: z.literal('step.finished'),
  stepId,
  /** Engine's clock, ms since epoch. */
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
});
export const StepFailed = z.object({
  ...base,
  type: z.literal('step.failed'),
  stepId,
  /** The engine's own text. */
  error: z.string(),
  exitCode: z.number().int().nullable(),
  /** True when the step ended only because the build was cancelled. */
  cancelled: z.boolean(),
});
export const ImageTagged = z.object({ ...base, type: z.literal('image.tagged'), tag: z.string() });
/** A warning by the engine's own frontend (build checks). */
export const WarningRaised = z.object({
  ...base,
  type: z.literal('warning.raised'),
  message: z.string(),
  detail: z.array(z.string()),
  url: z.string().nullable(),
  /** 0-based first line of the Dockerfile. */
  line: z.number().int().nonnegative().nullable(),
});

/** Everything that can happen to a build, in the past tense. Both builders give the same events. */
export const BuildEvent = z.discriminatedUnion('type', [
  BuildQueued,
  BuildStarted,
  BuildFinished,
  BuildFailed,
  BuildCancelled,
  BuildInterrupted,
  ContextProgressed,
  StepQueued,
  StepLocated,
  StepStarted,
  StepMade,
  StepProgressed,
  StepLogged,
  StepCached,
  StepFinished,
  StepFailed,
  ImageTagged,
  WarningRaised,
]);
export type BuildEvent = z.infer<typeof BuildEvent>;

type WithoutStamp<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never;
/** An event as an adapter makes it, before the record's log stamps `seq` and `at`. */
export type UnstampedBuildEvent = WithoutStamp<BuildEvent>;

/** Types after which a build's log never grows. */
export const terminalEventTypes = [
  'build.finished',
  'build.failed',
  'build.cancelled',
  'build.interrupted',
] as const;
