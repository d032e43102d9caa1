import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { socketOf, testEngine } from './engine.ts';

/** A socket of the test's own in front of the engine, which can be opened and closed like a Docker that is started and stopped. */
export interface EngineDoor {
  /** As in DOCKER_HOST. */
  readonly endpoint: string;
  open(): Promise<void>;
  /** Nobody listens any more, and every connection through it breaks. */
  close(): Promise<void>;
}

/** `path`: where the socket is made. It starts closed. */
export function engineDoor(path: string): EngineDoor {
  let server: Server | null = null;
  const sockets = new Set<Socket>();
  const join = (client: Socket) => {
    const engine = connect(socketOf(testEngine()));
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        engine.destroy();
      });
    }
    client.pipe(engine).pipe(client);
  };
  return {
    endpoint: `unix://${path}`,
    open: () =>
      new Promise((resolve, reject) => {
        server = createServer(join).once('error', reject).listen(path, resolve);
      }),
    close: async () => {
      const closing = server;
      server = null;
      const closed = new Promise<void>((resolve) => {
        if (closing) closing.close(() => resolve());
        else resolve();
      });
      for (const socket of sockets) socket.destroy();
      await closed;
      rmSync(path, { force: true });
    },
  };
}
