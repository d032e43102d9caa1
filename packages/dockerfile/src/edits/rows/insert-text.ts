import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Instruction, StageGraph, Text } from '../../types.ts';
import { updateDockerfile } from '../../update/update.ts';
import { applyEdits } from '../apply-edits.ts';
import { offsetOf } from '../blocks.ts';
import { beginsWithDirective, compose } from '../compose.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { readFragment, type Fragment } from './fragment.ts';
import { isPlace } from './place.ts';
import { refusals } from './refusals.ts';
import { renameTaken } from './renamed.ts';
import { blanksOf, likeOthers } from './spacing.ts';
import type { Place } from './types.ts';
import { countText, stageText } from './words.ts';
import { afterEdits, writtenText } from './written.ts';

/**
 * Puts lines of any text in. Stages in it come below the stage of the place, so that none is cut in two;
 * those with a name that the file has get a free one, and numbers go on naming the stages that they named.
 * In a file of nothing but blank lines the text becomes the file, with its directives.
 */
export function insertText(
  context: EditContext,
  { place, text }: IntentOf<'insertText'>,
): IntentEdits {
  const { model } = context;
  if (!isPlace(model, place)) return refusals.place();
  const isEmpty = model.nodes.every(({ kind }) => kind === 'bom' || kind === 'blank');
  const read = readFragment(isEmpty ? null : model.escape, text);
  if (!read.ok) return read;
  const { fragment } = read;
  if (fragment.start === fragment.end) return refusals.noText();
  const [first] = fragment.instructions;
  if (place.stage < 0 && first !== undefined && !['ARG', 'FROM'].includes(first.keyword)) {
    return refusals.onlyArg(first.keyword);
  }
  return isEmpty ? fillFile(context, fragment) : insert(context, place, fragment);
}

function fillFile(
  { model, graph }: EditContext,
  { model: own, ...fragment }: Fragment,
): IntentEdits {
  const lines = own.text.slice(fragment.start, fragment.end);
  const start = model.nodes[0]?.kind === 'bom' ? 1 : 0;
  const text = `${lines}\n`.replaceAll('\n', model.newline);
  const edits = [{ start, end: model.text.length, text }];
  return { ok: true, edits, done: insertedText(graph, -1, fragment.instructions) };
}

function insert(context: EditContext, place: Place, fragment: Fragment): IntentEdits {
  const { model, graph } = context;
  const { instructions, start, end } = fragment;
  const froms = instructions.filter(({ keyword }) => keyword === 'FROM').length;
  const where = froms === 0 ? place : { stage: place.stage, before: null };
  const offset = offsetOf(model, where);
  const renaming = renameTaken(context, fragment);
  const own = rewritten(fragment.model, renaming.edits, place.stage + 1);
  const lines = own.text.slice(start, own.text.length - (fragment.model.text.length - end));
  const numbers = renumberStages(
    model,
    graph.stages.map(({ index }) => (index > place.stage ? index + froms : index)),
  );
  const edits = compose(model, [
    { start: 0, end: offset, edits: numbers.filter((edit) => edit.start < offset) },
    froms === 0 ? likeOthers(model, place, lines) : apart(model, offset, lines),
    {
      start: offset,
      end: model.text.length,
      edits: numbers.filter((edit) => edit.start >= offset),
    },
  ]);
  const kept = updateDockerfile(model, applyEdits(model.text, numbers));
  const expected = kept.instructions.map((one) => writtenText(kept, one));
  const at = model.instructions.filter(({ span }) => span.start < offset).length;
  const added = own.instructions.slice(0, -1).map((one) => writtenText(own, one));
  if (afterEdits(model, edits, expected.toSpliced(at, 0, ...added)) === null) {
    return refusals.open();
  }
  const notes = [...renaming.notes, ...directiveNotes(lines)];
  return { ok: true, edits, done: insertedText(graph, place.stage, instructions), notes };
}

/** A fragment's model after edits. Numbers in it that name one of its own stages count from `first` on. */
function rewritten(
  fragment: DockerfileModel,
  renaming: readonly Edit[],
  first: number,
): DockerfileModel {
  const renamed = updateDockerfile(fragment, applyEdits(fragment.text, renaming));
  const stages = renamed.instructions.filter(({ keyword }) => keyword === 'FROM');
  const numbers = renumberStages(
    renamed,
    stages.map((_, at) => first + at),
  );
  return updateDockerfile(renamed, applyEdits(renamed.text, numbers));
}

/** Lines of whole stages, with a blank line on either side where the file has lines and none is there. */
function apart(model: DockerfileModel, offset: number, lines: string): string {
  const blanks = blanksOf(model);
  const hasAbove = model.instructions.some(({ span }) => span.end <= offset);
  const above = hasAbove && !blanks.above(offset) ? '\n' : '';
  const below = offset < model.text.length && !blanks.below(offset) ? '\n' : '';
  return `${above}${lines}\n${below}`;
}

function directiveNotes(lines: string): Text[] {
  if (!beginsWithDirective(lines)) return [];
  return [
    say(
      'Parser directives of the text are comments here: they count at the very top of a file only.',
      '文本中的解析器指令在这里只是注释：它们只有位于文件最顶部才有效。',
    ),
  ];
}

function insertedText(
  graph: StageGraph,
  stage: number,
  instructions: readonly Instruction[],
): Text {
  const froms = instructions.filter(({ keyword }) => keyword === 'FROM').length;
  if (froms > 1) return say(`Added ${String(froms)} stages.`, `已添加 ${String(froms)} 个阶段。`);
  if (froms === 1) return say('Added a stage.', '已添加一个阶段。');
  const count = countText(instructions);
  // Between Chinese words there are no spaces.
  const what =
    instructions.length === 0 ? say('comments', '注释') : say(count.en, ` ${count['zh-CN']}`);
  if (stage < 0) {
    return say(
      `Put ${what.en} above the first FROM.`,
      `已在第一个 FROM 之前插入${what['zh-CN']}。`,
    );
  }
  const { en, 'zh-CN': zh } = stageText(graph, stage);
  return say(`Put ${what.en} into ${en}.`, `已在${zh} 中插入${what['zh-CN']}。`);
}
