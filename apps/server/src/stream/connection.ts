import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { heartbeatMs, type StreamMessage } from '@stagecraft/contracts';
import { Outbox } from './outbox.ts';

/** What a browser waits before it connects again. */
const retryMs = 1_000;

/** One client of the event stream. Nothing is written faster than the client reads. */
export interface StreamConnection {
  /** Aborted when the client or the server ends the connection. */
  readonly signal: AbortSignal;
  /** Sends now, or the newest state once the client can take it. */
  send(message: StreamMessage): void;
  /** Sends frames as they are; settles when the client can take more, or has gone. */
  write(frames: string): Promise<void>;
  end(): void;
}

/** One message as an SSE frame. `JSON.stringify` leaves no line break in it. */
function frame(message: StreamMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}

/** Answers a request with an event stream. */
export function openStream(response: ServerResponse): StreamConnection {
  const ending = new AbortController();
  const outbox = new Outbox();
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    Connection: 'keep-alive',
  });
  response.write(`retry: ${retryMs}\n\n`);
  const heartbeat = setInterval(() => {
    // A client that does not read yet has something to hear already.
    if (!response.writableNeedDrain) response.write(frame({ kind: 'alive' }));
  }, heartbeatMs);
  response.on('drain', () => {
    for (const message of outbox.take()) response.write(frame(message));
  });
  // Writing to a connection that is gone: 'close' follows and says all there is to say.
  response.on('error', () => undefined);
  response.on('close', () => {
    clearInterval(heartbeat);
    ending.abort();
  });
  return {
    signal: ending.signal,
    send(message) {
      if (response.destroyed || response.writableEnded) return;
      if (response.writableNeedDrain) outbox.add(message);
      else response.write(frame(message));
    },
    async write(frames) {
      if (response.destroyed || response.writableEnded || response.write(frames)) return;
      while (response.writableNeedDrain && !ending.signal.aborted) {
        await once(response, 'drain', { signal: ending.signal }).catch(() => undefined);
      }
    },
    end() {
      response.end();
    },
  };
}
