import type { CacheCause } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { explainCache } from '../../src/index.ts';
import { asEarlier, digest, recorded, type Case } from './build.ts';

/** Causes of one instruction of the second build, each built anew. */
function causes(before: Case | null, after: Case, instruction: number): CacheCause[] {
  const earlier = before === null ? [] : [asEarlier(recorded(1, before))];
  const report = explainCache(recorded(2, after), earlier, digest);
  return report.find((one) => one.instruction === instruction)?.causes ?? [];
}

const text = 'FROM busybox:1.36\nARG V=1\nCOPY src /src\nRUN make\n';
const tree = { 'src/a': '1', 'src/b': '2', other: '3' };
const plain: Case = { text, tree };
const copy = 2;
const run = 3;

describe('a step that was not cached', () => {
  it.each<[string, Case, number, CacheCause[]]>([
    [
      'its text is another',
      { text: text.replace('make', 'make all'), tree },
      run,
      [
        { kind: 'text', before: 'RUN make', after: 'RUN make all' },
        { kind: 'parent', instruction: copy, relation: 'before' },
      ],
    ],
    [
      'the text it stood for was put in place of another',
      { text: text.replace('make', 'true'), tree },
      run,
      [
        { kind: 'text', before: 'RUN make', after: 'RUN true' },
        { kind: 'parent', instruction: copy, relation: 'before' },
      ],
    ],
    [
      'a build argument has another value',
      { text, tree, options: { buildArgs: { V: '2' } } },
      run,
      [
        { kind: 'variable', name: 'V', source: 'argument', before: '1', after: '2' },
        { kind: 'parent', instruction: copy, relation: 'before' },
      ],
    ],
    [
      'an environment variable came',
      { text: text.replace('RUN', 'ENV MODE=x\nRUN'), tree },
      run + 1,
      [
        { kind: 'variable', name: 'MODE', source: 'environment', before: null, after: 'x' },
        { kind: 'parent', instruction: copy, relation: 'before' },
      ],
    ],
    [
      'the user is another',
      { text: text.replace('RUN', 'USER app\nRUN'), tree },
      run + 1,
      [
        { kind: 'setting', keyword: 'USER', before: null, after: 'USER app' },
        { kind: 'parent', instruction: copy, relation: 'before' },
      ],
    ],
    [
      'the base image is another one of the same name',
      { text, tree, base: 'sha256:new' },
      copy,
      [
        {
          kind: 'base',
          ref: 'busybox:1.36',
          before: 'busybox:1.36@sha256:base',
          after: 'busybox:1.36@sha256:new',
        },
      ],
    ],
    [
      'files were added, removed and changed',
      { text, tree: { 'src/a': '9', 'src/c': '3', other: '4' } },
      copy,
      [
        {
          kind: 'files',
          changes: [
            { path: 'src/a', change: 'changed' },
            { path: 'src/b', change: 'removed' },
            { path: 'src/c', change: 'added' },
          ],
          more: 0,
        },
      ],
    ],
    [
      'nothing is another: it was pruned',
      plain,
      copy,
      [{ kind: 'pruned', buildId: 'b1', number: 1 }],
    ],
    [
      'what it starts from was pruned',
      plain,
      run,
      [
        { kind: 'parent', instruction: copy, relation: 'before' },
        { kind: 'pruned', buildId: 'b1', number: 1 },
      ],
    ],
    [
      'asked for',
      { ...plain, options: { noCache: true } },
      run,
      [{ kind: 'no-cache', scope: 'build' }],
    ],
    [
      'another engine',
      { ...plain, engine: 'tcp://other' },
      run,
      [{ kind: 'engine', before: 'unix:///docker.sock', after: 'tcp://other' }],
    ],
    [
      'another builder',
      { ...plain, builder: 'classic' },
      copy,
      [{ kind: 'engine', before: 'buildkit', after: 'classic' }],
    ],
    [
      'its files are not known',
      { text, tree: null },
      copy,
      [{ kind: 'unknown', missing: ['files'] }],
    ],
    [
      'a file has no hash',
      { text, tree: { ...tree, 'src/a': '?' } },
      copy,
      [{ kind: 'unknown', missing: ['files'] }],
    ],
  ])('because %s', (_, after, instruction, expected) => {
    expect(causes(plain, after, instruction)).toEqual(expected);
  });

  it('is the first of its kind', () => {
    expect(causes(null, plain, copy)).toEqual([{ kind: 'no-earlier-build' }]);
  });

  it('is told apart from an older build with the same inputs, whose result must be gone', () => {
    const changed = { text: text.replace('make', 'make all'), tree };
    const history = [recorded(2, changed), recorded(1, plain)].map(asEarlier);
    const report = explainCache(recorded(3, plain, { [copy]: 'cached' }), history, digest);
    expect(report.find(({ instruction }) => instruction === run)?.causes).toEqual([
      { kind: 'pruned', buildId: 'b1', number: 1 },
    ]);
  });

  it('says which stage it copies from was built anew', () => {
    const stages = 'FROM a AS one\nRUN x\nFROM b\nCOPY --from=one /x /x\n';
    const before = recorded(1, { text: stages });
    const after = recorded(2, { text: stages.replace('RUN x', 'RUN y') });
    const report = explainCache(after, [asEarlier(before)], digest);
    expect(report.find(({ instruction }) => instruction === 3)?.causes).toEqual([
      { kind: 'parent', instruction: 1, relation: 'copy' },
    ]);
  });

  it('came from a stage that was built anew on demand', () => {
    const stages = 'FROM a AS one\nRUN x\nFROM one\nRUN y\n';
    const after = { text: stages, options: { noCacheStages: ['one'] } };
    const report = explainCache(
      recorded(2, after),
      [asEarlier(recorded(1, { text: stages }))],
      digest,
    );
    expect(report.map((one) => one.causes[0])).toEqual([
      { kind: 'no-cache', scope: 'stage' },
      { kind: 'parent', instruction: 1, relation: 'base' },
    ]);
  });

  it('lost an instruction before it', () => {
    const longer = { text: 'FROM a\nRUN x\nRUN y\nRUN z\n' };
    const shorter = { text: 'FROM a\nRUN x\nRUN z\n' };
    const report = explainCache(
      recorded(2, shorter, { 1: 'cached' }),
      [asEarlier(recorded(1, longer))],
      digest,
    );
    expect(report.at(-1)?.causes).toEqual([{ kind: 'other-parent', instruction: 1 }]);
  });
});

