import { buildGraph } from '../../graph/graph.ts';
import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Instruction, Text } from '../../types.ts';
import { compose } from '../compose.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits, IntentOf, Offer } from '../intent.ts';
import type { Refused } from '../refuse.ts';
import { aftermathOf } from './aftermath.ts';
import { readFragment, type Fragment } from './fragment.ts';
import { narrowed } from './narrow.ts';
import { refusals } from './refusals.ts';
import { sourceNotes } from './source-notes.ts';
import { sourceRefusal } from './sources.ts';
import { countText } from './words.ts';
import { afterEdits, writtenText } from './written.ts';

/** Writes an instruction anew; comments may stand above it in the text. Only what differs is replaced. */
export function replaceInstruction(
  context: EditContext,
  { instruction: index, text }: IntentOf<'replaceInstruction'>,
): IntentEdits {
  const { model, graph } = context;
  const old = model.instructions[index];
  if (old === undefined) return refusals.gone();
  const read = readFragment(model.escape, text);
  if (!read.ok) return read;
  const { fragment } = read;
  const [replacement, ...others] = fragment.instructions;
  if (replacement === undefined || others.length > 0) {
    return refusals.oneInstruction(fragment.instructions.length, deleteOffer(old));
  }
  const refusal = unfit(context, old, replacement);
  if (refusal !== null) return refusal;
  const edits = editsOf(model, old, fragment);
  const done = replacedText(old, replacement);
  if (edits.length === 0) return { ok: true, edits, done };
  const expected = model.instructions.map((one) => writtenText(model, one));
  const after = afterEdits(
    model,
    edits,
    expected.with(index, writtenText(fragment.model, replacement)),
  );
  if (after === null) return refusals.open();
  const aftermath = aftermathOf(context, after, [...expected.keys()]);
  if (!aftermath.ok) return aftermath;
  const notes = [
    ...sourceNotes(graph, buildGraph(after, context.options), after, index),
    ...aftermath.notes,
  ];
  return { ok: true, edits, done, notes };
}

/** Why another instruction can't stand in this one's place. */
function unfit({ graph }: EditContext, old: Instruction, replacement: Instruction): Refused | null {
  const isFrom = replacement.keyword === 'FROM';
  if (old.keyword === 'FROM') return isFrom ? null : refusals.fromStays();
  if (isFrom) return refusals.newFrom();
  if (old.stage < 0) {
    const { keyword } = replacement;
    return keyword === 'ARG' ? null : refusals.onlyArg(keyword);
  }
  const wasThere = sourceRefusal(graph, old, old.stage) !== null;
  return wasThere ? null : sourceRefusal(graph, replacement, old.stage);
}

function editsOf(model: DockerfileModel, old: Instruction, fragment: Fragment): Edit[] {
  const lines = fragment.model.text.slice(fragment.start, fragment.end).trimStart();
  const edit = narrowed(model.text, {
    ...old.contentSpan,
    text: lines.replaceAll('\n', model.newline),
  });
  if (edit === null) return [];
  const { start, end } = old.span;
  return compose(model, [
    { start: 0, end: start },
    { start, end, edits: [edit] },
    { start: end, end: model.text.length },
  ]);
}

function deleteOffer({ keyword, index }: Instruction): Offer[] {
  if (keyword === 'FROM') return [];
  return [
    {
      label: say(`Delete ${keyword}`, `删除 ${keyword}`),
      intent: { kind: 'deleteInstructions', instructions: [index] },
    },
  ];
}

function replacedText(old: Instruction, replacement: Instruction): Text {
  const [was, is] = [countText([old]), countText([replacement])];
  return old.keyword === replacement.keyword
    ? say(`Changed ${was.en}.`, `已修改 ${was['zh-CN']}。`)
    : say(`Replaced ${was.en} by ${is.en}.`, `已将 ${was['zh-CN']} 替换为 ${is['zh-CN']}。`);
}
