import type { Page } from 'playwright-core';
import { startTrace, type TraceEvent } from './trace.ts';

/** What one key cost the page, until the next one. */
export interface KeyCost {
  /** CPU time of the longest task of the main thread, ms. */
  readonly longest: number;
  /** The same of tasks in which functions of ours take more than `noted`; 0 for none. */
  readonly longestOurs: number;
  /** The same of tasks in which no garbage of the whole heap is collected. */
  readonly longestWork: number;
  /** CPU time of all of them: the key itself, the worker's answers, drawing, and what was put off. */
  readonly total: number;
  /** From the key event to the next frame, ms in steps of 8; 16 also stands for less. */
  readonly paint: number;
  /** Wall time of the listeners of its events; 0 where the browser tells nothing, being quicker than 16 ms. */
  readonly listeners: number;
  /** Tasks of over 50 ms, wall time: what the browser itself calls long. */
  readonly longTasks: number;
}

/** What a function that only puts work off takes at most; ms. */
const noted = 0.1;

/** Watches a page's main thread from now on. */
export interface Watch {
  /** Ends it. @returns one cost a key, in order; @throws when the browser traced fewer than `keys` */
  readonly costs: (keys: number) => Promise<readonly KeyCost[]>;
}

declare global {
  /** Where the page under test gathers what the browser tells of its keys, in order. */
  var benchKeys: ToldOfKey[] | undefined;
}

/** What a page's own observers see of one key; ms. */
export interface ToldOfKey {
  readonly at: number;
  paint: number;
  listeners: number;
  longTasks: number;
}

/** What the browser itself tells of keys from now on, without a trace, which takes time too. */
export async function watchKeys(page: Page): Promise<() => Promise<readonly ToldOfKey[]>> {
  await page.evaluate(observeKeys);
  return async () => (await page.evaluate(() => globalThis.benchKeys)) ?? [];
}

export async function watchMainThread(page: Page): Promise<Watch> {
  await page.evaluate(observeKeys);
  const endTrace = await startTrace(page);
  return {
    costs: async (keys) => {
      const events = await endTrace();
      const told = (await page.evaluate(() => globalThis.benchKeys)) ?? [];
      if (told.length < keys) throw new Error('The page saw fewer keys');
      const ours = events.filter(({ script }) => script !== null && isOurs(script));
      const collections = events.filter(({ name }) => name === 'MajorGC');
      return tasksByKey(events, keys).map((tasks, at) => ({
        longest: longestOf(tasks)?.cpu ?? Number.NaN,
        longestWork: longestOf(tasks.filter((task) => !collections.some(isIn(task))))?.cpu ?? 0,
        longestOurs:
          longestOf(tasks.filter((task) => timeOf(ours.filter(isIn(task))) > noted))?.cpu ?? 0,
        total: timeOf(tasks),
        paint: told[at]?.paint ?? Number.NaN,
        listeners: told[at]?.listeners ?? Number.NaN,
        longTasks: told[at]?.longTasks ?? Number.NaN,
      }));
    },
  };
}

/** Runs in the page. Keys that were quicker than what the browser tells of keep the least it can tell. */
function observeKeys(): void {
  const least = 16;
  const keys: ToldOfKey[] = [];
  globalThis.benchKeys = keys;
  addEventListener(
    'keydown',
    ({ timeStamp: at }) => keys.push({ at, paint: least, listeners: 0, longTasks: 0 }),
    true,
  );
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const key = keys.findLast(({ at }) => at <= entry.startTime);
      if (key === undefined || entry.name === 'keyup') continue;
      if (entry.entryType === 'longtask') key.longTasks += 1;
      if (!(entry instanceof PerformanceEventTiming)) continue;
      key.listeners += entry.processingEnd - entry.processingStart;
      if (entry.name === 'keydown') key.paint = entry.duration;
    }
  });
  // https://www.w3.org/TR/event-timing/#sec-modifications-perf-timeline; TypeScript's types lack it.
  const events: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: least,
  };
  observer.observe(events);
  observer.observe({ type: 'longtask' });
}

/** The tasks from each key to the next. @throws when there are fewer keys than `keys` in the trace */
export function tasksByKey(
  events: readonly TraceEvent[],
  keys: number,
): readonly (readonly TraceEvent[])[] {
  const presses = events.filter(({ name, type }) => name === 'EventDispatch' && type === 'keydown');
  if (presses.length < keys) throw new Error('Keys are missing in the trace');
  const thread = presses[0]?.thread;
  const tasks = events.filter((event) => event.name === 'RunTask' && event.thread === thread);
  // A key's first task is the one that it came in.
  const firsts = presses.map((key) => tasks.findLastIndex(({ start }) => start <= key.start));
  return firsts.slice(0, keys).map((first, at) => tasks.slice(first, firsts[at + 1]));
}

/** Whether a script is served by Stagecraft and is not Monaco's chunk. */
export function isOurs(script: string): boolean {
  return script !== '' && !script.includes('/monaco-bundle-');
}

function timeOf(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { cpu }) => sum + cpu, 0);
}

function isIn(task: TraceEvent): (event: TraceEvent) => boolean {
  return ({ start, thread }) =>
    thread === task.thread && task.start <= start && start < task.start + task.duration;
}

/** The one that took most CPU time. */
export function longestOf(tasks: readonly TraceEvent[]): TraceEvent | undefined {
  return tasks.toSorted((left, right) => right.cpu - left.cpu)[0];
}
