import type { KeyCost } from '../browser/main-thread.ts';
import type { KeyShares, Shares } from '../browser/shares.ts';
import { result, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';

/** What letters cost on each of the pages. */
export interface KeyCosts {
  readonly ours: readonly KeyCost[];
  /** In Monaco with as much on the page and in the text, and none of our code at work. */
  readonly equal: readonly KeyCost[];
  /** In Monaco with the text alone. */
  readonly alone: readonly KeyCost[];
  /** Of keys after those. */
  readonly shares: { readonly ours: readonly KeyShares[]; readonly equal: readonly KeyShares[] };
}

export const equalName = 'Monaco in an equal page';
const aloneName = 'Monaco alone';
/** No work on the main thread should take longer; ms. */
export const goal = 8;
const over = `a task over ${String(goal)} ms`;

/** @param page what the results' names begin with */
export function keyResults(page: string, costs: KeyCosts): readonly Result[] {
  const figures = (part: keyof KeyCost, name: string): readonly Result[] => [
    figure(page, `${name} (median)`, costs, (keys) => median(keys.map((key) => key[part]))),
    figure(page, `${name} (worst)`, costs, (keys) => worst(keys.map((key) => key[part]))),
  ];
  const count = (name: string, part: keyof KeyCost, limit: number): Result =>
    figure(page, name, costs, (keys) => keys.filter((key) => key[part] > limit).length, 'keys');
  return [
    ...figures('longest', 'longest task of a key'),
    count(`keys with ${over}`, 'longest', goal),
    count(`keys with ${over} that is no collection of garbage`, 'longestWork', goal),
    count(`keys with ${over} that our scripts have a part in`, 'longestOurs', goal),
    ...besideAlone(page, costs),
    count('keys with a long task by the browser', 'longTasks', 0),
    ...figures('listeners', 'listeners of a key'),
    count(`keys with listeners of over ${String(goal)} ms`, 'listeners', goal),
    ...figures('total', 'all tasks of a key'),
    ...figures('paint', 'key to next paint'),
    ...shareResults(page, costs.shares),
  ];
}

/** One figure beside that of the equal page. */
function figure(
  page: string,
  name: string,
  { ours, equal }: Pick<KeyCosts, 'ours' | 'equal'>,
  take: (keys: readonly KeyCost[]) => number,
  unit: Result['unit'] = 'ms',
): Result {
  return result({
    name: `${page}: ${name}`,
    unit,
    ours: take(ours),
    peer: take(equal),
    peerName: equalName,
    runs: ours.length,
  });
}

function besideAlone(page: string, { ours, alone }: KeyCosts): readonly Result[] {
  const longest = (keys: readonly KeyCost[]): readonly number[] => keys.map((key) => key.longest);
  const given = { peerName: aloneName, runs: ours.length };
  return [
    result({
      name: `${page}: longest task of a key (median)`,
      unit: 'ms',
      ours: median(longest(ours)),
      peer: median(longest(alone)),
      ...given,
    }),
    result({
      name: `${page}: keys with ${over}`,
      unit: 'keys',
      ours: longest(ours).filter((cpu) => cpu > goal).length,
      peer: longest(alone).filter((cpu) => cpu > goal).length,
      ...given,
    }),
  ];
}

/** Whose work the longest task is, and how long our own scripts run at most. */
function shareResults(page: string, { ours, equal }: KeyCosts['shares']): readonly Result[] {
  const share = (
    name: string,
    take: (values: readonly number[]) => number,
    of: (key: KeyShares) => number,
  ): Result =>
    result({
      name: `${page}: ${name} (${take.name})`,
      unit: 'ms',
      ours: take(ours.map(of)),
      peer: take(equal.map(of)),
      peerName: equalName,
      runs: ours.length,
    });
  const owners: readonly (readonly [keyof Shares, string])[] = [
    ['ours', 'our scripts'],
    ['monaco', 'Monaco’s scripts'],
    ['browser', 'the browser'],
    ['garbage', 'collecting garbage'],
  ];
  return [
    ...owners.map(([owner, name]) =>
      share(`longest task of a key, ${name} in it`, median, ({ longest }) => longest[owner]),
    ),
    share('our scripts in any one task of a key', median, ({ mostOurs }) => mostOurs),
    share('our scripts in any one task of a key', worst, ({ mostOurs }) => mostOurs),
  ];
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}

function worst(values: readonly number[]): number {
  return Math.max(...values);
}
