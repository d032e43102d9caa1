import { randomBytes } from 'node:crypto';
import { askEngine, removeImage } from './engine.ts';

/**
 * Puts an image with one layer of random bytes into the tests' registry and takes it off the engine,
 * so that a build FROM it has to pull.
 * @returns its name, registry included
 */
export async function pushImage(registry: string, name: string, bytes: number): Promise<string> {
  const repository = `${registry}/e2e/${name}`;
  const create = `/images/create?fromSrc=-&repo=${encodeURIComponent(repository)}&tag=latest`;
  await succeed('POST', create, {
    bytes: tarOf('random', randomBytes(bytes)),
    headers: { 'Content-Type': 'application/x-tar' },
  });
  const auth = Buffer.from('{}').toString('base64url');
  await succeed('POST', `/images/${repository}/push?tag=latest`, {
    headers: { 'X-Registry-Auth': auth },
  });
  await removeImage(`${repository}:latest`);
  return `${repository}:latest`;
}

async function succeed(...question: Parameters<typeof askEngine>): Promise<void> {
  const { status, body } = await askEngine(...question);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (status >= 300 || text.includes('"errorDetail"')) {
    throw new Error(`${question[0]} ${question[1]}: ${String(status)} ${text}`);
  }
}

/** A tar archive (POSIX ustar) with one file. */
function tarOf(name: string, content: Buffer): Buffer {
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
