import { say } from '../../problems/problem.ts';
import { skipSpace } from '../../text/chars.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import { compose, type Piece } from '../compose.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { selected } from './selection.ts';
import { takenAway } from './take-away.ts';
import { countText } from './words.ts';

/**
 * Makes comments of all lines of instructions, here-documents included. The mark stands where the
 * least indented line begins, so that the lines keep their indentation and taking it away gives them back.
 */
export function commentInstructions(
  context: EditContext,
  { instructions: indices }: IntentOf<'commentInstructions'>,
): IntentEdits {
  const { model } = context;
  const selection = selected(model, indices);
  if (!selection.ok) return selection;
  const pieces: Piece[] = [];
  let at = 0;
  for (const instruction of selection.instructions) {
    const { start, end } = instruction.span;
    pieces.push({ start: at, end: start }, { start, end, edits: marksOf(model, instruction) });
    at = end;
  }
  const edits = compose(model, [...pieces, { start: at, end: model.text.length }]);
  const gone = new Set(selection.instructions.map(({ index }) => index));
  const what = countText(selection.instructions);
  const done = say(`Commented out ${what.en}.`, `已注释掉 ${what['zh-CN']}。`);
  return takenAway(context, gone, edits, done);
}

function marksOf({ text, lineStarts }: DockerfileModel, instruction: Instruction): Edit[] {
  const { firstLine, lastLine, span } = instruction;
  // The first line of the file may begin with a byte order mark.
  const starts = [span.start, ...lineStarts.slice(firstLine + 1, lastLine + 1)];
  const lines = starts.map((start, at) => {
    const end = starts[at + 1] ?? span.end;
    const first = skipSpace(text, start, end);
    return { start, isBlank: first === end, indent: text.slice(start, first) };
  });
  const indents = lines.flatMap(({ isBlank, indent }) => (isBlank ? [] : [indent]));
  const length = commonLength(indents);
  return lines.map(({ start, isBlank }) => {
    const from = isBlank ? start : start + length;
    return { start: from, end: from, text: isBlank ? '#' : '# ' };
  });
}

/** How many characters all texts begin with alike. */
function commonLength(texts: readonly string[]): number {
  const [first = ''] = texts;
  return texts.reduce((length, text) => {
    let same = 0;
    while (same < length && text[same] === first[same]) same += 1;
    return same;
  }, first.length);
}
