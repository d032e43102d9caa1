import { buildGraph, parseDockerfile, type Problem } from '@stagecraft/dockerfile';
import type { Snapshot } from '../state/document-slice.types.ts';
import { layoutGraph, layoutInput, type LayoutResult } from '@stagecraft/graph-layout';
import type { SnapshotRequest } from './protocol.ts';

/**
 * Parses the text, resolves its stages and lays the graph out. `previous` is the layout of the file's
 * last snapshot, if there was one; the new one is given back for the next.
 */
export function computeSnapshot(
  request: Omit<SnapshotRequest, 'id'>,
  previous: LayoutResult | null,
): { readonly snapshot: Snapshot; readonly layout: LayoutResult } {
  const { path, version, text, options } = request;
  const model = parseDockerfile(text);
  const graph = buildGraph(model, options);
  const layout = layoutGraph(layoutInput(model, graph), previous);
  const problems = [...model.problems, ...graph.problems].sort(byPosition);
  return { snapshot: { path, version, model, graph, problems, layout: layout.boxes }, layout };
}

function byPosition(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
