import {
  symbolsOf,
  type DockerfileModel,
  type GraphEdge,
  type Instruction,
  type StageGraph,
} from '@stagecraft/dockerfile';
import { specialNodes, type Line } from '@stagecraft/graph-layout';
import type { Light, Lighting } from './look.ts';

/** What an instruction takes from elsewhere, and what takes from it. */
export interface Relations {
  readonly instruction: Instruction;
  /** Ids of the nodes that it takes from itself. */
  readonly sources: readonly string[];
  /** Names of the variables that it uses and the file defines. */
  readonly variables: readonly string[];
  /** Indices of the instructions that take from its stage, or use what it defines. */
  readonly users: readonly number[];
  readonly lighting: Lighting;
}

/**
 * The relations of the instruction with that id, null when there is none. All that its sources need
 * themselves is lit too, and all that needs its users.
 */
export function relationsOf(
  model: DockerfileModel,
  graph: StageGraph,
  lines: readonly Line[],
  id: string,
): Relations | null {
  const instruction = model.instructions.find((one) => one.id === id);
  if (instruction === undefined) return null;
  const own = graph.edges.filter((edge) => edge.instruction === instruction.index);
  const stage = graph.stages[instruction.stage]?.id ?? null;
  const sources = [...new Set(own.map((edge) => edge.source))];
  const { definitions, references, names } = variablesOf(model, graph, instruction.index);
  const above = edgesFrom(graph.edges, sources, 'target', 'source');
  const below = stage === null ? [] : edgesFrom(graph.edges, [stage], 'source', 'target');
  const direct = below.filter((edge) => edge.source === stage).map((edge) => edge.instruction);
  const light = lighting(model, graph);
  for (const edge of [...own, ...above]) light.node(edge.source);
  for (const index of [instruction.index, ...definitions, ...references]) light.row(index);
  for (const edge of below) light.row(edge.instruction);
  const reached = new Set([stage, ...below.map((edge) => edge.target)]);
  const target = graph.stages[graph.target ?? -1]?.id;
  if (target !== undefined && reached.has(target)) light.node(specialNodes.output);
  const lit = new Set([...own, ...above, ...below].map((edge) => edge.id));
  return {
    instruction,
    sources,
    variables: names,
    users: [...new Set([...direct, ...references])].toSorted((a, b) => a - b),
    lighting: light.done(
      lines.filter(
        ({ parts, kind, source }) =>
          parts.some(({ edge }) => lit.has(edge)) || (kind === 'output' && reached.has(source)),
      ),
    ),
  };
}

/** The edges that lead on from the nodes, and on from those that they lead to. */
function edgesFrom(
  edges: readonly GraphEdge[],
  start: readonly string[],
  here: 'source' | 'target',
  there: 'source' | 'target',
): GraphEdge[] {
  const byNode = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const known = byNode.get(edge[here]);
    if (known === undefined) byNode.set(edge[here], [edge]);
    else known.push(edge);
  }
  const seen = new Set(start);
  const waiting = [...start];
  const found: GraphEdge[] = [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const edge of byNode.get(node) ?? []) {
      found.push(edge);
      if (!seen.has(edge[there])) waiting.push(edge[there]);
      seen.add(edge[there]);
    }
  }
  return found;
}

/** Instructions that define what this one uses, and that use what it defines. */
function variablesOf(model: DockerfileModel, graph: StageGraph, index: number) {
  const definitions = new Set<number>();
  const references = new Set<number>();
  const names = new Set<string>();
  for (const { kind, name, occurrences } of symbolsOf(model, graph)) {
    if (kind !== 'variable') continue;
    const mine = occurrences.filter((one) => one.instruction === index);
    if (mine.length === 0) continue;
    const others = occurrences.filter((one) => one.instruction !== index);
    if (mine.some(({ role }) => role === 'reference')) {
      for (const { role, instruction } of others) {
        if (role !== 'definition') continue;
        definitions.add(instruction);
        names.add(name);
      }
    }
    if (mine.some(({ role }) => role === 'definition')) {
      for (const { role, instruction } of others) {
        if (role === 'reference') references.add(instruction);
      }
    }
  }
  return { definitions, references, names: [...names] };
}

function lighting(model: DockerfileModel, graph: StageGraph) {
  const nodes = new Map<string, Light>();
  const rows = new Set<string>();
  return {
    node: (id: string): void => void nodes.set(id, 'all'),
    row: (index: number): void => {
      const instruction = model.instructions[index];
      if (instruction === undefined) return;
      rows.add(instruction.id);
      const node = graph.stages[instruction.stage]?.id ?? specialNodes.globals;
      nodes.set(node, nodes.get(node) ?? 'some');
    },
    done: (lines: readonly Line[]): Lighting => ({
      nodes,
      rows,
      lines: new Set(lines.map(({ id }) => id)),
    }),
  };
}
