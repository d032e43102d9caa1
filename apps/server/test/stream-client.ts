import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { StreamMessage } from '@stagecraft/contracts';
import type { BuildEvent } from '@stagecraft/contracts';
import type { TestServer } from './harness.ts';

export interface Frame {
  readonly id: number | null;
  readonly message: StreamMessage;
}

export interface StreamClient {
  readonly response: IncomingMessage;
  /** The next frame that fits; those before it are kept in `frames`. Rejects when the stream ends. */
  until(fits: (frame: Frame) => boolean): Promise<Frame>;
  /** Everything received so far. */
  readonly frames: readonly Frame[];
  /** Settles when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Lines end as the specification of server-sent events says, and only so. */
function parseFrame(text: string): Frame | null {
  const lines = text.split(/\r\n|\n|\r/);
  const field = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const id = field('id');
  const data = field('data');
  if (data === undefined) return null;
  return {
    id: id === undefined ? null : Number(id),
    message: StreamMessage.parse(JSON.parse(data)),
  };
}

/** Whom a stream is asked of, and as whom. */
export interface StreamServer extends Pick<TestServer, 'cookie'> {
  readonly server: Pick<TestServer['server'], 'port'>;
}

/** Connects as a browser's EventSource does. */
export async function openStreamClient(
  server: StreamServer,
  query: string,
  headers: Record<string, string> = {},
): Promise<StreamClient> {
  const request = httpRequest({
    host: '127.0.0.1',
    port: server.server.port,
    path: `/api/stream?${query}`,
    headers: { cookie: server.cookie, 'sec-fetch-site': 'same-origin', ...headers },
    agent: false,
  });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const frames: Frame[] = [];
  let taken = 0;
  let rest = '';
  let over = false;
  let wake = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    response.on('close', () => {
      over = true;
      wake();
      resolve();
    });
  });
  response.on('error', () => undefined);
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    frames.push(...parts.map(parseFrame).filter((frame) => frame !== null));
    wake();
  });
  return {
    response,
    frames,
    ended,
    async until(fits) {
      for (;;) {
        for (; taken < frames.length; taken += 1) {
          const frame = frames[taken];
          if (frame === undefined || !fits(frame)) continue;
          taken += 1;
          return frame;
        }
        if (over) throw new Error('The stream ended');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => request.destroy(),
  };
}

/** The build events among frames. */
export function buildEvents(frames: readonly Frame[]): BuildEvent[] {
  return frames.flatMap(({ message }) => (message.kind === 'build.event' ? [message.event] : []));
}

/** Whether a frame is the end of a build. */
export function isEnd({ message }: Frame): boolean {
  return (
    message.kind === 'build.event' &&
    /^build\.(finished|failed|cancelled|interrupted)$/.test(message.event.type)
  );
}
