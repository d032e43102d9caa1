import type { ProblemCode } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import type { EngineFailure } from '../engine/engine.ts';
import { containerFailure, runFailure } from './failures.ts';

const runtime =
  'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

describe('why a container cannot start', () => {
  it.each<[string, EngineFailure['kind'], number | undefined, string]>([
    ['image_not_found', 'not_found', 404, 'No such image: app:1'],
    [
      'container_port_taken',
      'error',
      500,
      'driver failed programming external connectivity on endpoint a (6): Bind for 127.0.0.1:80 failed: port is already allocated',
    ],
    [
      'container_port_taken',
      'error',
      500,
      'Error starting userland proxy: listen tcp4 127.0.0.1:80: bind: address already in use',
    ],
    [
      'container_port_refused',
      'error',
      500,
      'Error starting userland proxy: listen tcp4 127.0.0.1:80: bind: permission denied',
    ],
    [
      'container_name_taken',
      'refused',
      409,
      'Conflict. The container name "/a" is already in use by container "7". You have to remove it',
    ],
    ['container_without_command', 'refused', 400, 'No command specified'],
    [
      'container_command_not_found',
      'refused',
      400,
      `${runtime}exec: "nosuch": executable file not found in $PATH: unknown`,
    ],
    [
      'container_command_not_found',
      'refused',
      400,
      `${runtime}exec: "/no": stat /no: no such file or directory: unknown`,
    ],
    [
      'container_command_not_executable',
      'refused',
      400,
      `${runtime}exec: "/etc/passwd": permission denied: unknown`,
    ],
    ['bad_request', 'refused', 400, 'invalid reference format'],
    ['engine_refused', 'error', 500, 'unable to find user app: no matching entries in passwd file'],
    ['engine_unavailable', 'unreachable', undefined, 'connect ENOENT /var/run/docker.sock'],
  ])('%s', (code, kind, status, detail) => {
    const failure = { kind, detail, ...(status === undefined ? {} : { status }) };
    expect(runFailure(failure)).toEqual({ ok: false, failure: { code, detail } });
  });

  it('tells a missing container from a missing image', () => {
    const failure = { kind: 'not_found', detail: 'No such container: a', status: 404 } as const;
    expect(containerFailure(failure)).toMatchObject({ failure: { code: 'container_not_found' } });
  });

  it.each<[ProblemCode, number, string]>([
    [
      'container_running',
      409,
      'You cannot remove a running container 7. Stop the container before attempting removal or force remove',
    ],
    [
      'container_running',
      409,
      'cannot remove container "/web": container is running: stop the container before removing or force remove',
    ],
    [
      'container_running',
      500,
      'cannot remove container 7 as it is running - running or paused containers cannot be removed without force: container state improper',
    ],
    ['container_not_running', 409, 'Cannot kill container: 7: Container 7 is not running'],
    ['container_not_running', 409, 'can only kill running containers. 7 is in state exited'],
    ['container_paused', 409, 'Container 7 is already paused'],
    ['container_not_paused', 500, 'Container 7 is not paused'],
    [
      'container_name_taken',
      409,
      'Conflict. The container name "/a" is already in use by container "7"',
    ],
    ['container_log_unreadable', 501, 'configured logging driver does not support reading'],
    ['container_path_not_found', 404, 'Could not find the file /none in container 7'],
    ['container_path_read_only', 403, 'mounted volume is marked read-only'],
    ['container_not_found', 404, 'No such container: 7'],
    ['engine_refused', 409, 'something else'],
  ])('tells what cannot be done: %s (%i)', (code, status, detail) => {
    const kind = status === 404 ? 'not_found' : status < 500 ? 'refused' : 'error';
    expect(containerFailure({ kind, status, detail })).toMatchObject({ failure: { code } });
  });
});
