import { rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { socketOf, testEngine } from './engine.ts';

/** A socket of a test's own in front of the engine, where some answers wait until they are let go. */
export interface HeldEngine {
  /** As in DOCKER_HOST. */
  readonly endpoint: string;
  /** From now on, answers to what `asks` begins with are held back after so many bytes. */
  hold(asks: RegExp, afterBytes: number): void;
  /** Lets go of what is held back, and holds back nothing more. */
  release(): void;
  close(): Promise<void>;
}

interface Holding {
  readonly asks: RegExp;
  readonly afterBytes: number;
}

/** Sends the engine's answer on; asks `gate` before each piece that would go beyond the held bytes. */
async function passOn(
  answer: IncomingMessage,
  to: ServerResponse,
  gate: (sent: number) => Promise<void>,
): Promise<void> {
  to.writeHead(answer.statusCode ?? 502, answer.headers);
  let sent = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    await gate(sent);
    sent += piece.length;
    to.write(piece);
  }
  to.end();
}

function upgrade(asked: IncomingMessage, client: Duplex, head: Buffer): void {
  const engine = connect(socketOf(testEngine()));
  const lines = asked.rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name}: ${asked.rawHeaders[at + 1] ?? ''}`] : [],
  );
  engine.write(
    `${asked.method ?? 'GET'} ${asked.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
  );
  engine.write(head);
  for (const [one, other] of [
    [client, engine],
    [engine, client],
  ] as const) {
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** @param path where the socket is made */
export async function startHeldEngine(path: string): Promise<HeldEngine> {
  let holding: Holding | null = null;
  const waiting = new Set<() => void>();
  const server = createServer((asked, to) => {
    const { method = 'GET', url = '/', headers } = asked;
    const gate = (sent: number): Promise<void> =>
      holding?.asks.test(`${method} ${url}`) === true && sent >= holding.afterBytes
        ? new Promise((resolve) => waiting.add(resolve))
        : Promise.resolve();
    const onward = request({ socketPath: socketOf(testEngine()), method, path: url, headers });
    onward.on('response', (answer) => void passOn(answer, to, gate).catch(() => to.destroy()));
    onward.on('error', () => to.destroy());
    to.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const release = (): void => {
    holding = null;
    for (const go of waiting) go();
    waiting.clear();
  };
  return {
    endpoint: `unix://${path}`,
    hold: (asks, afterBytes) => {
      holding = { asks, afterBytes };
    },
    release,
    async close() {
      release();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(path, { force: true });
    },
  };
}
