import type { Stage } from '../../types.ts';
import { applyEdits } from '../apply-edits.ts';
import type { Piece } from '../compose.ts';
import { labelOf } from '../edges/links.ts';
import type { Edit, Refusal } from '../edit.ts';
import type { EditContext, IntentEdits } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { boundaryRefusal, replacedRefusal } from './boundary.ts';
import { finish, lineNumber } from './finish.ts';
import {
  bodyPiece,
  layoutOf,
  moveWithout,
  moving,
  piecesOf,
  within,
  type Layout,
  type Section,
} from './layout.ts';
import type { Reference } from './references.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { describe } from './users.ts';
import { imageText, readFrom } from './write.ts';

/**
 * Deletes a stage, and lets each stage built FROM it begin with its base and its instructions: what
 * these stages are stays the same.
 */
export function inlineStage(
  context: EditContext,
  stage: number,
  users: readonly Reference[],
): IntentEdits {
  const { model, graph } = context;
  const own = graph.stages[stage];
  if (own === undefined) return { ok: false, refusal: refusals.noStage() };
  const children = users.flatMap(({ kind, stage: user }) => {
    const child = kind === 'base' ? graph.stages[user] : undefined;
    return child === undefined ? [] : [child];
  });
  const refusal = inlineRefusal(context, own, children, users);
  if (refusal !== null) return { ok: false, refusal };
  const from = readFrom(model, own.from);
  if (from === null) return brokenFrom(context, own.from);
  const move = moveWithout(graph, stage);
  const edits: Edit[] = [...renumberStages(model, move)];
  for (const child of children) {
    const childFrom = readFrom(model, child.from);
    if (childFrom === null) return brokenFrom(context, child.from);
    const start = childFrom.instruction.flags[0]?.span.start ?? childFrom.image.span.start;
    edits.push({ start, end: childFrom.image.span.end, text: imageText(model, from) });
  }
  edits.sort((a, b) => a.start - b.start);
  const layout = layoutOf(model);
  return finish(context, {
    pieces: piecesOf(layout, sectionsWith(context, layout, stage, children, edits)),
    move,
    count: graph.stages.length - 1,
    sameVariables: children.map(({ instructions }, at) => ({
      instructions,
      // The stage's lines are gone above, and stand once more in each child up to this one.
      shift: own.instructions.length * at - 1,
    })),
    moved: children[0]?.index === stage + 1 ? [] : own.instructions,
    done: done.inlined(
      labelOf(context.graph, stage),
      children.map(({ index }) => labelOf(context.graph, index)),
    ),
  });
}

function inlineRefusal(
  context: EditContext,
  own: Stage,
  children: readonly Stage[],
  users: readonly Reference[],
): Refusal | null {
  const label = labelOf(context.graph, own.index);
  const others = users.filter(({ kind }) => kind !== 'base');
  if (others.length > 0) return refusals.notInlined(label, describe(context, others));
  if (children.length === 0) return refusals.nothingBuiltOn(label);
  for (const child of children) {
    if (child.platform !== null && child.platform !== own.platform) {
      return refusals.platforms(label, labelOf(context.graph, child.index));
    }
    const refusal = boundaryRefusal(context, own.instructions, child.instructions);
    if (refusal !== null) return refusal;
  }
  return replacedRefusal(context, own);
}

function brokenFrom(context: EditContext, index: number): IntentEdits {
  return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, index))) };
}

/** The lines under the stage's FROM go under that of each child; the first one takes the lines themselves. */
function sectionsWith(
  { model, graph }: EditContext,
  layout: Layout,
  stage: number,
  children: readonly Stage[],
  edits: readonly Edit[],
): Section[] {
  const lines = layout.stages[stage];
  const rows = { start: lines?.from.span.end ?? 0, end: lines?.body.end ?? 0 };
  const first = children[0]?.index;
  const built = new Set(children.map(({ index }) => index));
  const sections: Section[] = [];
  for (const { index } of graph.stages) {
    if (index === stage) continue;
    const child = built.has(index) ? layout.stages[index] : undefined;
    if (child === undefined) {
      sections.push({ pieces: [bodyPiece(layout, index, edits)], tailOf: index });
      continue;
    }
    const { body, from } = child;
    const above = within({ start: body.start, end: from.span.end }, edits);
    const below = within({ start: from.span.end, end: body.end }, edits);
    const own = index === stage + 1 ? within(rows, edits) : moving(within(rows, edits));
    const taken: Piece = index === first ? own : copied(model.text, rows, edits);
    sections.push({ pieces: [above, taken, below], tailOf: index });
  }
  return sections;
}

/** Lines once more, with their edits. */
function copied(
  text: string,
  rows: { start: number; end: number },
  edits: readonly Edit[],
): string {
  const inner = edits
    .filter(({ start, end }) => start >= rows.start && end <= rows.end)
    .map((edit) => ({ ...edit, start: edit.start - rows.start, end: edit.end - rows.start }));
  const lines = applyEdits(text.slice(rows.start, rows.end), inner);
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}
