import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@stagecraft/contracts';
import { WebSocketServer, type WebSocket } from 'ws';
import { toProblem } from '../problems/catalogue.ts';
import type { GateOptions } from '../security/gate.ts';
import { refuseUpgrade } from '../security/upgrade.ts';

/** Bytes of one message of a page: a large paste, at most. */
const longestMessage = 1024 * 1024;
/** How often a page must show that it is there, in ms. */
const heartbeatMs = 15_000;

/** What answers at an address. */
type Meet = (socket: WebSocket) => void;
/** Finds it, or says why there is nothing. */
export type FindSocket = (url: URL) => Meet | ProblemCode;

export interface Sockets {
  /** For a server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all connections. */
  close(): void;
}

/** Answers a request that stays HTTP, as all other routes do. */
function refuse(socket: Duplex, code: ProblemCode): void {
  const problem = toProblem({ code });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Ends a connection whose other side has gone without a word. */
function watchHeartbeat(socket: WebSocket): void {
  let isThere = true;
  socket.on('pong', () => (isThere = true));
  const beat = setInterval(() => {
    if (!isThere) socket.terminate();
    isThere = false;
    socket.ping();
  }, heartbeatMs);
  socket.on('close', () => clearInterval(beat));
}

/** The server's WebSocket door: who may not come in stays outside, whatever the address. */
export function createSockets(gate: GateOptions, find: FindSocket): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessage,
    perMessageDeflate: false,
  });
  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const refused = refuseUpgrade(request, gate);
      if (refused !== null) return refuse(socket, refused);
      const found = find(new URL(request.url ?? '/', 'http://stagecraft.invalid'));
      if (typeof found === 'string') return refuse(socket, found);
      server.handleUpgrade(request, socket, head, (webSocket) => {
        // What breaks a connection is told by its end.
        webSocket.on('error', () => undefined);
        watchHeartbeat(webSocket);
        found(webSocket);
      });
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
