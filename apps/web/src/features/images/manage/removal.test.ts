import type { EngineContainer, ImageInventory, ImageSummary } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { obstacleOf, removalsOf } from './removal.ts';

const image = (id: string, more: Partial<ImageSummary> = {}): ImageSummary => ({
  id,
  tags: [],
  digests: [],
  bytes: 0,
  createdAt: null,
  labels: {},
  parentId: null,
  platforms: [],
  containerIds: [],
  builds: [],
  ...more,
});
const container = (id: string, state: string): EngineContainer => ({
  ...{ id, name: id, imageId: '', image: '' },
  state,
});

const free = image('free', { tags: ['a:1', 'a:2'] });
const parent = image('parent');
const child = image('child', { parentId: 'parent' });
const busy = image('busy', { containerIds: ['up', 'down'] });
const held = image('held', { containerIds: ['down'] });
const inventory: ImageInventory = {
  images: [free, parent, child, busy, held],
  containers: [container('up', 'running'), container('down', 'exited')],
};

interface Case {
  readonly what: string;
  readonly images: readonly ImageSummary[];
  readonly kept?: readonly string[];
  readonly expected: readonly (readonly [string, boolean, string | null])[];
}

it.each<Case>([
  { what: 'all its names', images: [free], expected: [['a:1 a:2', false, null]] },
  { what: 'one of its names', images: [free], kept: ['a:2'], expected: [['a:1', true, null]] },
  { what: 'none of its names', images: [free], kept: ['a:1', 'a:2'], expected: [] },
  { what: 'a parent', images: [parent], expected: [['parent', false, 'children']] },
  {
    what: 'a parent with its child',
    images: [parent, child],
    expected: [
      ['parent', false, null],
      ['child', false, null],
    ],
  },
  { what: 'what runs', images: [busy], expected: [['busy', false, 'running']] },
  { what: 'what ran', images: [held], expected: [['held', false, 'stopped']] },
])('removing $what', ({ images, kept = [], expected }) => {
  const plan = removalsOf(images, inventory, new Set(kept));
  const told = plan.map((removal) => [
    removal.refs.join(' '),
    removal.untagsOnly,
    obstacleOf(removal),
  ]);
  expect(told).toEqual(expected);
});
