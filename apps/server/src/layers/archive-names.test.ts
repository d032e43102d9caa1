import { expect, it } from 'vitest';
import { lowerLayerNames } from './archive-names.ts';

/** An image that Docker 20.10.24 built and saved: busybox and two RUNs. */
const diffIds = [
  'sha256:e29f538006f5cbb0d341e0c14abdd70605d84b966171ddc5bd343d4029cd1c49',
  'sha256:4a59971b886aa9a2a1719d556f1519a07756cb30b426298c1a1d13713c9246cd',
  'sha256:b19dc83150ae75a5ee31c190b44a194788f69d50252522493d7c9d4ba5812a85',
];

it('names the layers below the top one as the engine does', () => {
  expect([...lowerLayerNames(diffIds)]).toEqual([
    ['6fdd69d4287b8621297ea9acb65642d452b20056cd0cc2ce0a3d3e7f6a0a0f07/layer.tar', diffIds[0]],
    ['c9288597d418a9681ae8e8852164f27159fe6fcb9273780f5861a8cd18f7ab3a/layer.tar', diffIds[1]],
  ]);
});

it('names none where there is only a top one, or nothing', () => {
  expect(lowerLayerNames(diffIds.slice(0, 1)).size).toBe(0);
  expect(lowerLayerNames([]).size).toBe(0);
});
