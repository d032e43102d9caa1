import { posix } from 'node:path';
import type { Candidate } from './candidate.ts';

export interface SocketInput {
  readonly env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
}

/**
 * Where engines usually listen, the likeliest first: Docker, rootless Docker, Docker Desktop,
 * Colima, Rancher Desktop, Podman of the user and of the system.
 */
export function usualSockets({ env, home, platform }: SocketInput): Candidate[] {
  if (platform === 'win32') {
    return [{ endpoint: 'npipe:////./pipe/docker_engine', source: 'socket', certPath: null }];
  }
  const runtime = env['XDG_RUNTIME_DIR'];
  const paths = [
    '/var/run/docker.sock',
    ...(runtime ? [posix.join(runtime, 'docker.sock')] : []),
    posix.join(home, '.docker/run/docker.sock'),
    posix.join(home, '.colima/default/docker.sock'),
    posix.join(home, '.rd/docker.sock'),
    ...(runtime ? [posix.join(runtime, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
  return paths.map((path) => ({ endpoint: `unix://${path}`, source: 'socket', certPath: null }));
}