describe('files', () => {
  const changed = (
    source: string,
    before: Record<string, string>,
    after: Record<string, string>,
  ) => {
    const lines = `FROM a\nCOPY ${source} /x/\n`;
    const [cause] = causes({ text: lines, tree: before }, { text: lines, tree: after }, 1);
    return cause?.kind === 'files' ? cause.changes.map(({ path }) => path) : cause?.kind;
  };

  it.each<[string, string, string, string[] | string]>([
    ['a folder', 'src', 'src/deep/x', ['src/deep/x']],
    ['a folder of a longer name', 'src', 'srcs/x', 'pruned'],
    ['a wildcard', '*.txt', 'a.txt', ['a.txt']],
    ['a wildcard in a folder', 'src/*.c', 'src/deep/x.c', 'pruned'],
    ['all', '.', 'a/b', ['a/b']],
    ['what --exclude leaves out', '--exclude=*.md .', 'a.md', 'pruned'],
    ['a link to a folder', 'link', 'real/x', ['real/x']],
  ])('of %s', (_, source, path, expected) => {
    const before = { link: '->real', [path]: '1', 'real/y': '0' };
    expect(changed(source, before, { ...before, [path]: '2' })).toEqual(expected);
  });

  it('that were only touched are named beside the cause, and are none', () => {
    const [first, second] = [
      recorded(1, { ...plain, time: 1 }),
      recorded(2, { ...plain, time: 2 }),
    ];
    const report = explainCache(second, [asEarlier(first)], digest);
    expect(report.find(({ instruction }) => instruction === copy)).toMatchObject({
      causes: [{ kind: 'pruned' }],
      touched: ['src/a', 'src/b'],
    });
  });
});
