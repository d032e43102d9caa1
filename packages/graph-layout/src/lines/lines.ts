import {
  visibleText,
  type DockerfileModel,
  type GraphEdge,
  type Instruction,
  type StageGraph,
} from '@stagecraft/dockerfile';
import { geometry, rowMiddle, specialNodes } from '../geometry.ts';

/** One edge of the graph, as its line tells it. */
export interface LinePart {
  /** Id of the graph's edge. */
  readonly edge: string;
  /** Index of the instruction that makes it. */
  readonly instruction: number;
  /** Of that instruction, from 1. */
  readonly line: number;
  readonly keyword: string;
  /** What it takes; empty where that is not known or not a matter of paths. */
  readonly paths: readonly string[];
  /** Where it puts that; null likewise. */
  readonly to: string | null;
}

/** Edges of one kind between two nodes, drawn as one. */
export interface Line {
  readonly id: string;
  readonly kind: GraphEdge['kind'] | 'output';
  readonly source: string;
  readonly target: string;
  /** In the file's order; empty for the line to the output. */
  readonly parts: readonly LinePart[];
  readonly needed: boolean;
  /** Where it arrives, in flow units from the target's top. */
  readonly arrival: number;
}

/** Where lines leave and arrive on nodes without rows, and where they leave a stage. */
export const headerMiddle = geometry.headerHeight / 2;

/** The lines of a graph, the one to the output last. */
export function linesOf(model: DockerfileModel, graph: StageGraph): Line[] {
  const stages = new Map(graph.stages.map((stage) => [stage.id, stage]));
  const lines = new Map<string, Line & { needed: boolean; readonly parts: LinePart[] }>();
  for (const edge of graph.edges) {
    const id = `${edge.kind} ${edge.source} ${edge.target}`;
    const known = lines.get(id);
    if (known !== undefined) {
      known.parts.push(partOf(model, edge));
      known.needed ||= edge.needed;
      continue;
    }
    const stage = stages.get(edge.target);
    const row =
      stage === undefined ? 0 : [stage.from, ...stage.instructions].indexOf(edge.instruction);
    lines.set(id, {
      id,
      kind: edge.kind,
      source: edge.source,
      target: edge.target,
      parts: [partOf(model, edge)],
      needed: edge.needed,
      arrival: rowMiddle(Math.max(0, row)),
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
      parts: [],
      needed: true,
      arrival: geometry.imageHeight / 2,
    });
  }
  return [...lines.values()];
}

function partOf(model: DockerfileModel, edge: GraphEdge): LinePart {
  const instruction = model.instructions[edge.instruction];
  return {
    edge: edge.id,
    instruction: edge.instruction,
    line: (instruction?.firstLine ?? 0) + 1,
    keyword: instruction?.keyword ?? '',
    ...pathsOf(instruction, edge),
  };
}

function pathsOf(
  instruction: Instruction | undefined,
  edge: GraphEdge,
): Pick<LinePart, 'paths' | 'to'> {
  const unknown = { paths: [], to: null };
  const acting = instruction?.detail.type === 'onbuild' ? instruction.detail.trigger : instruction;
  if (acting == null || edge.kind === 'base') return unknown;
  if (acting.detail.type === 'copy') {
    const { sources, destination } = acting.detail;
    return {
      paths: sources.map(({ value }) => visibleText(value)),
      to: destination === null ? null : visibleText(destination.value),
    };
  }
  if (acting.detail.type !== 'run') return unknown;
  const fromContext = edge.kind === 'context';
  const mounts = acting.detail.mounts.filter(({ type, from }) =>
    fromContext ? type === 'bind' && from === null : from !== null,
  );
  const [mount, ...others] = mounts;
  // Several mounts make one edge for each source; which of them this one is only their names would say.
  if (mount === undefined || others.length > 0) return unknown;
  const { source, src, target, dst, destination } = mount.options;
  const to = target ?? dst ?? destination ?? null;
  if (to === null) return unknown;
  return { paths: [visibleText(source ?? src ?? '/')], to: visibleText(to) };
}
