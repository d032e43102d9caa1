import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { defaultPort } from './options.ts';

/** Where it listens, or the system's reason why it cannot, e.g. `EADDRINUSE`. */
export type Listening =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Ports tried one after the other when none was asked for; then any free one. */
const attempts = 20;

function listenOnce(server: Server, host: string, port: number): Promise<Listening> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', succeeded);
      resolve({ ok: false, code: error.code ?? 'unknown', message: error.message });
    };
    const succeeded = (): void => {
      server.off('error', failed);
      const address = server.address();
      resolve({ ok: true, port: typeof address === 'object' && address ? address.port : port });
    };
    server.once('error', failed);
    server.once('listening', succeeded);
    server.listen({ host, port, exclusive: true });
  });
}

/**
 * Makes an HTTP server and listens.
 *
 * @param port 0 for any free one; null for the default, or the next free one where it is busy
 */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number | null,
): Promise<{ server: Server; listening: Listening }> {
  const server = createServer(listener);
  // A request's head must come within 20 s; streams and long answers are not touched by it.
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  if (port !== null) return { server, listening: await listenOnce(server, host, port) };
  for (let at = defaultPort; at < defaultPort + attempts; at += 1) {
    const listening = await listenOnce(server, host, at);
    const busy = !listening.ok && (listening.code === 'EADDRINUSE' || listening.code === 'EACCES');
    if (!busy) return { server, listening };
  }
  return { server, listening: await listenOnce(server, host, 0) };
}
