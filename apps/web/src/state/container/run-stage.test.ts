import { defaultBuildOptions, type BuildOptions } from '@stagecraft/contracts';
import type { Stage } from '@stagecraft/dockerfile';
import { expect, it } from 'vitest';
import { stageOptions } from './run-stage.ts';

const stage = (index: number, name: string | null): Stage => ({
  id: name === null ? `stage:${String(index)}` : `stage:${name}`,
  index,
  name,
  platform: null,
  from: index,
  instructions: [index],
  isTarget: false,
  needed: true,
  base: { kind: 'scratch' },
});
const graph = { stages: [stage(0, 'build'), stage(1, null), stage(2, 'app')] };
const options = (change: Partial<BuildOptions> = {}): BuildOptions => ({
  ...defaultBuildOptions('Dockerfile'),
  tags: ['app:1'],
  ...change,
});

it.each([
  ['the last stage is what is built without a target', options(), 2, options()],
  [
    'one that is the target keeps its names',
    options({ target: 'build' }),
    0,
    options({ target: 'build' }),
  ],
  ['another one gets no name', options(), 0, options({ target: 'build', tags: [] })],
  ['one without a name goes by its number', options(), 1, options({ target: '1', tags: [] })],
  [
    'the last one by its name, where another is the target',
    options({ target: '0' }),
    2,
    options({ target: 'app', tags: [] }),
  ],
])('%s', (_, chosen, index, wanted) => {
  expect(stageOptions(chosen, graph, index)).toEqual(wanted);
});

it('makes an image, whatever the build shall give', () => {
  const files = options({ output: { kind: 'local', path: 'out' } });
  expect(stageOptions(files, graph, 2)).toEqual(options());
});

it('has none for a stage that is not there', () => {
  expect(stageOptions(options(), graph, 3)).toBeNull();
});
