import type { CDPSession, Page } from 'playwright-core';

/** What one key cost the page, until the next one. */
export interface KeyCost {
  /** CPU time of the longest task of the main thread, ms. */
  readonly longest: number;
  /** CPU time of all of them: the key itself, the worker's answers, drawing, and what was put off. */
  readonly total: number;
  /** From the key event to the next frame, ms in steps of 8; 16 also stands for less. */
  readonly paint: number;
}

/** Watches a page's main thread from now on. */
export interface Watch {
  /** Ends it. @returns one cost a key, in order; @throws when the browser traced fewer than `keys` */
  readonly costs: (keys: number) => Promise<readonly KeyCost[]>;
}

declare global {
  /** Where the page under test gathers the durations of its key events. */
  var benchKeyDurations: Map<number, number> | undefined;
}

/** The browser's own words for a task of a thread and for an event on its way to its listeners. */
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

export async function watchMainThread(page: Page): Promise<Watch> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const one of value) events.push(traceEvent(one));
  });
  await page.evaluate(gatherKeyDurations);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  return {
    costs: async (keys) => {
      await endTrace(session);
      const paints = await page.evaluate(() => [...(globalThis.benchKeyDurations?.values() ?? [])]);
      const costs = tasksByKey(events);
      if (costs.length < keys || paints.length < keys)
        throw new Error('Keys are missing in the trace');
      return costs.slice(0, keys).map((tasks, at) => ({
        longest: Math.max(...tasks),
        total: tasks.reduce((sum, task) => sum + task, 0),
        paint: paints[at] ?? Number.NaN,
      }));
    },
  };
}

async function endTrace(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
}

/** Runs in the page. Keys that were quicker than what the browser tells of keep the least it can tell. */
function gatherKeyDurations(): void {
  const least = 16;
  const durations = new Map<number, number>();
  globalThis.benchKeyDurations = durations;
  addEventListener('keydown', ({ timeStamp }) => durations.set(timeStamp, least), true);
  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'keydown') durations.set(startTime, duration);
    }
  });
  // https://www.w3.org/TR/event-timing/#sec-modifications-perf-timeline; TypeScript's types lack it.
  const options: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: least,
  };
  observer.observe(options);
}

/** What is read of an event of a trace. */
interface TraceEvent {
  readonly name: string;
  /** Of its kind, e.g. `keydown`. */
  readonly type: string | null;
  readonly thread: string;
  /** µs. */
  readonly start: number;
  /** CPU time, ms: what else the machine does meanwhile does not count. */
  readonly cpu: number;
}

/** https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU (Trace Event Format) */
function traceEvent(given: Readonly<Record<string, unknown>>): TraceEvent {
  const { name, pid, tid, ts, tdur, args } = given;
  const data = isRecord(args) && isRecord(args['data']) ? args['data'] : {};
  return {
    name: String(name),
    type: typeof data['type'] === 'string' ? data['type'] : null,
    thread: `${String(pid)} ${String(tid)}`,
    start: Number(ts),
    cpu: Number(tdur ?? 0) / 1000,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** CPU times of the tasks from each key to the next, ms. */
function tasksByKey(events: readonly TraceEvent[]): readonly (readonly number[])[] {
  const inOrder = events.toSorted((left, right) => left.start - right.start);
  const keys = inOrder.filter(({ name, type }) => name === 'EventDispatch' && type === 'keydown');
  const thread = keys[0]?.thread;
  const tasks = inOrder.filter((event) => event.name === 'RunTask' && event.thread === thread);
  // A key's first task is the one that it came in.
  const firsts = keys.map((key) => tasks.findLastIndex(({ start }) => start <= key.start));
  return firsts.map((first, at) => tasks.slice(first, firsts[at + 1]).map(({ cpu }) => cpu));
}
