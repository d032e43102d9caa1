import type { ProblemCode } from '@stagecraft/contracts';
import type { EngineFailure } from '../engine/engine.ts';
import { fail } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

type Texts = readonly (readonly [RegExp, ProblemCode])[];

/**
 * What the engine says when a container cannot start. Only its text tells these apart: the command line
 * of Docker reads it, too (`toStatusError` of docker/cli, cli/command/container/run.go).
 */
const startTexts: Texts = [
  [/port is already allocated|address already in use/, 'container_port_taken'],
  [/bind: permission denied|cannot expose privileged port/, 'container_port_refused'],
  [/container name .* is already in use|name .* is in use/, 'container_name_taken'],
  [/bind source path does not exist|statfs [^\n]*no such file/, 'container_mount_missing'],
  [/no command specified/i, 'container_without_command'],
  [/network \S+ not found|unable to find network/, 'container_network_not_found'],
  [
    /exec\b.*(?:executable file not found|no such file or directory)/s,
    'container_command_not_found',
  ],
  [/exec\b.*(?:permission denied|is a directory)/s, 'container_command_not_executable'],
];

/** What the engine says when something cannot be done with a container, in the words of both families. */
const useTexts: Texts = [
  [/cannot remove (?:a (?:running|paused)|container\b.*(?:running|paused))/is, 'container_running'],
  [/\bname\b.*\bis (?:already )?in use/, 'container_name_taken'],
  [/is not paused|is not in paused state/, 'container_not_paused'],
  [/is (?:already )?paused|unpause (?:the container )?before/i, 'container_paused'],
  [
    /is not running|can only (?:kill|pause|top) running|not in running state/,
    'container_not_running',
  ],
  [/logging driver does not support reading|cannot be read with/, 'container_log_unreadable'],
  [/read-only|read only/, 'container_path_read_only'],
  [/not a directory/, 'container_path_not_folder'],
  [/could not find the file|no such file or directory/i, 'container_path_not_found'],
];

const codeOf = (texts: Texts, detail: string): ProblemCode | undefined =>
  texts.find(([text]) => text.test(detail))?.[1];

function common({ kind, detail, status }: EngineFailure): Result<never> {
  if (kind === 'unreachable' || kind === 'permission' || kind === 'timeout') {
    return fail('engine_unavailable', { detail });
  }
  return status === 400 ? fail('bad_request', { detail }) : fail('engine_refused', { detail });
}

/** Why an image could not be run. */
export function runFailure(failure: EngineFailure): Result<never> {
  const { kind, detail } = failure;
  const code = codeOf(startTexts, detail);
  if (code !== undefined) return fail(code, { detail });
  return kind === 'not_found' ? fail('image_not_found', { detail }) : common(failure);
}

/** Why a container that is there could not be started. */
export function startFailure(failure: EngineFailure): Result<never> {
  const code = codeOf(startTexts, failure.detail);
  return code === undefined ? containerFailure(failure) : fail(code, { detail: failure.detail });
}

/** Why a question about a container, or a request to it, failed. */
export function containerFailure(failure: EngineFailure): Result<never> {
  const { kind, detail, status } = failure;
  const code = status === undefined ? undefined : codeOf(useTexts, detail);
  if (code !== undefined) return fail(code, { detail });
  return kind === 'not_found' ? fail('container_not_found', { detail }) : common(failure);
}
