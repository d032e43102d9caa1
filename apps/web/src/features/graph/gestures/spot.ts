import type { DockerfileModel, InstructionPlace, StageGraph } from '@stagecraft/dockerfile';
import { specialNodes } from '@stagecraft/graph-layout';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line between two rows, in pixels of the window. */
export interface LineAt {
  readonly left: number;
  readonly y: number;
  readonly width: number;
}

/** What the pointer is at, as far as something can be dropped there. */
export type Spot =
  | {
      readonly kind: 'place';
      /** Id of the card. */
      readonly node: string;
      readonly place: InstructionPlace;
      /** The instruction under the pointer; null for the card itself. */
      readonly instruction: number | null;
      readonly line: LineAt;
    }
  /** A node without instructions. */
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'empty' };

interface Scene {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
}

/** What is at a point of the window; null for a point that is not on the canvas. */
export function spotAt(canvas: HTMLElement, point: Point, scene: Scene): Spot | null {
  const under = document.elementFromPoint(point.x, point.y);
  if (under === null || !canvas.contains(under)) return null;
  const node = under.closest<HTMLElement>('.react-flow__node');
  if (node === null) {
    return under.closest('.react-flow__pane, .react-flow__edges') === null
      ? null
      : { kind: 'empty' };
  }
  const id = node.dataset['id'] ?? '';
  const stage = stageOf(scene.graph, id);
  if (stage === null) return { kind: 'node', node: id };
  const far = canvas.dataset['far'] === 'true';
  const row = far ? null : under.closest<HTMLElement>('[data-instruction]');
  return { kind: 'place', node: id, ...placeIn(node, row, point, stage, scene.model, far) };
}

/** Index of the stage that a node shows; -1 for what is above the first FROM, null for other nodes. */
export function stageOf(graph: StageGraph, node: string): number | null {
  if (node === specialNodes.globals) return -1;
  return graph.stages.find(({ id }) => id === node)?.index ?? null;
}

/** The place right after an instruction. */
export function placeAfter(model: DockerfileModel, instruction: number): InstructionPlace {
  const stage = model.instructions[instruction]?.stage ?? -1;
  const next = model.instructions[instruction + 1];
  return { stage, before: next?.stage === stage ? next.index : null };
}

function placeIn(
  card: HTMLElement,
  row: HTMLElement | null,
  point: Point,
  stage: number,
  model: DockerfileModel,
  far: boolean,
): { place: InstructionPlace; instruction: number | null; line: LineAt } {
  const rows = far ? [] : [...card.querySelectorAll<HTMLElement>('[data-instruction]')];
  const first = rows[0];
  const last = rows.at(-1);
  // Collapsed or too far away to read: only its end can be meant.
  if (first === undefined || last === undefined) {
    return { place: { stage, before: null }, instruction: null, line: bottomOf(card) };
  }
  // The head stands for the stage's beginning, what is under the rows for its end.
  const header = row === null && point.y < first.getBoundingClientRect().top;
  const at = row ?? (header ? first : last);
  const instruction = Number(at.dataset['instruction']);
  const box = at.getBoundingClientRect();
  const isFrom = model.instructions[instruction]?.keyword === 'FROM';
  const above = row !== null && !isFrom && point.y < box.top + box.height / 2;
  return {
    place: above ? { stage, before: instruction } : placeAfter(model, instruction),
    instruction: row === null ? null : instruction,
    line: { left: box.left, y: above ? box.top : box.bottom, width: box.width },
  };
}

function bottomOf(card: HTMLElement): LineAt {
  const { left, bottom, width } = card.getBoundingClientRect();
  return { left, y: bottom, width };
}

/** Whether two spots mean the same. */
export function sameSpot(a: Spot | null, b: Spot | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'empty' || b.kind === 'empty') return true;
  if (a.kind === 'node' || b.kind === 'node') return a.node === b.node;
  return (
    a.node === b.node &&
    a.instruction === b.instruction &&
    a.place.before === b.place.before &&
    a.line.left === b.line.left &&
    a.line.y === b.line.y &&
    a.line.width === b.line.width
  );
}
