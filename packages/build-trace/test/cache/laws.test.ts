import type { CacheCause } from '@stagecraft/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainCache, predictCache, type EarlierBuild, type Outcome } from '../../src/index.ts';
import { asEarlier, digest, planned, recorded, type Case, type Tree } from './build.ts';

/** What happens between two builds. */
interface Change {
  readonly lines: readonly string[];
  readonly tree: Tree;
  readonly value: string;
  readonly base: string;
  /** Results that are gone before the build: each with this chance in ten. */
  readonly pruned: number;
}

const lines = fc.array(
  fc.constantFrom(
    'RUN a',
    'RUN b',
    'RUN c',
    'COPY x /',
    'COPY . /',
    'COPY y z /',
    'ENV E=1',
    'ENV E=2',
  ),
  { minLength: 1, maxLength: 6 },
);
const tree = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('1', '2'), {
  noNullPrototype: true,
});
const change: fc.Arbitrary<Change> = fc.record({
  lines,
  tree,
  value: fc.constantFrom('1', '2'),
  base: fc.constantFrom('sha256:p', 'sha256:q'),
  pruned: fc.constantFrom(0, 0, 5),
});

function caseOf({ lines: body, tree: files, value, base }: Change): Case {
  const text = ['FROM base', 'ARG V', ...body, ''].join('\n');
  return { text, tree: files, base, options: { buildArgs: { V: value } } };
}

/** A builder in the small, made apart from what is tested: results by what they were made of. */
function play(cache: Set<string>, one: Change): Map<number, { outcome: Outcome; made: string }> {
  const steps = new Map<number, { outcome: Outcome; made: string }>();
  let made = one.base;
  let env = '';
  for (const [at, line] of one.lines.entries()) {
    if (line.startsWith('ENV')) {
      env = line;
      continue;
    }
    const sources = line.startsWith('COPY') ? line.split(' ').slice(1, -1) : [];
    const files = Object.entries(one.tree)
      .filter(([path]) => sources.includes('.') || sources.includes(path))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const own = line.startsWith('RUN') ? `${env} ${one.value}` : JSON.stringify(files);
    made = digest(`${made} ${line} ${own}`);
    steps.set(at + 2, { outcome: cache.has(made) ? 'cached' : 'built', made });
    cache.add(made);
  }
  return steps;
}

function prune(cache: Set<string>, pruned: number): void {
  for (const [at, made] of [...cache].entries()) if ((at * 7) % 10 < pruned) cache.delete(made);
}

function outcomesOf(steps: ReturnType<typeof play>): Record<number, Outcome> {
  return Object.fromEntries([...steps].map(([at, { outcome }]) => [at, outcome]));
}

interface Scene {
  /** What happens in this build, and in the one that it is compared with. */
  readonly now: Change;
  readonly before: Change | undefined;
  readonly steps: ReturnType<typeof play>;
  /** What each earlier build made. */
  readonly madeBy: ReadonlyMap<string, ReadonlySet<string>>;
  readonly instruction: number;
}

/** Whether a cause is what really was. Everything is known here, so `unknown` never is. */
function isTrue(cause: CacheCause, { now, before, steps, madeBy, instruction }: Scene): boolean {
  const made = steps.get(instruction)?.made ?? '';
  switch (cause.kind) {
    case 'parent':
      return cause.instruction < instruction && steps.get(cause.instruction)?.outcome === 'built';
    case 'other-parent':
      return cause.instruction === null || steps.get(cause.instruction)?.outcome === 'cached';
    case 'pruned':
      return madeBy.get(cause.buildId)?.has(made) ?? false;
    case 'no-earlier-build':
      return ![...madeBy.values()].some((all) => all.has(made));
    case 'text':
      return (
        cause.before !== cause.after &&
        cause.after === now.lines[instruction - 2] &&
        (before?.lines.includes(cause.before) ?? false)
      );
    case 'variable':
      return cause.name === 'V'
        ? cause.before === before?.value && cause.after === now.value
        : cause.before !== cause.after;
    case 'base':
      return cause.before === `base@${before?.base}` && cause.after === `base@${now.base}`;
    case 'files':
      return cause.changes.every(({ path, change: kind }) => {
        const [was, is] = [before?.tree[path], now.tree[path]];
        if (kind === 'added') return was === undefined && is !== undefined;
        if (kind === 'removed') return was !== undefined && is === undefined;
        return was !== undefined && is !== undefined && was !== is;
      });
    default:
      return false;
  }
}

it('an explanation never contradicts the records', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (history) => {
      const cache = new Set<string>();
      const earlier: EarlierBuild[] = [];
      const madeBy = new Map<string, ReadonlySet<string>>();
      for (const [at, now] of history.entries()) {
        prune(cache, now.pruned);
        const steps = play(cache, now);
        const build = recorded(at + 1, caseOf(now), outcomesOf(steps));
        const report = explainCache(build, earlier, digest);
        expect(report.map(({ instruction, outcome }) => [instruction, outcome])).toEqual(
          [...steps].map(([instruction, { outcome }]) => [instruction, outcome]),
        );
        for (const { instruction, outcome, causes, compared } of report) {
          expect(causes.length > 0).toBe(outcome === 'built');
          const before = compared === null ? undefined : history[compared.number - 1];
          const scene = { now, before, steps, madeBy, instruction };
          expect(causes.filter((cause) => !isTrue(cause, scene))).toEqual([]);
        }
        madeBy.set(build.id, new Set([...steps.values()].map(({ made }) => made)));
        earlier.unshift(asEarlier(build));
      }
    }),
    { numRuns: 120 },
  );
});

it('a prediction comes true where nothing was pruned', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (history) => {
      const cache = new Set<string>();
      const earlier: EarlierBuild[] = [];
      for (const [at, one] of history.entries()) {
        const predicted = predictCache(planned(caseOf(one)), earlier, digest);
        const steps = play(cache, one);
        expect(predicted.map(({ instruction, expected }) => [instruction, expected])).toEqual(
          [...steps].map(([instruction, { outcome }]) => [instruction, outcome]),
        );
        earlier.unshift(asEarlier(recorded(at + 1, caseOf(one), outcomesOf(steps))));
      }
    }),
    { numRuns: 120 },
  );
});
