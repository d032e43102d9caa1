import * as z from 'zod';

const instruction = z.number().int().nonnegative();

/** How a file that an instruction reads differs from an earlier build's. */
export const FileChange = z.object({
  path: z.string(),
  /**
   * `changed`: other bytes, link target or permissions. `touched`: only its time is another, which no
   * builder looks at.
   */
  change: z.enum(['added', 'removed', 'changed', 'touched']),
});
export type FileChange = z.infer<typeof FileChange>;

/** What the evidence does not say. */
export const MissingEvidence = z.enum([
  /** The context's list of files is not kept, cut off, or lacks hashes. */
  'files',
  /** A base image's digest. */
  'base',
  /** A variable's value, decided by a platform or a base image. */
  'variable',
  /** What a URL or Git repository holds. */
  'remote',
  /** What stands for a named context. */
  'named-context',
]);
export type MissingEvidence = z.infer<typeof MissingEvidence>;

/** Why a step was not (or will not be) taken from the cache. */
export const CacheCause = z.discriminatedUnion('kind', [
  /** The instruction's own text is another. */
  z.object({ kind: z.literal('text'), before: z.string(), after: z.string() }),
  /** A build argument or environment variable that it gets has another value; null: not set. */
  z.object({
    kind: z.literal('variable'),
    name: z.string(),
    source: z.enum(['argument', 'environment']),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  /** An instruction without a step of its own that acts on it: USER, SHELL, WORKDIR; null: none before. */
  z.object({
    kind: z.literal('setting'),
    keyword: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  /** An image from outside is another one. */
  z.object({ kind: z.literal('base'), ref: z.string(), before: z.string(), after: z.string() }),
  z.object({
    kind: z.literal('files'),
    changes: z.array(FileChange),
    /** Changes that are not listed. */
    more: z.number().int().nonnegative(),
  }),
  /** What it starts from or copies was built anew itself. */
  z.object({
    kind: z.literal('parent'),
    instruction,
    relation: z.enum(['before', 'base', 'copy', 'mount']),
  }),
  /**
   * It starts from or copies another result than before, which was in the cache itself. Null: nothing
   * but an image stands before it now.
   */
  z.object({ kind: z.literal('other-parent'), instruction: instruction.nullable() }),
  /** Asked for: `--no-cache`, or `--no-cache-filter` with its stage. */
  z.object({ kind: z.literal('no-cache'), scope: z.enum(['build', 'stage']) }),
  /** All earlier builds of the same inputs ran on another engine or with the other builder. */
  z.object({ kind: z.literal('engine'), before: z.string(), after: z.string() }),
  /** An earlier build had the same inputs on this engine: probably its result was pruned since. */
  z.object({ kind: z.literal('pruned'), buildId: z.string(), number: z.number().int() }),
  z.object({ kind: z.literal('no-earlier-build') }),
  /** The evidence that there is does not tell. */
  z.object({ kind: z.literal('unknown'), missing: z.array(MissingEvidence) }),
]);
export type CacheCause = z.infer<typeof CacheCause>;

/** The build that an instruction is compared with. */
export const ComparedBuild = z.object({ id: z.string(), number: z.number().int() });
export type ComparedBuild = z.infer<typeof ComparedBuild>;

export const InstructionCache = z.object({
  /** Index in the built text. */
  instruction,
  outcome: z.enum(['cached', 'built', 'failed', 'none']),
  /** Why it was built; none for one that was cached. The first is the nearest. */
  causes: z.array(CacheCause),
  /** Null when there was none to compare with. */
  compared: ComparedBuild.nullable(),
  /** Files that it reads of which only the time is another; they explain nothing, yet people ask. */
  touched: z.array(z.string()),
});
export type InstructionCache = z.infer<typeof InstructionCache>;

/** What is expected of an instruction in the next build. */
export const PredictedInstruction = z.object({
  instruction,
  expected: z.enum(['cached', 'built', 'unknown']),
  /** Why it will be built, or why that is not known. */
  causes: z.array(CacheCause),
  compared: ComparedBuild.nullable(),
});
export type PredictedInstruction = z.infer<typeof PredictedInstruction>;

export const CachePrediction = z.object({
  instructions: z.array(PredictedInstruction),
  /**
   * Ids of builds that had all of these steps with all that they read, newest first. None where not
   * everything is known that decides about a step.
   */
  same: z.array(z.string()),
});
export type CachePrediction = z.infer<typeof CachePrediction>;

/** What was expected of an instruction and what came of it. */
export const PredictionOutcome = z.object({
  instruction,
  expected: z.enum(['cached', 'built']),
  outcome: z.enum(['cached', 'built']),
});
export type PredictionOutcome = z.infer<typeof PredictionOutcome>;

/** What a build took from the cache, and why not the rest. */
export const CacheReport = z.object({
  instructions: z.array(InstructionCache),
  /** Null when nothing was predicted before the build. */
  prediction: z.array(PredictionOutcome).nullable(),
});
export type CacheReport = z.infer<typeof CacheReport>;
