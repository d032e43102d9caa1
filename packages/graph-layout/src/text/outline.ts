import type { DockerfileModel, GraphEdge, StageGraph } from '@stagecraft/dockerfile';

/** A stage as JSON. Documented in docs/cli.md; the shape is stable. */
export interface StageOutline {
  readonly index: number;
  /** In lower case, as BuildKit uses it; null when unnamed. */
  readonly name: string | null;
  /** Stage name, image or `scratch`, with ARGs filled in; as written when it can't be known. */
  readonly base: string;
  /** Index of the stage it is built from; null for an image. */
  readonly baseStage: number | null;
  /** Of its FROM, from 1. */
  readonly line: number;
}

/** What one stage takes from another stage (by index) or from an image (by name). */
export interface EdgeOutline {
  readonly from: number | string;
  readonly to: number;
  readonly kind: 'base' | 'copy' | 'mount';
  /** Of the instruction that says so, from 1. */
  readonly line: number;
}

export interface GraphOutline {
  readonly stages: readonly StageOutline[];
  readonly edges: readonly EdgeOutline[];
  /** Index of the stage to build; null when there is none. */
  readonly target: number | null;
  /** Indices of the stages that the target needs, itself included. */
  readonly needed: readonly number[];
}

/** The stages and what they take from one another, in plain words and numbers. */
export function graphOutline(model: DockerfileModel, graph: StageGraph): GraphOutline {
  const lineOfInstruction = (index: number): number =>
    (model.instructions[index]?.firstLine ?? 0) + 1;
  const indices = new Map(graph.stages.map((stage) => [stage.id, stage.index]));
  return {
    stages: graph.stages.map(({ index, name, base, from }) => ({
      index,
      name,
      base: baseName(graph, base),
      baseStage: base.kind === 'stage' ? base.stage : null,
      line: lineOfInstruction(from),
    })),
    edges: graph.edges.filter(isBetween).map((edge) => ({
      from: indices.get(edge.source) ?? edge.source.replace(/^image:/, ''),
      to: indices.get(edge.target) ?? -1,
      kind: edge.kind,
      line: lineOfInstruction(edge.instruction),
    })),
    target: graph.target,
    needed: graph.stages.filter((stage) => stage.needed).map((stage) => stage.index),
  };
}

type Between = GraphEdge & { readonly kind: EdgeOutline['kind'] };

/** Edges from the build context are left out: they join no two stages. */
function isBetween(edge: GraphEdge): edge is Between {
  return edge.kind !== 'context';
}

/** What stands behind FROM, with ARGs filled in. */
export function baseName(graph: StageGraph, base: StageGraph['stages'][number]['base']): string {
  switch (base.kind) {
    case 'stage':
      return graph.stages[base.stage]?.name ?? `#${base.stage}`;
    case 'image':
      return base.ref;
    case 'scratch':
      return 'scratch';
    case 'unknown':
      return base.text;
  }
}
