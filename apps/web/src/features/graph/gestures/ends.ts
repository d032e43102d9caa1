import type { EdgeText, GraphEdge, NewBase, SourceEnd } from '@stagecraft/dockerfile';
import { specialNodes } from '@stagecraft/graph-layout';
import type { Snapshot } from '../../../state/document-slice.types.ts';

type Scene = Pick<Snapshot, 'model' | 'graph'>;

/** What data can come from that a node stands for; null for a node that gives none. */
export function sourceEndOf({ graph }: Scene, node: string): SourceEnd | null {
  if (node === specialNodes.context) return { kind: 'context' };
  const stage = graph.stages.find(({ id }) => id === node);
  if (stage !== undefined) return { kind: 'stage', stage: stage.index };
  const image = graph.images.find(({ id }) => id === node);
  return image === undefined ? null : { kind: 'image', ref: image.ref };
}

/** The same as what a stage can be built from; null for the build context. */
export function baseOf(source: SourceEnd): NewBase | null {
  return source.kind === 'context' ? null : source;
}

/** How the text has an edge of the graph; null for one that the text does not say, such as an ONBUILD's. */
export function edgeTextOf({ model, graph }: Scene, edge: GraphEdge): EdgeText | null {
  const { kind, instruction } = edge;
  const stage = graph.stages.find(({ id }) => id === edge.target);
  // A trigger acts in a stage where it does not stand.
  if (stage === undefined || model.instructions[instruction]?.stage !== stage.index) return null;
  if (kind === 'base') return { kind, stage: stage.index };
  if (kind !== 'mount') return { kind: 'copy', instruction };
  const detail = model.instructions[instruction]?.detail;
  const mounts = detail?.type === 'run' ? detail.mounts : [];
  const own = graph.edges.filter((one) => one.kind === 'mount' && one.instruction === instruction);
  const named = mounts.flatMap(({ from }, index) => (from === null ? [] : [index]));
  // Each mount of another source has an edge of its own; equal ones share the first.
  const mount = named[own.indexOf(edge)];
  return mount === undefined ? null : { kind, instruction, mount };
}

/** The edges that are drawn as one line with this one: same kind, same ends. */
export function togetherWith({ graph }: Scene, edge: GraphEdge): GraphEdge[] {
  return graph.edges.filter(
    ({ kind, source, target }) =>
      kind === edge.kind && source === edge.source && target === edge.target,
  );
}
