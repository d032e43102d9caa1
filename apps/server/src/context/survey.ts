import type { ContextSurvey, SourceMatches, SourcesRequest } from '@stagecraft/contracts';
import {
  compileIgnore,
  ignoreFileFor,
  matchSources,
  surveyContext,
  type ContextAccess,
} from '@stagecraft/dockerfile';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { readTextFile } from '../workspaces/text-file.ts';
import { contextAccess } from './read-context.ts';

/** Longest walk, in ms; what was counted by then is the answer. */
const timeLimitMs = 10_000;

export interface IgnoreFile {
  readonly path: string | null;
  readonly text: string;
}

/** The ignore file of a Dockerfile: its own, else the workspace's, else none. */
export async function readIgnoreFile(
  root: string,
  dockerfile: string,
): Promise<Result<IgnoreFile>> {
  for (const path of ignoreFileFor(dockerfile)) {
    const file = await readTextFile(root, path);
    if (file.ok) return ok({ path: file.value.path, text: file.value.text });
    if (file.failure.code !== 'not_found') return file;
  }
  return ok({ path: null, text: '' });
}

function limitedWalk(root: string, gone: AbortSignal): ContextAccess & { stopped(): boolean } {
  const signal = AbortSignal.any([gone, AbortSignal.timeout(timeLimitMs)]);
  return { ...contextAccess(root, signal), stopped: () => signal.aborted };
}

/**
 * What a build of this Dockerfile may send of the workspace, and what its ignore file leaves out.
 *
 * @param root absolute real path of the workspace
 * @param dockerfile relative; need not exist
 * @param gone aborted when nobody waits for the answer any more
 */
export async function surveyWorkspace(
  root: string,
  dockerfile: string,
  gone: AbortSignal,
): Promise<Result<ContextSurvey>> {
  const ignore = await readIgnoreFile(root, dockerfile);
  if (!ignore.ok) return ignore;
  const { path, text } = ignore.value;
  const { readFolder, stopped } = limitedWalk(root, gone);
  const { lines, ...counts } = await surveyContext(readFolder, compileIgnore(text), { stopped });
  const shown = lines.map((line) => ({ ...line, examples: [...line.examples] }));
  return ok({ path, text, ...counts, lines: shown });
}

/** What sources of COPY and ADD bring from the workspace; parameters as for `surveyWorkspace`. */
export async function matchWorkspaceSources(
  root: string,
  { dockerfile, patterns }: SourcesRequest,
  gone: AbortSignal,
): Promise<Result<SourceMatches>> {
  const ignore = await readIgnoreFile(root, dockerfile);
  if (!ignore.ok) return ignore;
  const { stopped, ...access } = limitedWalk(root, gone);
  const rules = compileIgnore(ignore.value.text);
  const counts = await matchSources(access, rules, patterns, { stopped });
  return ok({ patterns: [...counts.patterns], truncated: counts.truncated });
}
