import type Docker from 'dockerode';
import { dialStream } from './dial.ts';

/**
 * What changes which things there are, their names or their state. (Docker's API: `GET /events`; Podman
 * says `build`, `remove` and `died`.) Commands that are run in a container change nothing of these.
 */
const events = {
  image: [
    ...['tag', 'untag', 'delete', 'pull', 'import', 'load', 'prune', 'create'],
    ...['build', 'remove'],
  ],
  container: [
    ...['create', 'start', 'restart', 'die', 'stop', 'pause', 'unpause', 'rename', 'destroy'],
    ...['update', 'health_status', 'prune', 'oom', 'died', 'remove'],
  ],
};

/**
 * Calls `changed` for each event of the engine that concerns images or containers. Resolves when the
 * engine ends the stream; rejects when the connection breaks or `signal` aborts.
 */
export async function watchEvents(
  docker: Docker,
  type: keyof typeof events,
  changed: () => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const filters = JSON.stringify({ type: [type], event: events[type] });
  const stream = await dialStream(docker, '/events', { filters }, signal);
  // Each piece holds one event or more, in parts or whole: that something changed is all that counts.
  for await (const _piece of stream) changed();
}
