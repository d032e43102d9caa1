import * as z from 'zod';

const count = z.number().int().nonnegative();

/** Why a build says nothing about another order of instructions. */
export const UnjudgedReason = z.enum([
  /** It did not come to its end, so that nobody knows what the steps after that would have been. */
  'not-succeeded',
  /** It ran elsewhere and came as a file. */
  'imported',
  /** It ran on another engine or with another builder: caches are not shared. */
  'elsewhere',
  /** It was asked to leave the cache out. */
  'no-cache',
  /** Target, context, platforms or named contexts were others. */
  'options',
  /** The list of files that it was sent is not kept, cut off, or lacks hashes or what is read now. */
  'files',
  /** A base image's digest or a variable's value is not known, or what a URL held. */
  'inputs',
  /** Its Dockerfile had none of the instructions. */
  'instructions',
]);
export type UnjudgedReason = z.infer<typeof UnjudgedReason>;

/** A build that was looked at and counts for nothing. */
export const UnjudgedBuild = z.object({
  id: z.string(),
  number: z.number().int(),
  reason: UnjudgedReason,
});
export type UnjudgedBuild = z.infer<typeof UnjudgedBuild>;

/** In how many rebuilds a step would have come from the cache. */
export const WhatIfInstruction = z.object({
  /** Index in the changed text. */
  instruction: count,
  /** Index in the present text; null for an instruction that only the changed text has. */
  before: count.nullable(),
  keyword: z.string(),
  /** As the builder reads it. */
  text: z.string(),
  /** Rebuilds whose records tell of this instruction in both orders. */
  rebuilds: count,
  /** Of those, how many would have kept it; null for an instruction that the present text has not. */
  kept: z.object({ before: count.nullable(), after: count }),
  /**
   * ms that its step would have taken less over all of them, by what was measured; below 0 for more.
   * Null where no build measured it.
   */
  savedMs: z.number().nullable(),
});
export type WhatIfInstruction = z.infer<typeof WhatIfInstruction>;

/** What another order of a Dockerfile's instructions would have meant for the builds that are recorded. */
export const WhatIf = z.object({
  /** Builds after the first one that tell of at least one instruction. */
  rebuilds: count,
  /** The steps that the target needs, in the changed text's order. */
  instructions: z.array(WhatIfInstruction),
  /** ms of all steps together whose time is known; steps that ran side by side count each. */
  savedMs: z.number(),
  /** Builds that were looked at and tell nothing, newest first. */
  unjudged: z.array(UnjudgedBuild),
});
export type WhatIf = z.infer<typeof WhatIf>;
