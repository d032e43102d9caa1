import { refusals } from '../../symbols/refusals.ts';
import { stageRefusal } from '../../symbols/rename-stage.ts';
import { renameSymbol } from '../../symbols/rename.ts';
import { isReachedByVariable } from '../../symbols/stage-symbols.ts';
import { symbolAt } from '../../symbols/symbols.ts';
import type { Instruction } from '../../types.ts';
import type { EditResult } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { edited, refused } from './outcome.ts';
import { fieldRefusals } from './refusals.ts';

/** Lets a FROM name another image or stage. */
export function editImage(instruction: Instruction, image: string): EditResult {
  const { detail, keyword } = instruction;
  if (detail.type !== 'from' || detail.image === null) return refused(fieldRefusals.field(keyword));
  if (image === detail.image.value) return edited([]);
  if (image === '' || /\s/.test(image)) return refused(fieldRefusals.unwritable());
  return edited([{ ...detail.image.span, text: image }]);
}

/** Names a FROM's stage, everywhere it is named; null takes the name away where nothing needs it. */
export function editName(
  context: EditContext,
  instruction: Instruction,
  wanted: string | null,
): EditResult {
  const { model, graph, options } = context;
  const { detail, keyword, stage } = instruction;
  if (detail.type !== 'from' || detail.image === null) return refused(fieldRefusals.field(keyword));
  const old = detail.name;
  if (wanted === null) return old === null ? edited([]) : dropName(context, instruction);
  if (old !== null) {
    if (wanted === old.value) return edited([]);
    return renameSymbol(model, graph, old.span.start, wanted, options);
  }
  const name = wanted.toLowerCase();
  const refusal = stageRefusal(graph, stage, name, options);
  if (refusal !== null) return refused(refusal);
  const { keywordSpan } = instruction;
  const written = model.text.slice(keywordSpan.start, keywordSpan.end);
  const as = written === written.toLowerCase() ? 'as' : 'AS';
  const { end } = detail.image.span;
  return edited([{ start: end, end, text: ` ${as} ${name}` }]);
}

function dropName(
  { model, graph }: EditContext,
  { detail, stage, words }: Instruction,
): EditResult {
  const name = detail.type === 'from' ? detail.name : null;
  const image = words[0];
  if (name === null || image === undefined) return edited([]);
  if (isReachedByVariable(model, graph, stage)) {
    return refused(refusals.throughVariable(name.value));
  }
  const symbol = symbolAt(model, graph, name.span.start);
  const needed = symbol?.occurrences.some(
    ({ role, form }) => role === 'reference' && form === 'name',
  );
  if (needed === true) return refused(fieldRefusals.stageInUse(name.value));
  return edited([{ start: image.span.end, end: name.span.end, text: '' }]);
}
