import {
  buildGraph,
  parseDockerfile,
  problemsOf,
  updateDockerfile,
  type GraphOptions,
} from '@stagecraft/dockerfile';
import { layoutGraph, layoutInput, type LayoutResult } from '@stagecraft/graph-layout';
import type { Snapshot } from '../state/document-slice.types.ts';

/** One version of a Dockerfile. */
export interface SnapshotInput {
  readonly path: string;
  readonly version: number;
  readonly text: string;
  readonly options: GraphOptions;
  /** False for one whose graph nobody looks at: it is not laid out. */
  readonly drawn?: boolean;
}

/** A snapshot and what the next one of the same file builds on. */
export interface Computed {
  readonly snapshot: Snapshot;
  /** Null where none was made: the snapshot has no boxes then. */
  readonly layout: LayoutResult | null;
}

/** Parses the text, resolves its stages and lays the graph out, building on the file's `previous` snapshot. */
export function computeSnapshot(input: SnapshotInput, previous: Computed | null): Computed {
  const { path, version, text, options, drawn = true } = input;
  const before = previous?.snapshot.model;
  const model = before === undefined ? parseDockerfile(text) : updateDockerfile(before, text);
  const graph = buildGraph(model, options);
  const layout = drawn ? layoutGraph(layoutInput(model, graph), previous?.layout ?? null) : null;
  const problems = problemsOf(model, graph);
  const boxes = layout?.boxes ?? { across: {}, down: {} };
  return { snapshot: { path, version, model, graph, problems, layout: boxes }, layout };
}
