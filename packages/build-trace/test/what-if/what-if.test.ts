import type { BuildStep, UnjudgedReason } from '@stagecraft/contracts';
import { defaultBuildOptions } from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, it } from 'vitest';
import { replayBuild, tellWhatIf, unfitFor, type Replay } from '../../src/index.ts';
import { digest, recorded, type Case } from '../cache/build.ts';

const sourceFirst = 'FROM base\nCOPY . /app\nRUN install\n';
const installFirst = 'FROM base\nRUN install\nCOPY . /app\n';

function stepOf(instruction: number, durationMs: number, phase: BuildStep['phase'] = 'done') {
  const known = { inputs: [], startedAt: 0, layerBytes: null };
  const id = `s${String(instruction)}`;
  return { ...known, id, name: id, instructions: [instruction], phase, durationMs };
}

interface Built extends Case {
  readonly steps?: readonly BuildStep[];
}

function replays(cases: readonly Built[], before: string, after: string) {
  const change = { before: parseDockerfile(before), after: parseDockerfile(after) };
  const answers = cases.map((one, at) =>
    replayBuild(recorded(at + 1, one), one.steps ?? [], change, digest),
  );
  const isReplay = (one: Replay | UnjudgedReason): one is Replay => typeof one !== 'string';
  const told = tellWhatIf(change, answers.filter(isReplay));
  return { ...told, reasons: answers.filter((one) => !isReplay(one)) };
}

/** `text kept/before → kept/after of rebuilds, ms saved` */
function lines({ instructions }: ReturnType<typeof replays>): string[] {
  return instructions.map(
    ({ text, kept, rebuilds, savedMs }) =>
      `${text}: ${String(kept.before)} → ${String(kept.after)} of ${String(rebuilds)}, ${String(savedMs)}`,
  );
}

const edits = ['1', '2', '3', '4'].map((content) => ({ text: sourceFirst, tree: { a: content } }));

describe('what another order would have kept', () => {
  it('keeps the install when only sources changed', () => {
    const cases = edits.map((one, at) => ({ ...one, steps: [stepOf(2, 1_000 + at)] }));
    const told = replays(cases, sourceFirst, installFirst);
    expect(told.rebuilds).toBe(3);
    expect(lines(told)).toEqual(['RUN install: 0 → 3 of 3, 3006', 'COPY . /app: 0 → 0 of 3, 0']);
    expect(told.savedMs).toBe(3_006);
  });

  it('says the same with the signs changed the other way round', () => {
    const cases = edits.map((one) => ({ ...one, steps: [stepOf(2, 500)] }));
    const told = replays(cases, installFirst, sourceFirst);
    expect(lines(told)).toEqual(['COPY . /app: 0 → 0 of 3, 0', 'RUN install: 3 → 0 of 3, -1500']);
  });

  it('counts for builds of either order, the changed one included', () => {
    const cases: Built[] = [...edits.slice(0, 3), { text: installFirst, tree: { a: '9' } }];
    expect(lines(replays(cases, sourceFirst, installFirst))[0]).toContain('0 → 3 of 3');
  });

  it('takes the words that an instruction had then', () => {
    const cases = [
      { text: sourceFirst, tree: { a: '1' } },
      { text: sourceFirst.replace('install', 'install --all'), tree: { a: '2' } },
      { text: sourceFirst.replace('install', 'install --all'), tree: { a: '3' } },
      { text: sourceFirst, tree: { a: '4' } },
    ];
    expect(lines(replays(cases, sourceFirst, installFirst))[0]).toContain('0 → 2 of 3');
  });

  it('keeps nothing below another base image or argument', () => {
    const text = 'FROM base\nARG V\nCOPY . /app\nRUN install\n';
    const after = 'FROM base\nARG V\nRUN install\nCOPY . /app\n';
    const cases: Built[] = [
      { text, tree: { a: '1' }, options: { buildArgs: { V: '1' } } },
      { text, tree: { a: '2' }, options: { buildArgs: { V: '2' } } },
      { text, tree: { a: '3' }, options: { buildArgs: { V: '2' } }, base: 'sha256:other' },
      { text, tree: { a: '4' }, options: { buildArgs: { V: '2' } } },
    ];
    expect(lines(replays(cases, text, after))[0]).toContain('RUN install: 0 → 1 of 3');
  });

  it('tells of an instruction that only the changed text has, with its time unknown', () => {
    const after = 'FROM base\nCOPY lock /app/\nRUN install\nCOPY . /app\n';
    const cases = ['1', '1', '2'].map((lock, at) => ({
      text: sourceFirst,
      tree: { lock, a: String(at) },
      steps: [stepOf(2, 10)],
    }));
    expect(lines(replays(cases, sourceFirst, after))).toEqual([
      'COPY lock /app/: null → 1 of 2, null',
      'RUN install: 0 → 1 of 2, 10',
      'COPY . /app: 0 → 0 of 2, 0',
    ]);
  });

  it('says that a time is not known where no build measured it', () => {
    const cases = edits.map((one) => ({ ...one, steps: [stepOf(2, 700, 'cached')] }));
    const told = replays(cases, sourceFirst, installFirst);
    expect(lines(told)[0]).toBe('RUN install: 0 → 3 of 3, null');
    expect(told.savedMs).toBe(0);
  });

  it('leaves an instruction out of the builds that had it not', () => {
    const text = 'FROM base\nCOPY . /app\nRUN install\nRUN late\n';
    const after = 'FROM base\nRUN install\nCOPY . /app\nRUN late\n';
    const cases = [...edits.slice(0, 2), ...edits.slice(2).map((one) => ({ ...one, text }))];
    expect(lines(replays(cases, text, after))).toEqual([
      'RUN install: 0 → 3 of 3, null',
      'COPY . /app: 0 → 0 of 3, 0',
      'RUN late: 0 → 0 of 1, 0',
    ]);
  });

  it('pairs what is in both stages with that of its own', () => {
    const stage = (name: string, install: string): string => `FROM base AS ${name}\n${install}`;
    const one = stage('a', 'COPY . /app\nRUN install\n');
    const other = stage('b', 'COPY . /app\nRUN install\nCOPY --from=a /app /a\n');
    const moved = stage('b', 'RUN install\nCOPY . /app\nCOPY --from=a /app /a\n');
    const cases = edits.map((each) => ({ ...each, text: one + other }));
    expect(lines(replays(cases, one + other, one + moved)).slice(0, 3)).toEqual([
      'COPY . /app: 0 → 0 of 3, 0',
      'RUN install: 0 → 0 of 3, 0',
      'RUN install: 0 → 3 of 3, null',
    ]);
  });
});

