import { readdir, readFile } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import Docker from 'dockerode';
import type { Engine } from '../engine.ts';
import { parseEndpoint } from '../endpoint.ts';
import { connectionOptions } from './connection.ts';
import { createDockerEngine, type DockerEngineOptions } from './docker-engine.ts';

/** Endpoint of the engine that contract tests may use. The contract's configuration requires it. */
export function testEndpoint(): string {
  const endpoint = process.env['STAGECRAFT_TEST_ENGINE'];
  if (!endpoint) throw new Error('STAGECRAFT_TEST_ENGINE is not set');
  return endpoint;
}

/**
 * The builders that the engine under test has, by what it says of itself in a ping's headers: Podman
 * is `Libpod` and has no BuildKit.
 */
export async function testBuilders(): Promise<('buildkit' | 'classic')[]> {
  const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
  const isPodman = await new Promise<boolean>((resolve, reject) => {
    docker.modem.dial(
      { path: '/_ping', method: 'GET', isStream: true, statusCodes: { 200: true } },
      (error: Error | null, answer: unknown) => {
        if (!(answer instanceof IncomingMessage)) reject(error ?? new Error('no answer'));
        else resolve(/libpod/i.test(String(answer.resume().headers.server)));
      },
    );
  });
  return isPodman ? ['classic'] : ['buildkit', 'classic'];
}

/** The engine under test, which remembers the images that it builds. */
export interface TestEngine extends Engine {
  /** Removes those images, and the named ones; what is gone already is fine. */
  removeImages(names?: readonly string[]): Promise<void>;
}

export function createTestEngine(options: Partial<DockerEngineOptions> = {}): TestEngine {
  const engine = createDockerEngine(testEndpoint(), { certPath: null, ...options });
  const built = new Set<string>();
  return {
    ...engine,
    async build(request, emit, signal) {
      const result = await engine.build(request, emit, signal);
      if (result.state === 'succeeded' && result.imageId !== null) built.add(result.imageId);
      return result;
    },
    async removeImages(names = []) {
      const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
      const remove = (name: string) => docker.getImage(name).remove({ force: true });
      await Promise.allSettled(names.map(remove));
      await Promise.allSettled([...built].map(remove));
    },
  };
}

/** Command lines on this machine that contain `text`. The engine's steps are among them if it is local. */
export async function commandsWith(text: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(text));
}

/**
 * A way to the engine that can be broken.
 *
 * @param path of the socket that is made
 */
export async function breakableEndpoint(
  path: string,
): Promise<{ endpoint: string; break(): void }> {
  const address = parseEndpoint(testEndpoint(), null);
  if (typeof address === 'string') throw new Error(address);
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = address.kind === 'local' ? connect(address.path) : connect(address);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    endpoint: `unix://${path}`,
    break() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
