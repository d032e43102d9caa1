import type { GraphEdge, StageGraph } from '@stagecraft/dockerfile';
import { geometry, rowMiddle, specialNodes } from '@stagecraft/graph-layout';
import { keepSame } from './same.ts';

/** Lines of one kind between two nodes, drawn as one. */
export interface Line {
  readonly id: string;
  readonly kind: GraphEdge['kind'] | 'output';
  readonly source: string;
  readonly target: string;
  /** Instructions that make it, in the file's order; empty for the line to the output. */
  readonly instructions: readonly number[];
  readonly needed: boolean;
  /** Where it arrives, in flow units from the target's top. */
  readonly arrival: number;
}

/** Where lines leave and arrive on nodes without rows, and where they leave a stage. */
export const headerMiddle = geometry.headerHeight / 2;

/** The lines of a graph; those equal to `previous` are those very objects. */
export function linesOf(graph: StageGraph, previous: ReadonlyMap<string, Line>): Line[] {
  const stages = new Map(graph.stages.map((stage) => [stage.id, stage]));
  const lines = new Map<string, Line>();
  for (const edge of graph.edges) {
    const id = `${edge.kind} ${edge.source} ${edge.target}`;
    const known = lines.get(id);
    const stage = stages.get(edge.target);
    const row =
      stage === undefined ? 0 : [stage.from, ...stage.instructions].indexOf(edge.instruction);
    lines.set(id, {
      id,
      kind: edge.kind,
      source: edge.source,
      target: edge.target,
      instructions: [...(known?.instructions ?? []), edge.instruction],
      needed: edge.needed || known?.needed === true,
      arrival: known?.arrival ?? rowMiddle(Math.max(0, row)),
    });
  }
  const target = graph.target === null ? undefined : graph.stages[graph.target];
  if (target !== undefined) {
    const id = `output ${target.id}`;
    lines.set(id, {
      id,
      kind: 'output',
      source: target.id,
      target: specialNodes.output,
      instructions: [],
      needed: true,
      arrival: geometry.imageHeight / 2,
    });
  }
  return [...lines.values()].map((line) => keepSame(previous.get(line.id), line));
}
