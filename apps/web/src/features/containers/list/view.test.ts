import type { ContainerSummary } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import {
  defaultContainerView,
  imagesOf,
  labelsOf,
  psCommand,
  readerLabel,
  shownContainers,
  withoutReaders,
  type ContainerView,
} from './view.ts';

const container = (name: string, part: Partial<ContainerSummary> = {}): ContainerSummary => ({
  id: `${name}-id`,
  name,
  image: 'app:1',
  imageId: 'sha256:a',
  command: 'sh',
  createdAt: 0,
  state: 'running',
  status: 'Up',
  exitCode: null,
  health: null,
  ports: [],
  labels: {},
  networks: [],
  ours: false,
  size: null,
  ...part,
});

const all = [
  container('web', { createdAt: 3, labels: { team: 'front', beta: '' } }),
  container('db', { createdAt: 2, image: 'db:2', state: 'paused', command: 'postgres -c x' }),
  container('job', { createdAt: 4, state: 'exited', exitCode: 1, labels: { team: 'back' } }),
  container('new', { createdAt: 1, state: 'created' }),
];
const names = (part: Partial<ContainerView>) =>
  shownContainers(all, { ...defaultContainerView, ...part }).map(({ name }) => name);

it('leaves containers out that only serve to read an image, until they are asked for', () => {
  const reader = container('r', { labels: { 'stagecraft.purpose': 'read-image-files' } });
  const ran = container('ran', { labels: { 'stagecraft.purpose': 'run' } });
  expect(withoutReaders([reader, ran], { label: '' })).toEqual([ran]);
  expect(withoutReaders([reader, ran], { label: readerLabel })).toEqual([reader, ran]);
});

describe('the list', () => {
  it.each<[Partial<ContainerView>, readonly string[], string]>([
    [{}, ['job', 'web', 'db', 'new'], 'docker ps --all'],
    [{ state: 'running' }, ['web', 'db'], 'docker ps'],
    [{ state: 'paused' }, ['db'], 'docker ps --filter status=paused'],
    [{ state: 'exited' }, ['job'], 'docker ps --filter status=exited'],
    [{ image: 'db:2' }, ['db'], 'docker ps --all --filter ancestor=db:2'],
    [{ label: 'team' }, ['job', 'web'], 'docker ps --all --filter label=team'],
    [{ label: 'team=back' }, ['job'], 'docker ps --all --filter label=team=back'],
    [{ label: 'toString' }, [], 'docker ps --all --filter label=toString'],
    [{ last: 1 }, ['job'], 'docker ps --latest'],
    [{ last: 5, state: 'running' }, ['web', 'db'], 'docker ps --last 5 --filter status=running'],
    [{ search: 'POSTGRES db' }, ['db'], 'docker ps --all'],
    [{ sort: 'name', ascending: true }, ['db', 'job', 'new', 'web'], 'docker ps --all'],
    [{ sort: 'state', ascending: true }, ['web', 'db', 'job', 'new'], 'docker ps --all'],
    [{ last: 2, sort: 'name', ascending: true }, ['job', 'web'], 'docker ps --last 2'],
  ])('%j', (part, shown, command) => {
    expect(names(part)).toEqual(shown);
    expect(psCommand({ ...defaultContainerView, ...part })).toBe(command);
  });

  it('offers the images and labels there are', () => {
    expect(imagesOf(all)).toEqual(['app:1', 'db:2']);
    expect(labelsOf(all)).toEqual(['beta', 'team=back', 'team=front']);
  });
});
