import * as z from 'zod';
import { FileChange } from './build-cache.ts';
import { ComparedBuild } from './build-cache.ts';
import { StepPhase } from './build-record.ts';

/** One line of a text comparison. Numbers count from 0; null where the side has no such line. */
export const DiffLine = z.object({
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
  text: z.string(),
});
export type DiffLine = z.infer<typeof DiffLine>;

/** A value that differs; null where a side has none. */
export const ValueChange = z.object({
  /** `target`, `buildArgs.VERSION`, `ENV PATH`, `CMD` … */
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ValueChange = z.infer<typeof ValueChange>;

/** What one build did for an instruction. */
export const StepSide = z.object({
  /** Index in that build's text. */
  instruction: z.number().int().nonnegative(),
  text: z.string(),
  phase: StepPhase.nullable(),
  durationMs: z.number().nullable(),
  layerBytes: z.number().nullable(),
});
export type StepSide = z.infer<typeof StepSide>;

/** An instruction in both builds; null on the side that does not have it. */
export const StepComparison = z.object({
  before: StepSide.nullable(),
  after: StepSide.nullable(),
});
export type StepComparison = z.infer<typeof StepComparison>;

export const BuildTotals = z.object({
  durationMs: z.number().nullable(),
  /** Instructions with a step, but FROM, of which nothing is cached. */
  steps: z.number().int(),
  cached: z.number().int(),
  imageBytes: z.number().nullable(),
  contextBytes: z.number().nullable(),
});
export type BuildTotals = z.infer<typeof BuildTotals>;

/** Two builds side by side, the earlier one as `before`. */
export const BuildComparison = z.object({
  builds: z.object({ before: ComparedBuild, after: ComparedBuild }),
  totals: z.object({ before: BuildTotals, after: BuildTotals }),
  /** The Dockerfile's lines of both, in order. */
  lines: z.array(DiffLine),
  options: z.array(ValueChange),
  /** In the order of the later build's text. */
  steps: z.array(StepComparison),
  bases: z.array(ValueChange),
  /** Null when a record has no complete list of files. */
  files: z.object({ changes: z.array(FileChange), more: z.number().int() }).nullable(),
  /** ENV, CMD and so on of the images; null when one of the two is not there any more. */
  config: z.array(ValueChange).nullable(),
});
export type BuildComparison = z.infer<typeof BuildComparison>;
