import { expect, it } from 'vitest';
import { sameBuilds } from '../../src/index.ts';
import { asEarlier, digest, planned, recorded, type Case } from './build.ts';

const one: Case = {
  text: 'FROM base\nARG V\nCOPY src /src\nRUN make\n',
  tree: { 'src/a': '1', notes: '1' },
  options: { buildArgs: { V: '1' } },
};

it.each<[string, Case, readonly string[]]>([
  ['the same', one, ['b1']],
  ['another file that nothing reads', { ...one, tree: { 'src/a': '1', notes: '2' } }, ['b1']],
  ['another text without a step', { ...one, text: `${one.text}CMD ["x"]\n` }, ['b1']],
  ['another file', { ...one, tree: { 'src/a': '2', notes: '1' } }, []],
  ['another argument', { ...one, options: { buildArgs: { V: '2' } } }, []],
  ['another base image', { ...one, base: 'sha256:other' }, []],
  ['one step more', { ...one, text: `${one.text}RUN more\n` }, []],
  ['another engine', { ...one, engine: 'tcp://other' }, []],
  ['the other builder', { ...one, builder: 'classic' }, []],
  ['files that are not known', { ...one, tree: null }, []],
])('finds the builds with all steps of %s', (_, now, ids) => {
  expect(sameBuilds(planned(now), [asEarlier(recorded(1, one))], digest)).toEqual(ids);
});

it('finds no build that failed in between', () => {
  const failed = recorded(1, one, { 3: 'failed' });
  expect(sameBuilds(planned(one), [asEarlier(failed)], digest)).toEqual([]);
});
