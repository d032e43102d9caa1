import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { findChromium, withPage } from '../browser/chromium.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';

/** Lines of a count whose bytes, with the line ends of a terminal, come to some 109 MB. */
const lineCount = 12_000_000;
const keyCount = 200;
/** From a key to its echo on the screen, ms at the 95th percentile. */
const echoGoal = 30;
/** Between two frames while output pours in, ms. */
const frameGoal = 50;
/** How long the output may take on a loaded machine, ms. */
const patience = 240_000;

/** What the page notes while terminals are used. */
interface Notes {
  bytes: number;
  /** The last number of the count that came in its place. */
  last: number;
  /** Numbers that came out of their place. */
  wrong: number;
  /** Between two frames, ms. */
  frames: number[];
  /** From key to echo, ms. */
  echoes: number[];
  keyAt: number;
}

declare global {
  interface Window {
    terminalNotes: Notes;
  }
}

/** Listens beside the page to what terminals send, and to frames and keys. Runs in the page. */
function takeNotes(): void {
  const notes: Notes = {
    bytes: 0,
    last: 0,
    wrong: 0,
    frames: [],
    echoes: [],
    keyAt: 0,
  };
  window.terminalNotes = notes;
  let number = 0;
  const count = (bytes: Uint8Array): void => {
    notes.bytes += bytes.length;
    for (const byte of bytes) {
      if (byte >= 0x30 && byte <= 0x39) number = number * 10 + byte - 0x30;
      else if (byte === 0x0a) {
        if (number === notes.last + 1) notes.last = number;
        else if (number !== 0) notes.wrong += 1;
        number = 0;
      }
    }
  };
  const echo = (): void => {
    const { keyAt } = notes;
    if (keyAt === 0) return;
    notes.keyAt = 0;
    requestAnimationFrame(() => {
      // The frame is painted when the next task begins.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => notes.echoes.push(performance.now() - keyAt));
      port1.start();
      port2.postMessage(null);
    });
  };
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!(data instanceof ArrayBuffer)) return;
        count(new Uint8Array(data));
        echo();
      });
    }
  };
  addEventListener('keydown', (event) => (notes.keyAt = event.timeStamp), { capture: true });
  let before = performance.now();
  const frame = (now: number): void => {
    notes.frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

async function openTerminal(page: Page, container: string, command: readonly string[]) {
  await page.evaluate(
    async (body) => {
      await fetch('/api/terminals', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    },
    {
      request: { kind: 'exec', container, command, user: null, workingDirectory: null, env: [] },
      size: { columns: 120, rows: 20 },
    },
  );
}

/** Shows the only terminal and waits until it can be typed into. */
async function showTerminal(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal', exact: true }).click();
  await page.locator('[data-connection="open"]').waitFor();
  await page.locator('.xterm-helper-textarea').focus();
}

async function measureEcho(page: Page): Promise<readonly number[]> {
  for (let i = 0; i < keyCount; i += 1) {
    await page.keyboard.press('a');
    await page.waitForFunction((count) => window.terminalNotes.echoes.length > count, i);
  }
  return page.evaluate(() => window.terminalNotes.echoes);
}

interface Flood {
  readonly notes: Notes;
  /** Bytes of the JavaScript heap after a collection, in the first and the last quarter. */
  readonly heaps: readonly [number, number];
  readonly seconds: number;
}

async function measureFlood(page: Page): Promise<Flood> {
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const until = (last: number) =>
    page.waitForFunction((wanted) => window.terminalNotes.last >= wanted, last, {
      timeout: patience,
      polling: 200,
    });
  await page.evaluate(() => (window.terminalNotes.frames = []));
  const begin = performance.now();
  await page.keyboard.press('Enter');
  await until(lineCount / 4);
  const first = await heap();
  await until((lineCount * 3) / 4);
  const last = await heap();
  await until(lineCount);
  const seconds = (performance.now() - begin) / 1_000;
  return { notes: await page.evaluate(() => window.terminalNotes), heaps: [first, last], seconds };
}

/** A new page with one terminal that runs a command. */
function withTerminal<T>(
  url: URL,
  container: string,
  command: readonly string[],
  work: (page: Page) => Promise<T>,
): Promise<T> {
  return withPage(findChromium() ?? '', async (page) => {
    await page.addInitScript(takeNotes);
    await page.goto(url.href);
    await page.locator('[data-engine="ready"]').waitFor();
    await openTerminal(page, container, command);
    await showTerminal(page);
    return work(page);
  });
}

async function measure(container: string): Promise<readonly Result[]> {
  const echo = ['cat'];
  const flood = ['sh', '-c', `stty -echo; read -r line; seq 1 ${String(lineCount)}; read -r line`];
  const file = 'FROM busybox:1.36\n';
  const echoes = await withServer(file, (url) => withTerminal(url, container, echo, measureEcho));
  const { notes, heaps, seconds } = await withServer(file, (url) =>
    withTerminal(url, container, flood, measureFlood),
  );
  const none = { peer: null, peerName: null, runs: 1 };
  const goal = (peer: number) => ({ peer, peerName: 'goal', runs: 1 });
  const name = (what: string): string => `100 MB through a terminal: ${what}`;
  return [
    result({
      name: `typing in a terminal: key to echo painted (p95 of ${String(keyCount)})`,
      unit: 'ms',
      ours: percentile(echoes, 95),
      ...goal(echoGoal),
    }),
    result({
      name: name('lines in order'),
      unit: 'times',
      ours: notes.wrong === 0 ? notes.last : 0,
      peer: lineCount,
      peerName: 'printed',
      runs: 1,
    }),
    result({ name: name('bytes'), unit: 'bytes', ours: notes.bytes, ...none }),
    result({ name: name('time'), unit: 'ms', ours: seconds * 1_000, ...none }),
    result({
      name: name('between two frames (p99)'),
      unit: 'ms',
      ours: percentile(notes.frames, 99),
      ...goal(frameGoal),
    }),
    result({
      name: name('JavaScript heap after three quarters, beside one quarter'),
      unit: 'bytes',
      ours: heaps[1],
      peer: heaps[0],
      peerName: 'after one quarter',
      runs: 1,
    }),
  ];
}

/** How long a key takes to its echo, and what 100 MB of output do to the page. */
export const terminalsBench: Bench = {
  name: 'terminals',
  async run() {
    const missing = missingForPage();
    if (missing !== null) throw new Error(`Not there: ${missing}`);
    const container = `stagecraft-bench-${String(process.pid)}`;
    execFileSync('docker', ['run', '-d', '--name', container, 'busybox:1.36', 'sleep', '1000']);
    try {
      return await measure(container);
    } finally {
      execFileSync('docker', ['rm', '-f', container]);
    }
  },
};
