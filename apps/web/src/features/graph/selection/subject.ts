import type { GraphEdge, Instruction, Stage } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { AppState } from '../../../state/types.ts';

/** What gestures act on: what is selected, else the instruction that the text cursor is in. */
export interface Subject {
  readonly snapshot: Snapshot;
  /** In the order of the text. A FROM is never among them: it stands for its stage. */
  readonly rows: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** Ids of the other nodes: images and the context. */
  readonly nodes: readonly string[];
  /** All that the selected line on the canvas stands for. */
  readonly edges: readonly GraphEdge[];
  /** The one instruction that is meant; a stage's is its FROM. */
  readonly one: Instruction | null;
  /** It is the row of a FROM, not the whole stage. */
  readonly atFrom: boolean;
}

/** Null while no Dockerfile is shown. */
export function subjectOf(state: AppState): Subject | null {
  const { snapshot, selection } = state;
  if (snapshot === null) return null;
  const { model, graph } = snapshot;
  const ids = new Set(selection.rows);
  const chosen = ids.size === 0 ? [] : model.instructions.filter(({ id }) => ids.has(id));
  const nodes = new Set(selection.nodes);
  const stages = nodes.size === 0 ? [] : graph.stages.filter(({ id }) => nodes.has(id));
  const edge = graph.edges.find(({ id }) => id === selection.edge);
  const others = selection.nodes.filter((id) => !stages.some((stage) => stage.id === id));
  if (edge !== undefined) return { ...subject(snapshot, [], []), edges: edgesLike(snapshot, edge) };
  if (chosen.length + nodes.size > 0)
    return { ...subject(snapshot, chosen, stages), nodes: others };
  const atCursor = model.instructions[state.cursorInstruction ?? -1];
  return subject(snapshot, atCursor === undefined ? [] : [atCursor], []);
}

function subject(
  snapshot: Snapshot,
  chosen: readonly Instruction[],
  stages: readonly Stage[],
): Subject {
  const rows = chosen.filter(({ keyword }) => keyword !== 'FROM');
  const froms = rows.length > 0 ? [] : chosen.filter(({ keyword }) => keyword === 'FROM');
  const named = snapshot.graph.stages.filter(({ from }) =>
    froms.some(({ index }) => index === from),
  );
  const all = [...stages, ...named];
  const first = rows[0] ?? snapshot.model.instructions[all[0]?.from ?? -1];
  const one = rows.length + all.length === 1 ? (first ?? null) : null;
  return { snapshot, rows, stages: all, nodes: [], edges: [], one, atFrom: froms.length > 0 };
}

/** The edges that are drawn as one line with this one. */
function edgesLike({ graph }: Snapshot, edge: GraphEdge): readonly GraphEdge[] {
  return graph.edges.filter(
    ({ kind, source, target }) =>
      kind === edge.kind && source === edge.source && target === edge.target,
  );
}

/** The stage that rows or a stage node stand for; null for several, and for none. */
export function stageOf({ snapshot, rows, stages }: Subject): Stage | null {
  const indices = new Set([...rows.map(({ stage }) => stage), ...stages.map(({ index }) => index)]);
  const [index] = indices;
  return indices.size === 1 && index !== undefined ? (snapshot.graph.stages[index] ?? null) : null;
}

/** The edge that is meant: the selected one, or the one that the one instruction makes; null for none. */
export function edgeOf({ snapshot, edges, rows, one }: Subject): GraphEdge | null {
  const [selected] = edges;
  if (selected !== undefined || one === null || rows.length === 0) return selected ?? null;
  return snapshot.graph.edges.find(({ instruction }) => instruction === one.index) ?? null;
}

/** Whether anything is selected; the text cursor alone is no selection. */
export function hasSelection({ selection }: AppState): boolean {
  const { rows, nodes, edge } = selection;
  return rows.length + nodes.length > 0 || edge !== null;
}
