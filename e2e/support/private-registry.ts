import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A registry that asks for a name: `tester`, with the password `secret`. */
export interface PrivateRegistry {
  /** `host:port` */
  readonly host: string;
  /** A second call does nothing. */
  stop(): Promise<void>;
}

/** `tester:secret`, as bcrypt with a cost of 5: all that the registry reads. */
const passwords = 'tester:$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n';

/**
 * Starts one of a test's own on this machine and waits until it answers.
 *
 * @param address `host:port`; by default any port of loopback
 */
export async function startPrivateRegistry(
  folder: string,
  address: string | null = null,
): Promise<PrivateRegistry> {
  const host = address ?? `127.0.0.1:${String(await freePort())}`;
  mkdirSync(folder, { recursive: true });
  const passwordFile = join(folder, 'htpasswd');
  const config = join(folder, 'config.json');
  writeFileSync(passwordFile, passwords);
  // The configuration is YAML, of which JSON is a part.
  writeFileSync(
    config,
    JSON.stringify({
      version: '0.1',
      log: { level: 'warn' },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: host },
      auth: { htpasswd: { realm: 'tests', path: passwordFile } },
    }),
  );
  const child = spawn('docker-registry', ['serve', config], {
    stdio: 'ignore',
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
  const gone = once(child, 'exit');
  while ((await statusOf(host)) !== 401) {
    if (child.exitCode !== null) throw new Error('The registry ended before it answered');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    host,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function statusOf(host: string): Promise<number | null> {
  return new Promise((resolve) => {
    get(`http://${host}/v2/`, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? null);
    }).on('error', () => resolve(null));
  });
}
