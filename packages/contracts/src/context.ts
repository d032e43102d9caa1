import * as z from 'zod';

/** Files and symbolic links (each counts as itself); folders are not counted. */
export const FileTotal = z.object({
  files: z.number(),
  /** Sum of the files' sizes. */
  bytes: z.number(),
});
export type FileTotal = z.infer<typeof FileTotal>;

/** What one line of the ignore file left out. */
export const IgnoredByLine = z.object({
  /** From 0. */
  line: z.number(),
  total: FileTotal,
  /** Some of the paths, five at most. A path that ends in `/` is a folder left out with all in it. */
  examples: z.array(z.string()),
});
export type IgnoredByLine = z.infer<typeof IgnoredByLine>;

/**
 * What a build of a Dockerfile may send of its context. BuildKit asks for those parts of `sent` only
 * that the Dockerfile uses; the classic builder gets all of it.
 */
export const ContextSurvey = z.object({
  /** The ignore file that applies, relative to the workspace; null when there is none. */
  path: z.string().nullable(),
  /** Its text; empty when there is none. */
  text: z.string(),
  sent: FileTotal,
  left: FileTotal,
  /** Only lines that left something out, in order. */
  lines: z.array(IgnoredByLine),
  /** The walk was cut off at a limit, or a folder could not be read: totals are "at least". */
  truncated: z.boolean(),
});
export type ContextSurvey = z.infer<typeof ContextSurvey>;

export const SourcesRequest = z.object({
  /** Relative to the workspace: decides which ignore file applies. */
  dockerfile: z.string().max(4096),
  /** Sources as COPY and ADD write them, variables put in, no URLs and no names of stages. */
  patterns: z.array(z.string().max(4096)).max(200),
});
export type SourcesRequest = z.infer<typeof SourcesRequest>;

export const SourceMatch = z.object({
  /** Files that the source brings, folders with all in them. */
  matched: FileTotal,
  /** Files that it would bring if no ignore rule left them out. */
  ignored: z.number(),
});
export type SourceMatch = z.infer<typeof SourceMatch>;

export const SourceMatches = z.object({
  /** By pattern, in the order asked. */
  patterns: z.array(SourceMatch),
  /** The walk was cut off at a limit: numbers are "at least". */
  truncated: z.boolean(),
});
export type SourceMatches = z.infer<typeof SourceMatches>;
