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
      .toSorted();
    const own = line.startsWith('RUN') ? `${env} ${one.value}` : JSON.stringify(files);
    made = digest(`${made} ${line} ${own}`);
    steps.set(at + 2, { outcome: cache.has(made) ? 'cached' : 'built', made });
    cache.add(made);
  }
  return steps;
}

function prune(cache: Set<string>, pruned: number): boolean {
  let lost = false;
  for (const [at, made] of [...cache].entries()) {
    if ((at * 7) % 10 < pruned) lost = cache.delete(made) || lost;
  }
  return lost;
}

function outcomesOf(steps: ReturnType<typeof play>): Record<number, Outcome> {
  return Object.fromEntries([...steps].map(([at, { outcome }]) => [at, outcome]));
}

it('an explanation never contradicts the records', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (history) => {
      const cache = new Set<string>();
      const earlier: EarlierBuild[] = [];
      const madeBy = new Map<string, ReturnType<typeof play>>();
      for (const [at, one] of history.entries()) {
        prune(cache, one.pruned);
        const steps = play(cache, one);
        const build = recorded(at + 1, caseOf(one), outcomesOf(steps));
        madeBy.set(build.id, steps);
        const report = explainCache(build, earlier, digest);
        expect(report.map(({ instruction }) => instruction)).toEqual([...steps.keys()]);
        for (const { instruction, outcome, causes, compared } of report) {
          const step = steps.get(instruction);
          expect(outcome).toBe(step?.outcome);
          expect(causes.length > 0).toBe(outcome === 'built');
          const other = history[(compared?.number ?? 0) - 1];
          for (const cause of causes) {
            // Everything is known here.
            expect(cause.kind).not.toBe('unknown');
            if (cause.kind === 'parent') {
              expect(steps.get(cause.instruction)?.outcome).toBe('built');
              expect(cause.instruction).toBeLessThan(instruction);
            }
            if (cause.kind === 'other-parent' && cause.instruction !== null) {
              expect(steps.get(cause.instruction)?.outcome).toBe('cached');
            }
            if (cause.kind === 'pruned') {
              const made = [...(madeBy.get(cause.buildId) ?? [])].map(([, was]) => was.made);
              expect(made).toContain(step?.made);
            }
            if (cause.kind === 'no-earlier-build') {
              const known = [...madeBy].filter(([id]) => id !== build.id);
              const all = known.flatMap(([, was]) => [...was.values()].map(({ made }) => made));
              expect(all).not.toContain(step?.made);
            }
            if (cause.kind === 'text') {
              expect(cause.after).toBe(one.lines[instruction - 2]);
              expect(other?.lines).toContain(cause.before);
              expect(cause.before).not.toBe(cause.after);
            }
            if (cause.kind === 'variable' && cause.name === 'V') {
              expect([cause.before, cause.after]).toEqual([other?.value, one.value]);
            }
            if (cause.kind === 'base') {
              expect([cause.before, cause.after]).toEqual(
                [other?.base, one.base].map((id) => `base@${String(id)}`),
              );
            }
            if (cause.kind === 'files') {
              for (const { path, change: kind } of cause.changes) {
                const [was, is] = [other?.tree[path], one.tree[path]];
                if (kind === 'added') expect(is).toBeDefined();
                if (kind === 'removed') expect(was).toBeDefined();
                if (kind === 'changed') expect(was).not.toBe(is);
              }
            }
          }
        }
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
