import type { Stage } from '../../types.ts';
import { instructionsOf } from '../blocks.ts';
import type { Piece } from '../compose.ts';
import { labelOf } from '../edges/links.ts';
import type { Refusal } from '../edit.ts';
import type { EditContext, IntentFunction } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { boundaryRefusal, replacedRefusal } from './boundary.ts';
import { finish, lineNumber } from './finish.ts';
import { bodyPiece, layoutOf, moving, piecesOf, within, type Section } from './layout.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { describe, usersOf } from './users.ts';
import { nameEdit, readFrom } from './write.ts';

/**
 * Makes one stage of a stage and the only one that needs it, which is built FROM it: at the second one's
 * place, with its name.
 */
export const mergeStages: IntentFunction<'mergeStages'> = (context, { stage, into }) => {
  const { model, graph } = context;
  const first = graph.stages[stage];
  const second = graph.stages[into];
  if (first === undefined || second === undefined) {
    return { ok: false, refusal: refusals.noStage() };
  }
  const refusal = mergeRefusal(context, first, second);
  if (refusal !== null) return { ok: false, refusal };
  const from = readFrom(model, first.from);
  const secondFrom = readFrom(model, second.from);
  if (from === null || secondFrom === null) {
    const line = lineNumber(context, (from === null ? first : second).from);
    return { ok: false, refusal: refusals.brokenFrom(String(line)) };
  }
  const move = graph.stages.map(({ index }) => {
    if (index === stage) return null;
    return index > stage ? index - 1 : index;
  });
  const edits = [
    ...nameEdit(model, from, secondFrom.name?.value ?? null),
    ...renumberStages(model, move),
  ].toSorted((a, b) => a.start - b.start);
  const layout = layoutOf(model);
  const merged = mergedSection(layout, stage, into, edits, second.instructions.length === 0);
  const sections = graph.stages
    .filter(({ index }) => index !== stage)
    .map(({ index }): Section =>
      index === into ? merged : { pieces: [bodyPiece(layout, index, edits)], tailOf: index },
    );
  return finish(context, {
    pieces: piecesOf(layout, sections),
    move,
    count: graph.stages.length - 1,
    moved: into === stage + 1 ? [] : instructionsOf(model, stage),
    // The second FROM, which stood before it, is gone.
    sameVariables: [{ instructions: second.instructions, shift: -1 }],
    done: done.merged(labelOf(context.graph, stage), labelOf(context.graph, into)),
  });
};

/** The lines of both without the second FROM; its comments stay. */
function mergedSection(
  layout: ReturnType<typeof layoutOf>,
  stage: number,
  into: number,
  edits: ReturnType<typeof renumberStages>,
  isEmpty: boolean,
): Section {
  const place = into === stage + 1 ? (piece: Piece): Piece => piece : moving;
  const first = place(bodyPiece(layout, stage, edits));
  const second = layout.stages[into];
  const gap = layout.stages[stage]?.tail;
  if (second === undefined || gap === undefined) return { pieces: [first], tailOf: into };
  const { from, body } = second;
  const above = { start: body.start, end: from.span.start };
  const below = { start: from.span.end, end: body.end };
  const nothing = isEmpty && above.start === above.end && below.start === below.end;
  const rest = nothing ? [] : [place(gap), above, within(below, edits)];
  return { pieces: [first, ...rest], tailOf: into };
}

function mergeRefusal(context: EditContext, first: Stage, second: Stage): Refusal | null {
  const names = [
    labelOf(context.graph, first.index),
    labelOf(context.graph, second.index),
  ] as const;
  if (second.base.kind !== 'stage' || second.base.stage !== first.index) {
    return refusals.notItsBase(...names);
  }
  const others = usersOf(context, first.index).filter(
    ({ kind, stage }) => kind !== 'base' || stage !== second.index,
  );
  if (others.length > 0) return refusals.othersNeed(names[0], describe(context, others));
  if (second.platform !== null && second.platform !== first.platform) {
    return refusals.platforms(...names);
  }
  return (
    replacedRefusal(context, first) ??
    boundaryRefusal(context, first.instructions, second.instructions)
  );
}
