import { RunContainerRequest, type ImageDetail } from '@stagecraft/contracts';
import type { EngineRunRequest } from '../engine/container-engine.ts';

/** What the container does while people work in it: it waits, and takes no signal but SIGKILL. */
const waiting = ['/bin/sh', '-c', 'while :; do sleep 3600; done'];

/**
 * A container that only waits, so that a shell can be opened in it. It has no label, as a commit would
 * keep it; what it is for is in its name. ENTRYPOINT is overridden only where the image has one, as a
 * commit cannot take one away.
 *
 * @param ports each is published at a free port of this machine
 */
export function sessionRun(
  { id, config }: Pick<ImageDetail, 'id' | 'config'>,
  name: string,
  ports: readonly string[],
): EngineRunRequest {
  const hasEntrypoint = (config.entrypoint ?? []).length > 0;
  const request = RunContainerRequest.parse({
    image: id,
    name,
    ports: ports.map((port) => ({ port, hostIp: '127.0.0.1', hostPort: 0 })),
    ...(hasEntrypoint ? { entrypoint: waiting } : { command: waiting }),
  });
  return { ...request, env: [], mounts: [], unlabelled: true };
}
