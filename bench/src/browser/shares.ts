import type { Page } from 'playwright-core';
import { isOurs, longestOf, tasksByKey } from './main-thread.ts';
import { startTrace, type TraceEvent } from './trace.ts';

/** Whose work a task of the main thread was, ms of CPU time; all four together are the task. */
export interface Shares {
  /** Our scripts, React included. */
  readonly ours: number;
  /** Monaco's, with the layout that they ask for. */
  readonly monaco: number;
  readonly garbage: number;
  /** Style, layout, paint and what else the browser does by itself. */
  readonly browser: number;
}

/** Whose work a key's tasks were. */
export interface KeyShares {
  /** The task that took longest. */
  readonly longest: Shares;
  /** The most that our scripts take of any one task; ms. */
  readonly mostOurs: number;
}

/** As far as it is read: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile */
interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** µs, by the clock of the trace. */
  readonly startTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

type Owner = keyof Shares;

/** A moment, µs, and who ran. */
type Sample = readonly [at: number, owner: Owner];

/** Short enough that a task of some ms has dozens of samples; µs. */
const samplingInterval = 200;

/**
 * Samples who runs on a page's main thread from now on. That takes time itself, so how long tasks take
 * is not to be read from the same run.
 */
export async function watchShares(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: samplingInterval });
  const endTrace = await startTrace(page);
  await session.send('Profiler.start');
  return async (keys: number): Promise<readonly KeyShares[]> => {
    const { profile } = await session.send('Profiler.stop');
    const samples = samplesOf(profile);
    return tasksByKey(await endTrace(), keys).map((tasks) => {
      const shares = tasks.map((task) => sharesOf(task, samples));
      return {
        longest: shares[tasks.findIndex((task) => task === longestOf(tasks))] ?? none,
        mostOurs: Math.max(...shares.map(({ ours }) => ours)),
      };
    });
  };
}

const none: Shares = { ours: 0, monaco: 0, garbage: 0, browser: 0 };

/** Each sample counts alike: while the thread waits for the processor, none is taken. */
function sharesOf({ start, duration, cpu }: TraceEvent, samples: readonly Sample[]): Shares {
  const counts = { ours: 0, monaco: 0, garbage: 0, browser: 0 };
  let all = 0;
  for (let at = firstFrom(samples, start); at < samples.length; at += 1) {
    const [time, owner] = samples[at] ?? [Infinity, 'browser'];
    if (time > start + duration) break;
    counts[owner] += 1;
    all += 1;
  }
  // A task that no sample fell into is too short to matter.
  const each = all === 0 ? 0 : cpu / all;
  return {
    ours: counts.ours * each,
    monaco: counts.monaco * each,
    garbage: counts.garbage * each,
    browser: all === 0 ? cpu : counts.browser * each,
  };
}

/** Index of the first sample at or after a moment. */
function firstFrom(samples: readonly Sample[], moment: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.[0] ?? Infinity) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function samplesOf({ nodes, startTime, samples = [], timeDeltas = [] }: Profile): Sample[] {
  const owners = ownersOf(nodes);
  let at = startTime;
  return samples.map((node, index) => {
    at += timeDeltas[index] ?? 0;
    return [at, owners.get(node) ?? 'browser'];
  });
}

/** By the script that runs, or that called what the browser does. */
function ownersOf(nodes: readonly ProfileNode[]): ReadonlyMap<number, Owner> {
  const owners = new Map<number, Owner>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node: ProfileNode, caller: Owner): void => {
    const owner = ownerOf(node, caller);
    owners.set(node.id, owner);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) visit(child, owner);
    }
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, 'browser');
  return owners;
}

function ownerOf({ callFrame }: ProfileNode, caller: Owner): Owner {
  if (callFrame.functionName === '(garbage collector)') return 'garbage';
  if (callFrame.url === '') return caller;
  return isOurs(callFrame.url) ? 'ours' : 'monaco';
}
