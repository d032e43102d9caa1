import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const Told = z.object({ endpoint: z.string(), registry: z.string() });

/** A Docker Engine of a test's own, which can crash. */
export interface CrashableEngine extends z.infer<typeof Told> {
  /** As by `kill -9`. */
  crash(): Promise<void>;
  /** Starts it again with all that it had; it answers then. */
  revive(): Promise<void>;
  /** Puts a new image `library/NAME` with one layer of random bytes into its registry. */
  provide(name: string, bytes: number): Promise<void>;
  stop(): Promise<void>;
}

/** Why none can be had here; null when one can. */
export const noCrashableEngine: string | null =
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'an engine of its own needs root on Linux';

/**
 * Starts an engine with a registry, `registry`, that serves `busybox:1.36` as a mirror.
 *
 * @param plainPorts ports of this machine where it may find further registries without TLS, at the
 * address that `registry` has
 */
export async function startCrashableEngine(
  plainPorts: readonly number[],
): Promise<CrashableEngine> {
  const script = fileURLToPath(new URL('../../../scripts/crashable-engine.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, ...plainPorts.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('The engine of the test has ended.');
    return line.value;
  };
  const tell = async (word: string): Promise<void> => {
    child.stdin.write(`${word}\n`);
    await next();
  };
  const told = Told.parse(JSON.parse(await next()));
  return {
    ...told,
    crash: () => tell('crash'),
    revive: () => tell('revive'),
    provide: (name, bytes) => tell(`image ${name} ${bytes}`),
    async stop() {
      child.stdin.end();
      await exit;
    },
  };
}
