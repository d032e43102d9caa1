import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import type { Card } from '../model/cards.ts';

/** A row on the canvas: its card and the row's number, from 0. */
export interface Spot {
  readonly card: string;
  readonly row: number;
}

/** Where an instruction stands; null when it is on no card. */
export function spotOf(cards: readonly Card[], instruction: number | null): Spot | null {
  if (instruction === null) return null;
  for (const card of cards) {
    if (!('rows' in card)) continue;
    const row = card.rows.findIndex((one) => one.index === instruction);
    if (row >= 0) return { card: card.id, row };
  }
  return null;
}

/** The instruction that the shown build failed at, else the first that is running; null for neither. */
export function busyInstruction(overlay: ReadonlyMap<number, InstructionOverlay>): number | null {
  let running: number | null = null;
  for (const [index, { phase }] of overlay) {
    if (phase === 'failed') return index;
    if (phase === 'running' && (running === null || index < running)) running = index;
  }
  return running;
}

/** The node to look at first: where the build is, else the cursor's stage, else the target. */
export function anchorOf(
  cards: readonly Card[],
  overlay: ReadonlyMap<number, InstructionOverlay>,
  cursorInstruction: number | null,
): string | null {
  const busy = spotOf(cards, busyInstruction(overlay));
  if (busy !== null) return busy.card;
  const stages = cards.filter((card) => card.kind === 'stage');
  const here = spotOf(stages, cursorInstruction);
  if (here !== null) return here.card;
  return (stages.find((stage) => stage.isTarget) ?? stages[0])?.id ?? null;
}
