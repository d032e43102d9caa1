import { expect, it } from 'vitest';
import { makingsOf } from './plan.ts';

it('makes of a container and two Dockerfiles four images, each with its command', () => {
  const makings = makingsOf({
    ...{ container: 'web 1', name: ' app ' },
    ...{ dockerfile: 'Dockerfile', stages: 'docker/small.Dockerfile' },
  });
  expect(makings.map(({ command }) => command)).toEqual([
    "docker commit 'web 1' app:commit",
    "docker export 'web 1' | docker import - app:import",
    'docker build -t app:dockerfile .',
    'docker build -f docker/small.Dockerfile -t app:stages .',
  ]);
});

it('leaves out what there is nothing to make of', () => {
  expect(makingsOf({ container: '', name: 'app', dockerfile: null, stages: null })).toEqual([]);
});
