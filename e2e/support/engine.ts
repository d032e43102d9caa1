import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';

/** The engine that the specs build on, as in DOCKER_HOST. */
export function testEngine(): string {
  const endpoint = process.env['STAGECRAFT_TEST_ENGINE'];
  if (endpoint === undefined || endpoint === '') {
    throw new Error(
      'STAGECRAFT_TEST_ENGINE is not set: run `npm run test:e2e`, which starts an engine.',
    );
  }
  return endpoint;
}

/** Path of a `unix://` endpoint. */
export function socketOf(endpoint: string): string {
  return endpoint.replace(/^unix:\/\//, '');
}

/** Asks the engine's own API, past Stagecraft: what is true there. */
export function askEngine(
  method: string,
  path: string,
  body: { readonly bytes?: Buffer; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  return new Promise((resolve, reject) => {
    const to = { socketPath: socketOf(testEngine()), method, path, headers: body.headers ?? {} };
    const asked = request(to, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, body: parsed(text) });
      });
    });
    asked.on('error', reject);
    asked.end(body.bytes);
  });
}

/** JSON where it is one; streams of JSON lines stay text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Gets an image from its registry, as a build FROM it would. */
export async function pullImage(name: string, tag: string): Promise<void> {
  const { status, body } = await askEngine('POST', `/images/create?fromImage=${name}&tag=${tag}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (status >= 300 || text.includes('"errorDetail"')) {
    throw new Error(`pull ${name}:${tag}: ${String(status)} ${text}`);
  }
}

/** Takes an image away, if it is there. */
export async function removeImage(name: string): Promise<void> {
  await askEngine('DELETE', `/images/${encodeURIComponent(name)}?force=true`);
}

/**
 * Whether a process with that word among its arguments runs on this machine, in a container or not:
 * the engine of the tests shares the kernel, so a build's step is an ordinary process here.
 */
export function isRunning(word: string): boolean {
  return processesWith(word).length > 0;
}

/** A command for a build's step that goes on until `endWaiting` is called with the same word. */
export function waitingCommand(word: string): string {
  return `sh -c 'trap "exit 0" TERM; while true; do sleep 0.2; done' ${word}`;
}

/** Lets the step go on that waits with that word; it must have begun. */
export function endWaiting(word: string): void {
  for (const pid of processesWith(word)) process.kill(pid, 'SIGTERM');
}

/** Ids of the processes that have that word among their arguments. */
function processesWith(word: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => argumentsOf(pid).includes(word))
    .map(Number);
}

function argumentsOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended meanwhile.
    return [];
  }
}
