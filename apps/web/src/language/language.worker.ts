import { computeSnapshot } from './compute-snapshot.ts';
import type { LayoutResult } from '@stagecraft/graph-layout';
import type { SnapshotAnswer, SnapshotRequest } from './protocol.ts';

/** The last layout of each file: the next one builds on it. */
const layouts = new Map<string, LayoutResult>();

self.addEventListener('message', (event: MessageEvent<SnapshotRequest>) => {
  const { id, ...request } = event.data;
  const { snapshot, layout } = computeSnapshot(request, layouts.get(request.path) ?? null);
  layouts.set(request.path, layout);
  const answer: SnapshotAnswer = { id, snapshot };
  self.postMessage(answer);
});
