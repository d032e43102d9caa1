import type { ImageFolder, StepFileHead } from '@stagecraft/contracts';
import type { EngineStep } from '../engine/step-engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** @param path absolute */
export async function stateFolder(step: EngineStep, path: string): Promise<Result<ImageFolder>> {
  const listed = await step.folder(path);
  if (listed.ok) return ok(listed.value);
  return fail('image_folder_not_found', { detail: listed.failure.detail });
}

/**
 * @param path absolute
 * @param length bytes that are read at most
 */
export async function stateFile(
  step: EngineStep,
  path: string,
  length: number,
): Promise<Result<StepFileHead>> {
  const read = await step.file(path, length);
  if (!read.ok) return fail('step_file_unreadable', { detail: read.failure.detail });
  const { bytes, ...found } = read.value;
  const base64 = Buffer.from(bytes).toString('base64');
  return ok({ ...found, base64, complete: bytes.length >= found.size });
}
