import type { ContainerSummary } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { ownLabels } from '../containers/own-labels.ts';
import { removeLostToolboxes, toolboxLabels } from './leftovers.ts';

const folder = '/home/someone/.stagecraft';

it('removes toolboxes of servers of its folder that are no more, and no others', async () => {
  const toolboxes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['lost', ownLabels(folder, { id: 'dead' })],
    ['own', ownLabels(folder, { id: 'alive' })],
    ['of another folder', ownLabels('/elsewhere', { id: 'dead' })],
    ['without a server', {}],
  ];
  const asked: unknown[] = [];
  const removed: string[] = [];
  const engine = {
    containerList: async (filter: unknown) => {
      asked.push(filter);
      const value = toolboxes.map(([id, labels]) => summary(id, { ...toolboxLabels, ...labels }));
      return { ok: true as const, value };
    },
    removeContainer: async (id: string) => {
      removed.push(id);
      return { ok: true as const, value: undefined };
    },
  };
  await removeLostToolboxes(engine, folder, { alive: (id) => id === 'alive' });
  expect(asked).toMatchObject([{ all: 'true', label: 'stagecraft.purpose=toolbox' }]);
  expect(removed).toEqual(['lost']);
});

function summary(id: string, labels: Readonly<Record<string, string>>): ContainerSummary {
  return {
    id,
    labels,
    name: id,
    image: 'busybox:1.36',
    imageId: 'sha256:0',
    command: 'sh',
    createdAt: 1,
    state: 'running',
    status: 'Up 3 minutes',
    exitCode: null,
    health: null,
    ports: [],
    networks: [],
    ours: false,
    size: null,
  };
}
