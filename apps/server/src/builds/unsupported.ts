import { unsupported, unsupportedTexts } from '@stagecraft/contracts';
import type { BuildOptions, EngineStatus } from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

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
  const { directives } = parseDockerfile(dockerfileText);
  const hasSyntax = directives.some(({ name }) => name.toLowerCase() === 'syntax');
  const [first] = unsupported(options, engine, hasSyntax);
  if (first === undefined) return ok(undefined);
  const { option, reason } = first;
  return fail('build_option_unsupported', { detail: option, next: unsupportedTexts[reason] });
}
