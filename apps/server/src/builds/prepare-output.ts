import { stat } from 'node:fs/promises';
import type { BuildOutput } from '@stagecraft/contracts';
import type { EngineBuildOutput } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from '../workspaces/confine.ts';

/** Finds and confines where the result goes. Nothing is made yet. */
export async function findOutput(
  root: string,
  output: BuildOutput,
): Promise<Result<EngineBuildOutput>> {
  if (!('path' in output)) return ok(output);
  const place = await resolveInWorkspace(root, output.path);
  if (!place.ok) return place;
  const { real, exists } = place.value;
  const isFolder = exists && (await stat(real).catch(() => null))?.isDirectory() === true;
  if (output.kind === 'tar' && isFolder) {
    return fail('build_output_refused', { detail: `it is a folder: ${output.path}` });
  }
  if (output.kind === 'local' && exists && !isFolder) {
    return fail('build_output_refused', { detail: `it is no folder: ${output.path}` });
  }
  return ok({ kind: output.kind, path: real });
}
