import type { InstructionPlace } from '@stagecraft/dockerfile';
import type { Subject } from './subject.ts';

/**
 * Where new instructions go: after the last selected row, at the beginning of a stage whose FROM is
 * selected, else at the end of the stage, or of the last one. Null where there is no stage.
 */
export function placeAfter({ snapshot, rows, stages, atFrom }: Subject): InstructionPlace | null {
  const { model, graph } = snapshot;
  const last = rows.at(-1);
  if (last !== undefined) {
    const next = model.instructions[last.index + 1];
    const before = next !== undefined && next.stage === last.stage ? next.index : null;
    return { stage: last.stage, before };
  }
  const stage = stages.at(-1) ?? graph.stages.at(-1);
  if (stage === undefined) return null;
  return { stage: stage.index, before: atFrom ? (stage.instructions[0] ?? null) : null };
}
