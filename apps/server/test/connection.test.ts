import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineStatus } from '@stagecraft/contracts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStream } from '../src/stream/connection.ts';
import type { StreamConnection } from '../src/stream/connection.ts';

interface Pair {
  readonly response: ServerResponse;
  readonly connection: StreamConnection;
  /** The client's side, paused. */
  readonly client: IncomingMessage;
}

async function connect(): Promise<Pair> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const request = get({ host: '127.0.0.1', port, agent: false });
  const response = await new Promise<ServerResponse>((resolve) => {
    server.once('request', (_request, answer) => resolve(answer));
  });
  const connection = openStream(response);
  const client = await new Promise<IncomingMessage>((resolve) => {
    request.once('response', (message) => resolve(message.pause()));
  });
  return { response, connection, client };
}

function status(detail: string): EngineStatus {
  return { state: 'unavailable', endpoint: null, reason: 'error', detail };
}

/** Far more than the system's own buffers take between two sockets. */
const flood = `data: ${'x'.repeat(48 * 1024 * 1024)}\n\n`;

describe('a client that does not read', () => {
  it('is given no more until it does, and then only the newest of each thing', async () => {
    const { response, connection, client } = await connect();
    let settled = false;
    const writing = connection.write(flood).then(() => {
      settled = true;
    });
    const buffered = response.writableLength;
    for (let n = 0; n < 1_000; n += 1) {
      connection.send({ kind: 'engine.status', status: status(`state ${n};`) });
      connection.send({ kind: 'workspace.changed', workspaceId: 'w', paths: [`f${n % 3}`] });
    }
    expect(response.writableLength).toBe(buffered);
    expect(settled).toBe(false);
    let tail = '';
    const caughtUp = new Promise<void>((resolve) => {
      client.on('data', (chunk: Buffer) => {
        tail = (tail + chunk.toString('latin1')).slice(-10_000);
        if (tail.includes('afterwards;')) resolve();
      });
    });
    client.resume();
    await writing;
    connection.send({ kind: 'engine.status', status: status('afterwards;') });
    await caughtUp;
    expect(tail.match(/state \d+;/g)).toEqual(['state 999;']);
    expect(tail.match(/"paths":\[[^\]]*\]/g)).toEqual(['"paths":["f0","f1","f2"]']);
  });

  it('and goes away holds nobody up', async () => {
    const { connection, client } = await connect();
    const writing = connection.write(flood);
    client.destroy();
    await writing;
    expect(connection.signal.aborted).toBe(true);
    await connection.write('more');
    connection.send({ kind: 'engine.status', status: status('x') });
    connection.end();
  });
});
