import type { ProblemCode } from '@stagecraft/contracts';
import type { EngineFailure } from '../engine/engine.ts';
import { fail } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/**
 * What the engine says when a container cannot start. Only its text tells these apart: the command line
 * of Docker reads it, too (`toStatusError` of docker/cli, cli/command/container/run.go).
 */
const startTexts: readonly (readonly [RegExp, ProblemCode])[] = [
  [/port is already allocated|address already in use/, 'container_port_taken'],
  [/bind: permission denied|cannot expose privileged port/, 'container_port_refused'],
  [/container name .* is already in use|name .* is in use/, 'container_name_taken'],
  [/no command specified/i, 'container_without_command'],
  [
    /exec\b.*(?:executable file not found|no such file or directory)/s,
    'container_command_not_found',
  ],
  [/exec\b.*(?:permission denied|is a directory)/s, 'container_command_not_executable'],
];

function common({ kind, detail, status }: EngineFailure): Result<never> {
  if (kind === 'unreachable' || kind === 'permission' || kind === 'timeout') {
    return fail('engine_unavailable', { detail });
  }
  return status === 400 ? fail('bad_request', { detail }) : fail('engine_refused', { detail });
}

/** Why an image could not be run. */
export function runFailure(failure: EngineFailure): Result<never> {
  const { kind, detail } = failure;
  const code = startTexts.find(([text]) => text.test(detail))?.[1];
  if (code !== undefined) return fail(code, { detail });
  return kind === 'not_found' ? fail('image_not_found', { detail }) : common(failure);
}

/** Why a question about a container, or a request to it, failed. */
export function containerFailure(failure: EngineFailure): Result<never> {
  const { kind, detail } = failure;
  return kind === 'not_found' ? fail('container_not_found', { detail }) : common(failure);
}
