import { parseDockerfile } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replayBuild, tellWhatIf, type Replay } from '../../src/index.ts';
import { digest, recorded } from '../cache/build.ts';

const line = fc.constantFrom('RUN a', 'RUN b', 'COPY x /', 'COPY . /', 'ENV E=1', 'WORKDIR /w');
const texts = fc.uniqueArray(line, { minLength: 1 }).chain((lines) =>
  fc.record({
    before: fc.constant(lines),
    after: fc.shuffledSubarray(lines, { minLength: lines.length }),
  }),
);
const history = fc.array(
  fc.record({
    tree: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2', '?'), {
      noNullPrototype: true,
    }),
    base: fc.constantFrom('sha256:p', 'sha256:q', null),
    isMoved: fc.boolean(),
  }),
  { maxLength: 6 },
);

const textOf = (lines: readonly string[]): string => ['FROM base', ...lines, ''].join('\n');

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function tell(builds: History, before: readonly string[], after: readonly string[]) {
  const change = {
    before: parseDockerfile(textOf(before)),
    after: parseDockerfile(textOf(after)),
  };
  const replays = builds.flatMap(({ tree, base, isMoved }, at): readonly Replay[] => {
    const record = recorded(at + 1, { text: textOf(isMoved ? after : before), tree, base });
    const replay = replayBuild(record, [], change, digest);
    return typeof replay === 'string' ? [] : [replay];
  });
  return { change, replays, told: tellWhatIf(change, replays) };
}

it('the same order keeps the same', () => {
  fc.assert(
    fc.property(texts, history, ({ before }, builds) => {
      const { told } = tell(builds, before, before);
      for (const { instruction, before: now, kept, savedMs } of told.instructions) {
        expect([now, kept.before, savedMs]).toEqual([instruction, kept.after, 0]);
      }
    }),
  );
});

it('no more is kept than there are rebuilds, and both orders are mirror images', () => {
  fc.assert(
    fc.property(texts, history, ({ before, after }, builds) => {
      const { told, change, replays } = tell(builds, before, after);
      for (const { rebuilds, kept } of told.instructions) {
        expect(rebuilds).toBeLessThanOrEqual(told.rebuilds);
        for (const count of [kept.before ?? 0, kept.after]) {
          expect(count).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(rebuilds);
        }
      }
      const turned = tellWhatIf(
        { before: change.after, after: change.before },
        replays.map(({ keys, durations }) => ({
          keys: { before: keys.after, after: keys.before },
          durations,
        })),
      );
      const counts = told.instructions.map(({ instruction, before: now, rebuilds, kept }) =>
        JSON.stringify([now, instruction, rebuilds, kept.after, kept.before]),
      );
      const mirrored = turned.instructions.map(({ instruction, before: now, rebuilds, kept }) =>
        JSON.stringify([instruction, now, rebuilds, kept.before, kept.after]),
      );
      expect(counts.toSorted()).toEqual(mirrored.toSorted());
    }),
  );
});

it('a step never loses by standing first', () => {
  fc.assert(
    fc.property(texts, history, ({ before }, builds) => {
      const runs = before.filter((one) => one.startsWith('RUN'));
      const rest = before.filter((one) => !runs.includes(one));
      const { told } = tell(builds, [...rest, ...runs], [...runs, ...rest]);
      const lost = told.instructions.filter(
        ({ keyword, kept }) => keyword === 'RUN' && kept.after < (kept.before ?? 0),
      );
      expect(lost).toEqual([]);
    }),
  );
});
