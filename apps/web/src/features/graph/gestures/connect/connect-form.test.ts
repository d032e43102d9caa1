import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { firstAnswers, intentOf, runsOf, type ConnectForm } from './connect-form.ts';

const model = parseDockerfile(
  'FROM a AS one\nWORKDIR /out\nFROM b AS two\nRUN 1\nCOPY x y\nRUN 2\nFROM c AS three\n',
);
const scene = { model, graph: buildGraph(model) };
const source = { kind: 'stage', stage: 0 } as const;
const place = { stage: 1, before: 4 };
const form: ConnectForm = {
  way: 'copy',
  sources: ' /a  /b ',
  destination: ' /c/ ',
  run: 5,
  target: '/mnt',
  mountPath: '',
};

describe('the first answers', () => {
  test('take the path that the source’s text names last, to the same place', () => {
    const { sources, destination } = firstAnswers(scene, source, [], place);
    expect([sources, destination]).toEqual(['/out', '/out']);
  });
  test('take the files that were dragged', () => {
    const { sources, destination } = firstAnswers(scene, { kind: 'context' }, ['a', 'b'], place);
    expect([sources, destination]).toEqual(['a b', '/']);
  });
  test('take the RUN above the place for a mount', () => {
    expect(firstAnswers(scene, source, [], place).run).toBe(3);
    expect(firstAnswers(scene, source, [], { stage: 1, before: null }).run).toBe(5);
    expect(firstAnswers(scene, source, [], { stage: 2, before: null }).run).toBeNull();
    expect(runsOf(scene, 1)).toEqual([3, 5]);
  });
});

describe('the intent', () => {
  test('of a copy', () => {
    expect(intentOf(form, source, place)).toEqual({
      kind: 'connectCopy',
      source,
      place,
      sources: ['/a', '/b'],
      destination: '/c/',
    });
  });
  test('of a base, which the context can not be', () => {
    const base = { ...form, way: 'base' } as const;
    expect(intentOf(base, source, place)).toEqual({ kind: 'setBase', stage: 1, base: source });
    expect(intentOf(base, { kind: 'context' }, place)).toBeNull();
  });
  test('of a mount, of all or of a path', () => {
    const mount = { ...form, way: 'mount' } as const;
    const whole = { kind: 'connectMount', source, instruction: 5, target: '/mnt', path: null };
    expect(intentOf(mount, source, place)).toEqual(whole);
    const part = { ...whole, path: '/p' };
    expect(intentOf({ ...mount, mountPath: ' /p' }, source, place)).toEqual(part);
  });
  test.each([
    ['sources', { sources: ' ' }],
    ['destination', { destination: '' }],
    ['target', { way: 'mount', target: ' ' }],
    ['run', { way: 'mount', run: null }],
  ] as const)('is none without %s', (_, part) => {
    expect(intentOf({ ...form, ...part }, source, place)).toBeNull();
  });
});
