import {
  applyModelDelta,
  modelDelta,
  type DockerfileModel,
  type ModelDelta,
  type Problem,
  type StageGraph,
} from '@stagecraft/dockerfile';
import type { Layout } from '@stagecraft/graph-layout';
import type { Snapshot } from '../state/document-slice.types.ts';
import { sameData } from './same-data.ts';

/** What has changed from one snapshot of a file to the next; what is absent is as before. */
export interface SnapshotDelta {
  readonly path: string;
  readonly version: number;
  /** All of it at first, then the change. */
  readonly model?: DockerfileModel | ModelDelta;
  readonly graph?: StageGraph;
  readonly problems?: readonly Problem[];
  readonly layout?: Layout;
}

/** The change from `previous` (null: from nothing) to `next`. */
export function snapshotDelta(previous: Snapshot | null, next: Snapshot): SnapshotDelta {
  const { path, version, model, graph, problems, layout } = next;
  if (previous === null) return { path, version, model, graph, problems, layout };
  return {
    path,
    version,
    ...(model === previous.model ? {} : { model: modelDelta(previous.model, model) }),
    ...(sameData(graph, previous.graph) ? {} : { graph }),
    ...(sameData(problems, previous.problems) ? {} : { problems }),
    ...(sameData(layout, previous.layout) ? {} : { layout }),
  };
}

/**
 * The snapshot after `delta`; everything that has not changed is the very object of `previous`. Null
 * when the delta counts on a snapshot that is not there.
 */
export function applySnapshotDelta(
  previous: Snapshot | null,
  delta: SnapshotDelta,
): Snapshot | null {
  const model = modelAfter(previous?.model, delta.model);
  const graph = delta.graph ?? previous?.graph;
  const problems = delta.problems ?? previous?.problems;
  const layout = delta.layout ?? previous?.layout;
  if (!model || !graph || !problems || !layout) return null;
  return { path: delta.path, version: delta.version, model, graph, problems, layout };
}

function modelAfter(
  previous: DockerfileModel | undefined,
  change: SnapshotDelta['model'],
): DockerfileModel | undefined {
  if (change === undefined) return previous;
  if ('text' in change) return change;
  return previous && applyModelDelta(previous, change);
}
