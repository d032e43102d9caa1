import { unsupported, unsupportedTexts } from '@stagecraft/contracts';
import type { BuildOptions, EngineStatus } from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** Whether a Dockerfile names its frontend (`# syntax=…`). */
export function namesFrontend(dockerfileText: string): boolean {
  const { directives } = parseDockerfile(dockerfileText);
  return directives.some(({ name }) => name.toLowerCase() === 'syntax');
}

/**
 * Refuses options that the engine cannot do: none is left out without a word. What is not known of the
 * engine yet is left to it.
 */
export function refuseUnsupported(
  options: BuildOptions,
  dockerfileText: string,
  engine: EngineStatus,
): Result<void> {
  if (engine.state !== 'ready') return ok(undefined);
  const [first] = unsupported(options, engine, namesFrontend(dockerfileText));
  if (first === undefined) return ok(undefined);
  const { option, reason } = first;
  return fail('build_option_unsupported', { detail: option, next: unsupportedTexts[reason] });
}
