import type { Instruction } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { packDrag, type DragData } from '../../../state/drag-data.ts';
import type { AppState } from '../../../state/types.ts';
import { sourceEndOf } from './ends.ts';

interface Dragged {
  readonly element: HTMLElement;
  readonly data: Record<string, unknown>;
  readonly text?: string;
  readonly label: string;
}

/** What on the canvas an element lets one take: a row, a node's handle, an edge's end; else null. */
export function dragSourceAt(element: Element, state: AppState): Dragged | null {
  return row(element, state) ?? handle(element, state) ?? edgeEnd(element);
}

/** The row under the pointer, with all selected ones if it is among them. */
function row(target: Element, { snapshot, selection }: AppState): Dragged | null {
  const element = target.closest<HTMLElement>('[data-instruction]');
  const own = snapshot?.model.instructions[Number(element?.dataset['instruction'] ?? -1)];
  if (element === null || snapshot === null || own === undefined) return null;
  if (own.keyword === 'FROM') return wholeStage(element, own, snapshot);
  const { instructions: all, text } = snapshot.model;
  const chosen = selection.rows.includes(own.id)
    ? all.filter(({ id, keyword }) => selection.rows.includes(id) && keyword !== 'FROM')
    : [own];
  const texts = chosen.map(({ contentSpan }) => text.slice(contentSpan.start, contentSpan.end));
  const more = chosen.length > 1 ? ` (+${String(chosen.length - 1)})` : '';
  return {
    element,
    ...carry({ kind: 'rows', instructions: chosen.map(({ index }) => index) }),
    text: texts.join('\n'),
    label: `${(texts[0] ?? '').slice(0, 60)}${more}`,
  };
}

/** A FROM stands for its stage, which can go elsewhere in the file. */
function wholeStage(
  element: HTMLElement,
  { stage, contentSpan }: Instruction,
  { model, graph }: Snapshot,
): Dragged | null {
  if (graph.stages.length < 2) return null;
  const label = model.text.slice(
    contentSpan.start,
    Math.min(contentSpan.end, contentSpan.start + 60),
  );
  return { element, ...carry({ kind: 'stageMove', stage }), label };
}

function handle(target: Element, { snapshot }: AppState): Dragged | null {
  const element = target.closest<HTMLElement>('[data-connect]');
  const node = element?.dataset['connect'];
  const source = node === undefined || snapshot === null ? null : sourceEndOf(snapshot, node);
  if (element === null || node === undefined || source === null) return null;
  return { element, ...carry({ kind: 'line', source, node }), label: '' };
}

function edgeEnd(target: Element): Dragged | null {
  const element = target.closest<HTMLElement>('[data-edge-end]');
  const { edge, edgeEnd: end } = element?.dataset ?? {};
  if (element === null || edge === undefined || (end !== 'source' && end !== 'target')) return null;
  return { element, ...carry({ kind: 'edgeEnd', edge, end }), label: '' };
}

function carry(data: DragData): Pick<Dragged, 'data'> {
  return { data: packDrag(data) };
}
