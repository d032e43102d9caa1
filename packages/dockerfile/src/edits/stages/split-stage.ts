import type { SyntaxNode } from '../../types.ts';
import { blockOf } from '../blocks.ts';
import { labelOf } from '../edges/links.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentFunction } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { boundaryRefusal } from './boundary.ts';
import { finish, lineNumber } from './finish.ts';
import { gapOf, layoutOf, within } from './layout.ts';
import { newName } from './names.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { nameEdit, readFrom, writeFrom } from './write.ts';

/**
 * Lets a stage begin anew before an instruction: the part above it becomes a stage of its own, which the
 * rest is built FROM. The rest keeps the name, so what names the stage still gets all of it.
 */
export const splitStage: IntentFunction<'splitStage'> = (context, { stage, before, name }) => {
  const { model, graph } = context;
  const own = graph.stages[stage];
  if (own === undefined) return { ok: false, refusal: refusals.noStage() };
  const at = own.instructions.indexOf(before);
  if (at < 0) return { ok: false, refusal: refusals.noInstruction() };
  const from = readFrom(model, own.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, own.from))) };
  }
  const refusal = boundaryRefusal(
    context,
    own.instructions.slice(0, at),
    own.instructions.slice(at),
  );
  if (refusal !== null) return { ok: false, refusal };
  const chosen = newName(context, name, ['base']);
  if (!chosen.ok) return chosen;
  const move = graph.stages.map(({ index }) => (index < stage ? index : index + 1));
  const line = writeFrom(model, chosen.name, from.name?.value ?? null);
  const edits = [
    ...nameEdit(model, from, chosen.name),
    beginning(context, before, line),
    ...renumberStages(model, move),
  ].toSorted((a, b) => a.start - b.start);
  return finish(context, {
    pieces: [within({ start: 0, end: model.text.length }, edits)],
    move,
    count: graph.stages.length + 1,
    sameVariables: [{ instructions: own.instructions.slice(at), shift: 1 }],
    done: done.split(labelOf(context.graph, stage), chosen.name),
  });
};

/** Puts the lines of a FROM above an instruction and its comments, as the file parts its stages. */
export function beginning({ model }: EditContext, before: number, line: string): Edit {
  const { start } = blockOf(model, before);
  const gap = followsBlank(model.nodes, start) ? '' : gapOf(layoutOf(model));
  return { start, end: start, text: (gap + line).replaceAll('\n', model.newline) };
}

function followsBlank(nodes: readonly SyntaxNode[], offset: number): boolean {
  return nodes.find(({ span }) => span.end >= offset)?.kind === 'blank';
}
