import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a registry on which it can be lost. */
export interface RegistryProxy {
  /** Of this machine, at all its addresses. */
  readonly port: number;
  /** Where it leads, `host:port`. */
  to(registry: string): void;
  /**
   * From now on an answer gets as far as `bytes`, then the registry is down: `dead` refuses new
   * connections and cuts those there are, `mute` is silent. Settles when that has come.
   */
  failAfter(bytes: number, how: 'dead' | 'mute'): Promise<void>;
  heal(): void;
  close(): void;
}

export async function openRegistryProxy(): Promise<RegistryProxy> {
  let target = { host: '', port: 0 };
  let limit = Infinity;
  let failed: 'dead' | 'mute' | null = null;
  let onLimit = (): void => undefined;
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((engine) => {
    if (failed === 'dead') {
      engine.destroy();
      return;
    }
    const registry = connect(target);
    let answered = 0;
    for (const socket of [engine, registry]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        engine.destroy();
        registry.destroy();
      });
    }
    engine.pipe(registry);
    registry.on('data', (chunk) => {
      answered += chunk.length;
      if (answered > limit) onLimit();
      if (failed === null) engine.write(chunk);
    });
  });
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    to(registry) {
      const { hostname, port } = new URL(`http://${registry}`);
      target = { host: hostname, port: Number(port) };
    },
    failAfter: (bytes, how) =>
      new Promise((resolve) => {
        limit = bytes;
        onLimit = () => {
          failed = how;
          if (how === 'dead') cut();
          resolve();
        };
      }),
    heal() {
      limit = Infinity;
      failed = null;
      cut();
    },
    close() {
      server.close();
      cut();
    },
  };
}
