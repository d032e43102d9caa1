import Docker from 'dockerode';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readImage } from './image.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An engine that knows one image, as engines with containerd's image store describe it. */
async function engineWith(size: number, sizes: readonly number[]): Promise<Docker> {
  const id = `sha256:${'a'.repeat(64)}`;
  const inspect = { Id: id, RepoTags: ['app:1'], RepoDigests: [`app@${id}`], Size: size };
  const history = sizes.map((Size, index) => ({
    Id: '<missing>',
    Created: 1_700_000_000,
    CreatedBy: `RUN ${index}`,
    Size,
    Comment: '',
    Tags: null,
  }));
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url?.endsWith('/history') ? history : inspect));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return new Docker({
    protocol: 'http',
    host: '127.0.0.1',
    port: typeof address === 'object' ? address?.port : undefined,
  });
}

describe("an image's sizes", () => {
  it('are those of the unpacked layers where the engine knows them', async () => {
    const image = await readImage(await engineWith(50, [0, 80, 20]), 'app:1');
    expect(image.size).toBe(100);
    expect(image.history.map(({ size }) => size)).toEqual([20, 80, 0]);
  });

  it('are not known, rather than zero, for layers that were never unpacked', async () => {
    const image = await readImage(await engineWith(50, [0, 0]), 'app:1');
    expect(image.size).toBe(50);
    expect(image.history.map(({ size }) => size)).toEqual([null, null]);
  });

  it('are zero for an image without layers', async () => {
    const image = await readImage(await engineWith(0, [0]), 'app:1');
    expect(image.history.map(({ size }) => size)).toEqual([0]);
  });
});
