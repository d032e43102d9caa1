import { connect } from 'node:net';

/** What a TCP port does when it is connected to and asked as a browser would. */
export type PortProbe = 'web' | 'other' | 'silent' | 'closed' | 'refused';

const web = Buffer.from('HTTP/');
/** A request that changes nothing; any byte that comes back is an answer. */
const question = 'HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

/**
 * Connects once. The engine's proxy takes connections for a container in which nothing listens, and
 * closes them at once (`closed`). What answers is told apart by its first bytes: a web server, or other.
 *
 * @param patienceMs without an answer
 */
export function probePort(
  host: string,
  port: number,
  patienceMs: number,
  signal: AbortSignal,
): Promise<PortProbe> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    let connected = false;
    const end = (seen: PortProbe): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(seen);
    };
    const abort = (): void => end(connected ? 'silent' : 'refused');
    socket.setTimeout(patienceMs, abort);
    socket.on('connect', () => {
      connected = true;
      socket.write(question);
    });
    socket.on('data', (bytes) => end(bytes.subarray(0, 5).equals(web) ? 'web' : 'other'));
    // A promise that is settled hears no more of it.
    socket.on('error', () => end(connected ? 'closed' : 'refused'));
    socket.on('close', () => end(connected ? 'closed' : 'refused'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
