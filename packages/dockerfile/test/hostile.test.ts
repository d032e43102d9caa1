import { describe, expect, test } from 'vitest';
import { buildGraph, compileIgnore, parseDockerfile, updateDockerfile } from '../src/index.ts';
import { fill, HOSTILE } from './support/hostile.ts';

describe('a megabyte of trouble', { timeout: 60_000 }, () => {
  test.each(Object.entries(HOSTILE))('%s', (_name, text) => {
    const model = parseDockerfile(text);
    expect(model.nodes.at(-1)?.span.end).toBe(text.length);
    expect(model.nodes.map(({ span }) => text.slice(span.start, span.end)).join('')).toBe(text);
    const half = text.length >>> 1;
    const edited = `${text.slice(0, half)}x${text.slice(half)}`;
    expect(updateDockerfile(model, edited).nodes.at(-1)?.span.end).toBe(edited.length);
    const graph = buildGraph(model);
    expect(graph.stages).toHaveLength(
      model.instructions.filter((one) => one.keyword === 'FROM').length,
    );
  });

  test.each([
    ['stars', fill('*a'), 'a'.repeat(1000)],
    ['double stars', '**/a/'.repeat(2000), 'a/'.repeat(2000)],
    ['many rules', fill('*.log\n!keep\n'), 'a/b/c/keep'],
    ['a long path', '**/b', fill('a/')],
    ['brackets', fill('[', '', ']'), 'a'],
  ])('ignore rules: %s', (_name, text, path) => {
    const rules = compileIgnore(text);
    expect(typeof rules.ignores(path)).toBe('boolean');
    expect(typeof rules.mayContainIncluded(path)).toBe('boolean');
  });
});
