import type { Page } from 'playwright-core';
import { startTrace, type TraceEvent } from './trace.ts';

declare global {
  /** Where the page under test keeps when its frames began, ms; another list ends it. */
  var benchFrames: number[] | undefined;
}

/** How a page moved while something was done to it. */
export interface Frames {
  /** From each frame to the next, ms. */
  readonly intervals: readonly number[];
  /** CPU time of the main thread for each frame, ms: events, scripts, style, layout, paint. */
  readonly work: readonly number[];
}

/** Records every frame of the page while `move` goes on. @throws what `move` throws */
export async function recordFrames(page: Page, move: () => Promise<void>): Promise<Frames> {
  const endTrace = await startTrace(page);
  let events: readonly TraceEvent[] = [];
  await page.evaluate(recordBegins);
  try {
    await move();
  } finally {
    await page.evaluate(() => (globalThis.benchFrames = [...(globalThis.benchFrames ?? [])]));
    events = await endTrace();
  }
  const begins = (await page.evaluate(() => globalThis.benchFrames)) ?? [];
  const intervals = begins.slice(1).map((begin, at) => begin - (begins[at] ?? begin));
  return { intervals, work: workByFrame(events) };
}

/** Runs in the page, which from then on draws at every chance it has. */
function recordBegins(): void {
  const begins: number[] = [];
  globalThis.benchFrames = begins;
  void (async () => {
    while (globalThis.benchFrames === begins) {
      begins.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    }
  })();
}

/** A frame's work: all tasks since the frame before, with the one that the frame is made in. */
function workByFrame(events: readonly TraceEvent[]): readonly number[] {
  const thread = events.find(({ name }) => name === 'FireAnimationFrame')?.thread;
  const own = events.filter((event) => event.thread === thread);
  const work: number[] = [];
  let sum = 0;
  let task = 0;
  let drawn = false;
  for (const { name, cpu } of own) {
    if (name === 'FireAnimationFrame') drawn = true;
    if (name !== 'RunTask') continue;
    sum += task;
    task = cpu;
    if (!drawn) continue;
    work.push(sum);
    sum = 0;
    drawn = false;
  }
  // What came before the first frame was not for it alone.
  return work.slice(1);
}
