import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { expect, it, vi } from 'vitest';
import { testEndpoint } from '../src/engine/docker/test-engine.ts';
import { engineSeen, openWorkspace, serverProcess, startBuild } from './asked-server.ts';
import type { ServerProcess } from './asked-server.ts';
import { temporaryFolder } from './harness.ts';

/** `STAGECRAFT_LOG_MB=1000` takes minutes. */
const megabytes = Number(process.env['STAGECRAFT_LOG_MB'] ?? 64);
const bytes = megabytes * 1_000_000;
/** What a server may grow by, whatever the log's size: buffers, and garbage that is not collected yet. */
const growthLimit = 150_000_000;

/** Bytes in memory, of which the kernel keeps the peak (proc(5), `VmHWM`). */
function peakMemory({ child }: ServerProcess): number {
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** Reads an answer as a stream, and gives what `count` counts in it. */
function countIn(
  { server, headers }: ServerProcess,
  path: string,
  count: (chunk: Buffer) => number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers }, (answer) => {
      let total = 0;
      answer.on('data', (chunk: Buffer) => {
        total += count(chunk);
      });
      answer.on('error', reject).on('end', () => resolve(total));
    });
    asked.on('error', reject).end();
  });
}

/** Each line of the log has one tilde; its command has none. */
function tildesIn(chunk: Buffer): number {
  let count = 0;
  for (const byte of chunk) if (byte === 0x7e) count += 1;
  return count;
}

it.skipIf(process.platform !== 'linux')(
  'a log of any size is kept whole, and does not fill the memory',
  { timeout: 600_000 },
  async () => {
    const server = await serverProcess(await temporaryFolder(), testEndpoint());
    await engineSeen(server, 'ready');
    const workspace = await openWorkspace(server, await temporaryFolder());
    const before = peakMemory(server);
    // The classic builder clips no output.
    const lines = `yes "$(printf '%0998d\\176' 0)" | head -c ${bytes}`;
    const text = `FROM busybox:1.36\nRUN : ${randomUUID()}; ${lines}\n`;
    const id = await startBuild(server, workspace, text, { builder: 'classic' });
    const state = async () => expect((await server.record(id)).state).toBe('succeeded');
    await vi.waitFor(state, { timeout: 500_000, interval: 500 });
    const built = peakMemory(server) - before;
    expect(await countIn(server, `/api/builds/${id}/log`, tildesIn)).toBe(bytes / 1000);
    expect(await countIn(server, `/api/builds/${id}/events`, tildesIn)).toBe(bytes / 1000);
    const read = peakMemory(server) - before;
    expect(Math.max(built, read)).toBeLessThan(growthLimit);
  },
);