describe('a build that tells nothing', () => {
  const ends: readonly [string, Built, UnjudgedReason][] = [
    ['without its list of files', { text: sourceFirst, tree: null }, 'files'],
    ['without the hash of a file', { text: sourceFirst, tree: { a: '?' } }, 'files'],
    ['without its base image', { text: sourceFirst, base: null }, 'inputs'],
    ['of quite another file', { text: 'FROM other\nADD x /y\nUSER me\n' }, 'instructions'],
  ];
  it.each(ends)('%s', (_, one, reason) => {
    const { reasons, rebuilds } = replays([one], sourceFirst, installFirst);
    expect(reasons).toEqual([reason]);
    expect(rebuilds).toBe(0);
  });

  it('of which a file is asked that was never sent', () => {
    const text = 'FROM base\nCOPY src /app/\nRUN install\n';
    const after = 'FROM base\nCOPY lock /app/\nRUN install\nCOPY src /app/\n';
    const cases = ['1', '2'].map((content) => ({ text, tree: { 'src/a': content } }));
    expect(replays(cases, text, after).reasons).toEqual(['files', 'files']);
  });

  const options = defaultBuildOptions('Dockerfile');
  const asked = { options, engine: 'e', builder: 'buildkit' } as const;
  const fine = { ...asked, state: 'succeeded', imported: false } as const;
  it.each([
    [fine, null],
    [{ ...fine, options: { ...options, buildArgs: { A: '1' }, tags: ['t'] } }, null],
    [{ ...fine, imported: true }, 'imported'],
    [{ ...fine, state: 'failed' as const }, 'not-succeeded'],
    [{ ...fine, engine: 'other' }, 'elsewhere'],
    [{ ...fine, builder: 'classic' as const }, 'elsewhere'],
    [{ ...fine, options: { ...options, noCache: true } }, 'no-cache'],
    [{ ...fine, options: { ...options, target: 'a' } }, 'options'],
    [{ ...fine, options: { ...options, platforms: ['linux/arm64'] } }, 'options'],
  ])('is known before its files are read', (build, reason) => {
    expect(unfitFor(asked, build)).toBe(reason);
  });
});
