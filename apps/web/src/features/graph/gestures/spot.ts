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

function placeIn(
  card: HTMLElement,
  row: HTMLElement | null,
  point: Point,
  stage: number,
  model: DockerfileModel,
  far: boolean,
): { place: InstructionPlace; instruction: number | null; line: LineAt } {
  const instruction = row === null ? null : Number(row.dataset['instruction']);
  const rows = far ? [] : rowsOf(card);
  // Collapsed or too far away to read: only its end can be meant.
  const { left, bottom, width } = card.getBoundingClientRect();
  const last = rows.at(-1) ?? { left, bottom, width };
  const isFrom = model.instructions[rows[0]?.instruction ?? -1]?.keyword === 'FROM';
  // Nothing stands above a FROM: the card's head stands for the place right under it.
  const below = rows.find(
    (one, at) => point.y < (one.top + one.bottom) / 2 && !(isFrom && at === 0),
  );
  const line = { left: last.left, width: last.width, y: below?.top ?? last.bottom };
  return { place: { stage, before: below?.instruction ?? null }, instruction, line };
}

/**
 * The rows of a card where they stand without the gap that a preview has opened between them: else the
 * place under the pointer would change by being shown.
 */
function rowsOf(card: HTMLElement) {
  let opened = 0;
  return [...card.querySelectorAll<HTMLElement>('[data-instruction]')].map((row) => {
    const { left, top, bottom, width, height } = row.getBoundingClientRect();
    const margin = row.parentElement === null ? '0' : getComputedStyle(row.parentElement).marginTop;
    opened += (Number.parseFloat(margin) * height) / row.offsetHeight;
    const instruction = Number(row.dataset['instruction']);
    return { instruction, left, width, top: top - opened, bottom: bottom - opened };
  });
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
