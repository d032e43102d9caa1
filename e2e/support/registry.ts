import { randomBytes } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { test } from '@playwright/test';
import { askEngine, removeImage } from './engine.ts';

/**
 * Puts an image with one layer of random bytes into the tests' registry and takes it off the engine,
 * so that a build FROM it has to pull.
 * @returns its name, registry included
 */
export async function pushImage(registry: string, name: string, bytes: number): Promise<string> {
  const repository = `${registry}/e2e/${name}`;
  await importImage(repository, bytes);
  const auth = Buffer.from('{}').toString('base64url');
  await succeed('POST', `/images/${repository}/push?tag=latest`, {
    headers: { 'X-Registry-Auth': auth },
  });
  await removeImage(`${repository}:latest`);
  return `${repository}:latest`;
}

/** Makes an image with one layer of random bytes. */
export async function importImage(repository: string, bytes: number): Promise<void> {
  const create = `/images/create?fromSrc=-&repo=${encodeURIComponent(repository)}&tag=latest`;
  await succeed('POST', create, {
    bytes: tarOf('random', randomBytes(bytes)),
    headers: { 'Content-Type': 'application/x-tar' },
  });
}

/** The tests' registry without a password, as the engine reaches it; empty where there is none. */
export const testRegistry = (): string => process.env['STAGECRAFT_TEST_REGISTRY'] ?? '';

/** An address of this test's own at which the engine asks a registry in the clear; empty without one. */
export function plainAddress(): string {
  const all = process.env['STAGECRAFT_TEST_PLAIN_REGISTRIES'] ?? '';
  return all.split(',')[test.info().parallelIndex] ?? '';
}

export interface HeldRegistry {
  /** Lets go of what it holds back, and holds back nothing more. */
  release(): void;
  close(): Promise<void>;
}

/** Passes everything on to a registry but layers, which it holds back until they are released. */
export async function startHeldRegistry(address: string, upstream: string): Promise<HeldRegistry> {
  const held: (() => void)[] = [];
  let isHolding = true;
  const server = createServer((asked, answer) => {
    const pass = (): void => passOn(upstream, asked, answer);
    const isLayer = asked.method === 'GET' && asked.url?.includes('/blobs/') === true;
    if (isLayer && isHolding) held.push(pass);
    else pass();
  });
  const [host = '', port = ''] = address.split(':');
  await new Promise<void>((resolve) => server.listen(Number(port), host, resolve));
  return {
    release() {
      isHolding = false;
      for (const pass of held.splice(0)) pass();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function passOn(upstream: string, asked: IncomingMessage, answer: ServerResponse): void {
  const [host = '', port = ''] = upstream.split(':');
  const { method = 'GET', url: path = '/', headers } = asked;
  const onward = request({ host, port, method, path, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

async function succeed(...question: Parameters<typeof askEngine>): Promise<void> {
  const { status, body } = await askEngine(...question);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (status >= 300 || text.includes('"errorDetail"')) {
    throw new Error(`${question[0]} ${question[1]}: ${String(status)} ${text}`);
  }
}

/** A tar archive (POSIX ustar) with one file. */
export function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding, Buffer.alloc(1024)]);
}
