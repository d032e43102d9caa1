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
});
