import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';

/** Most hits that a search of a log lists; all are counted. */
export const logHitLimit = 1_000;
/** Most lines that are given at once. */
export const logWindowLimit = 5_000;

const count = z.string().regex(/^\d{1,9}$/);

export const LogHit = z.object({
  stepId: z.string(),
  /** 0-based, within its step. */
  line: z.number().int().nonnegative(),
  /** The line's beginning as a person sees it: without escape sequences, 1,000 characters at most. */
  text: z.string(),
});
export type LogHit = z.infer<typeof LogHit>;

export const LogSearchResult = z.object({
  /** In the order in which the lines came to their ends; 1,000 at most. */
  hits: z.array(LogHit),
  /** Lines that have the text. */
  total: z.number().int().nonnegative(),
  /** False when time ran out: what follows was not searched. */
  complete: z.boolean(),
});
export type LogSearchResult = z.infer<typeof LogSearchResult>;

export const LogWindowLine = z.object({
  /** With escape sequences; those that the lines before left in force come first. No line ending. */
  raw: z.string(),
  stream: z.enum(['stdout', 'stderr']),
  /** ms since epoch of its first character. */
  at: z.number(),
});

export const LogWindow = z.object({
  /** 0-based, of the first line. */
  from: z.number().int().nonnegative(),
  /** Fewer than asked for where the log ends, and where they are more than 4 million characters. */
  lines: z.array(LogWindowLine),
});
export type LogWindow = z.infer<typeof LogWindow>;

/** What a build printed, read from its record; while the build runs, what there is so far. */
export const buildLogEndpoints = {
  searchBuildLog: {
    method: 'GET',
    path: '/api/builds/{id}/log/search',
    summary: 'Lines of all steps that have a text or match a regular expression, in any case.',
    query: z.object({
      text: z.string().min(1).max(1_000),
      /** `text` is a regular expression, as JavaScript has them. */
      regex: z.enum(['0', '1']).optional(),
    }),
    response: LogSearchResult,
  },
  readBuildLog: {
    method: 'GET',
    path: '/api/builds/{id}/log/lines',
    summary: "Some lines of a step's log (5,000 at most); a carriage return starts a line over.",
    query: z.object({ step: z.string().min(1).max(512), from: count, count }),
    response: LogWindow,
  },
  downloadBuildLog: {
    method: 'GET',
    path: '/api/builds/{id}/log',
    summary:
      'The log without escape sequences, as `docker build --progress plain` writes it, or of one step.',
    query: z.object({ step: z.string().min(1).max(512).optional() }),
    stream: 'text',
  },
} as const satisfies Record<string, Endpoint>;
