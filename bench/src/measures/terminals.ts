import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { findChromium, withPage } from '../browser/chromium.ts';
import { recordFrames, type Frames } from '../browser/frames.ts';
import {
  noteNumbers,
  numbersOf,
  openTerminal,
  showTerminals,
  typeKeys,
  cameWithin,
  visitTerminals,
} from '../browser/terminals.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';

/** Lines of a count whose bytes, with the line ends of a terminal, come to some 109 MB. */
const lineCount = 12_000_000;
const keyCount = 200;
const terminalCount = 20;
/** From a key to its echo on the screen, ms at the 95th percentile. */
const echoGoal = 30;
/** Of the main thread for a frame while output pours in, CPU ms. */
const workGoal = 50;
/** What a program takes at one moment, bytes. */
interface Memory {
  readonly server: number;
  /** JavaScript heap of the page. */
  readonly page: number;
}

async function memoryOf(page: Page, pid: number): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return { server: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024, page: usedSize };
}

/** Terminals are drawn by elements, so that it can be seen when a letter is painted. */
const byElements = ['--disable-3d-apis'];

/** A new page of a server of its own. */
function withStage<T>(work: (page: Page, pid: number) => Promise<T>): Promise<T> {
  return withServer('FROM busybox:1.36\n', (url, pid) =>
    withPage(
      findChromium() ?? '',
      async (page) => {
        await noteNumbers(page);
        await page.goto(url.href);
        await page.locator('[data-engine="ready"]').waitFor();
        return work(page, pid);
      },
      byElements,
    ),
  );
}

function measureEcho(container: string): Promise<readonly Result[]> {
  return withStage(async (page) => {
    await openTerminal(page, container, ['cat']);
    await showTerminals(page);
    const echoes = await typeKeys(page, keyCount);
    return echoResults('typing in a terminal', echoes);
  });
}

function echoResults(name: string, echoes: readonly number[]): readonly Result[] {
  const of = (what: string): string =>
    `${name}: key to painted echo (${what} of ${String(echoes.length)})`;
  return [
    result({
      name: of('p95'),
      unit: 'ms',
      ours: percentile(echoes, 95),
      peer: echoGoal,
      peerName: 'goal',
      runs: 1,
    }),
    result({
      name: of('median'),
      unit: 'ms',
      ours: percentile(echoes, 50),
      peer: null,
      peerName: null,
      runs: 1,
    }),
  ];
}

interface Flood {
  readonly frames: Frames;
  /** One of each second. */
  readonly memory: readonly Memory[];
  readonly seconds: number;
}

async function pour(page: Page, pid: number): Promise<Flood> {
  const memory: Memory[] = [];
  const begin = performance.now();
  const frames = await recordFrames(page, async () => {
    await page.keyboard.press('Enter');
    for (let isDone = false; !isDone;) {
      isDone = await cameWithin(page, lineCount, 1_000);
      memory.push(await memoryOf(page, pid));
    }
  });
  return { frames, memory, seconds: (performance.now() - begin) / 1_000 };
}

const numbers = `seq 1 ${String(lineCount)} | cat`;

/** The same output from the engine, thrown away. @returns ms */
function drain(container: string): number {
  const begin = performance.now();
  execFileSync('docker', ['exec', '-t', container, 'sh', '-c', numbers], { stdio: 'ignore' });
  return performance.now() - begin;
}

function measureFlood(container: string): Promise<readonly Result[]> {
  const drained = drain(container);
  return withStage(async (page, pid) => {
    const script = `stty -echo; read -r line; ${numbers}; read -r line`;
    await openTerminal(page, container, ['sh', '-c', script]);
    await showTerminals(page);
    const { frames, memory, seconds } = await pour(page, pid);
    const { last, wrong, bytes } = await numbersOf(page);
    const of = (what: string): string => `100 MB through a terminal: ${what}`;
    const none = { peer: null, peerName: null, runs: 1 };
    const highest = (kind: keyof Memory) => ({
      ours: Math.max(...memory.map((one) => one[kind])),
      peer: memory[0]?.[kind] ?? null,
      peerName: 'after a second',
      runs: 1,
    });
    return [
      result({
        name: of('lines in order'),
        unit: 'times',
        ours: wrong === 0 ? last : 0,
        peer: lineCount,
        peerName: 'printed',
        runs: 1,
      }),
      result({ name: of('bytes'), unit: 'bytes', ours: bytes, ...none }),
      result({
        name: of('time'),
        unit: 'ms',
        ours: seconds * 1_000,
        peer: drained,
        peerName: 'docker exec -t > /dev/null',
        runs: 1,
      }),
      result({
        name: of('main thread for a frame (p99), CPU'),
        unit: 'ms',
        ours: percentile(frames.work, 99),
        peer: workGoal,
        peerName: 'goal',
        runs: 1,
      }),
      result({
        name: of('between two frames (p99), wall'),
        unit: 'ms',
        ours: percentile(frames.intervals, 99),
        ...none,
      }),
      result({ name: of("server's memory, highest"), unit: 'bytes', ...highest('server') }),
      result({ name: of("page's JavaScript heap, highest"), unit: 'bytes', ...highest('page') }),
    ];
  });
}

function measureMany(container: string): Promise<readonly Result[]> {
  return withStage(async (page, pid) => {
    const before = await memoryOf(page, pid);
    // Each has its scrollback full.
    for (let at = 0; at < terminalCount; at += 1) {
      await openTerminal(page, container, ['sh', '-c', 'seq 1 4000; exec cat']);
    }
    await showTerminals(page);
    const begin = performance.now();
    const shown = await visitTerminals(page);
    const each = (performance.now() - begin) / shown;
    const echoes = await typeKeys(page, keyCount);
    const after = await memoryOf(page, pid);
    const name = `${String(shown)} terminals at once`;
    const none = { peer: null, peerName: null, runs: 1 };
    const grown = (kind: keyof Memory) => ({
      ours: (after[kind] - before[kind]) / shown,
      ...none,
    });
    return [
      ...echoResults(name, echoes),
      result({ name: `${name}: going to one by its tab`, unit: 'ms', ours: each, ...none }),
      result({
        name: `${name}: memory of the server for each`,
        unit: 'bytes',
        ...grown('server'),
      }),
      result({ name: `${name}: JavaScript heap for each`, unit: 'bytes', ...grown('page') }),
    ];
  });
}

const cases = { echo: measureEcho, many: measureMany, flood: measureFlood } as const;

/** How long a key takes to its echo, what 100 MB of output do to the page, and many terminals at once. */
export const terminalsBench: Bench = {
  name: 'terminals',
  async run(only) {
    const missing = process.env['DOCKER_HOST'] ? missingForPage() : 'a Docker Engine (DOCKER_HOST)';
    if (missing !== null) {
      const none = { ours: null, peer: null, peerName: null, runs: 0 };
      return [result({ name: 'terminals', unit: 'ms', ...none, missing })];
    }
    const container = `stagecraft-bench-${String(process.pid)}`;
    execFileSync('docker', ['run', '-d', '--name', container, 'busybox:1.36', 'sleep', '1000']);
    try {
      const results: Result[] = [];
      for (const [name, measure] of Object.entries(cases)) {
        if (name.includes(only)) results.push(...(await measure(container)));
      }
      return results;
    } finally {
      execFileSync('docker', ['rm', '-f', container]);
    }
  },
};
