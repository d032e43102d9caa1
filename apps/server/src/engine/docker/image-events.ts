import type Docker from 'dockerode';
import { dialStream } from './dial.ts';

/**
 * What changes which images there are, or their names. (Docker's API: `GET /events`, type image; Podman
 * says `build` and `remove`.)
 */
const events = [
  ...['tag', 'untag', 'delete', 'pull', 'import', 'load', 'prune', 'create'],
  ...['build', 'remove'],
];

/**
 * Calls `changed` for each event of the engine that concerns images. Resolves when the engine ends the
 * stream; rejects when the connection breaks or `signal` aborts.
 */
export async function watchImages(
  docker: Docker,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const filters = JSON.stringify({ type: ['image'], event: events });
  const stream = await dialStream(docker, '/events', { filters }, signal);
  // Each piece holds one event or more, in parts or whole: that something changed is all that counts.
  for await (const _piece of stream) changed();
}
