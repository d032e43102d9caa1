import * as z from 'zod';
import { StartBuildRequest } from './build.ts';

/** Which COPY or ADD of a text is to be explained. */
export const ExplainCopyRequest = z.object({
  ...StartBuildRequest.shape,
  /** Index in the text. */
  instruction: z.number().int().nonnegative(),
});
export type ExplainCopyRequest = z.infer<typeof ExplainCopyRequest>;

/** Where COPY or ADD takes files from. */
export const CopyOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('context') }),
  /** `name`: as the Dockerfile names it, or its number. */
  z.object({ kind: z.literal('stage'), name: z.string() }),
  z.object({ kind: z.literal('image'), ref: z.string() }),
]);
export type CopyOrigin = z.infer<typeof CopyOrigin>;

/** A path that may have been meant: other capitals, spelt nearly so, or elsewhere. */
export const SimilarSource = z.object({
  path: z.string(),
  why: z.enum(['case', 'name', 'elsewhere']),
});
export type SimilarSource = z.infer<typeof SimilarSource>;

/** What became of one source. Paths are relative to where it is taken from. */
export const CopyFinding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('there'), path: z.string() }),
  /** It is there, and this line (0-based) of the ignore file leaves it out. */
  z.object({ kind: z.literal('ignored'), path: z.string(), line: z.number().int() }),
  z.object({
    kind: z.literal('missing'),
    /** The deepest folder of the path that is there; empty for the root. */
    folder: z.string(),
    part: z.string(),
    isFile: z.boolean(),
    similar: z.array(SimilarSource),
  }),
  /** It cannot be looked for: its origin can't be read, or a variable's value is not known. */
  z.object({ kind: z.literal('unknown') }),
]);
export type CopyFinding = z.infer<typeof CopyFinding>;

export const CopyReport = z.object({
  /** Relative to the workspace; null when there is none. */
  ignoreFile: z.string().nullable(),
  sources: z.array(
    z.object({
      source: z.string(),
      from: CopyOrigin,
      /** `..` leads out of the build context, which Docker does not follow. */
      leadsOut: z.boolean(),
      finding: CopyFinding,
      /** Where else that very path is. */
      alsoIn: z.array(CopyOrigin),
    }),
  ),
});
export type CopyReport = z.infer<typeof CopyReport>;
