import { lineOf } from '../../text/lines.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import { updateDockerfile } from '../../update/update.ts';
import { applyEdits } from '../apply-edits.ts';
import type { Edit, EditResult, Refusal } from '../edit.ts';
import type { EditContext, IntentEdits } from '../intent.ts';
import { textOf } from '../stage-move.ts';
import { editArguments } from './argument-lines.ts';
import { incomplete } from './complete.ts';
import { editFlags, type FlagChange } from './flags.ts';
import { editForm, namedShell } from './form.ts';
import { editImage, editName } from './from.ts';
import { editHeredoc } from './heredoc.ts';
import { tidyEdits } from './items.ts';
import { edited, refused } from './outcome.ts';
import { editPairs, type PairChange } from './pairs.ts';
import { fieldRefusals } from './refusals.ts';
import { expectationOf, meets, type Expectation } from './shape.ts';
import type { FieldChange, FieldIntent } from './types.ts';
import { editWords } from './word-list.ts';

/**
 * Changes parts of one instruction and leaves everything else as it is written. The result is read
 * again: a value that would end up as something else than what was asked for is refused, as is one that
 * reaches out of its place.
 */
export function setFields(context: EditContext, intent: FieldIntent): IntentEdits {
  const { model } = context;
  const instruction = changedOne(model, intent);
  if (instruction === null) return refused(fieldRefusals.instruction());
  const nothingLeft = incomplete(model.escape, instruction, intent.changes);
  if (nothingLeft !== null) return withoutIt(instruction, nothingLeft);
  const result = editAll(context, instruction, intent.changes);
  if (!result.ok) return withOffer(context, instruction, intent, result);
  const edits = tidyEdits(model.text, result.edits);
  const done = doneText(model, instruction);
  if (edits.length === 0) return { ok: true, edits, done };
  const expected = expectationOf(model, instruction, intent.changes);
  const names = intent.changes.some(({ field }) => field === 'name');
  if (expected === null || !isExact(model, edits, intent, expected, names)) {
    return refused(fieldRefusals.unwritable());
  }
  return { ok: true, edits, done };
}

/** The instruction that an intent is about: an ONBUILD's trigger where that is asked for. */
function changedOne({ instructions }: DockerfileModel, intent: FieldIntent): Instruction | null {
  const instruction = instructions[intent.instruction];
  if (instruction === undefined || intent.trigger !== true) return instruction ?? null;
  return instruction.detail.type === 'onbuild' ? instruction.detail.trigger : null;
}

/** Who empties an instruction may want to be rid of it. */
function withoutIt({ keyword, index }: Instruction, refusal: Refusal): IntentEdits {
  const code = refusal.code;
  if (keyword === 'FROM' || (code !== 'nothing-left' && code !== 'no-source')) {
    return refused(refusal);
  }
  const label = { en: `Delete ${keyword}`, 'zh-CN': `删除 ${keyword}` };
  const intent = { kind: 'deleteInstructions', instructions: [index] } as const;
  return { ...refused(refusal), offers: [{ label, intent }] };
}

function editAll(
  context: EditContext,
  instruction: Instruction,
  changes: readonly FieldChange[],
): EditResult {
  const { model } = context;
  const flags = changes.filter((change): change is FlagChange => change.field === 'flag');
  const pairs = changes.filter((change): change is PairChange => change.field === 'pair');
  const results: EditResult[] = [];
  if (flags.length > 0) results.push(editFlags(model, instruction, flags));
  if (pairs.length > 0) results.push(editAllPairs(model, instruction, pairs));
  for (const change of changes) {
    if (change.field !== 'flag' && change.field !== 'pair') {
      results.push(editOne(context, instruction, change));
    }
  }
  const edits: Edit[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    edits.push(...result.edits);
  }
  return edited(edits);
}

function editAllPairs(
  model: DockerfileModel,
  instruction: Instruction,
  changes: readonly PairChange[],
): EditResult {
  const { detail, keyword } = instruction;
  if (detail.type !== 'pairs') return refused(fieldRefusals.field(keyword));
  if (changes.some(({ pair }) => /[\n\r]/.test(`${pair?.name ?? ''}${pair?.value ?? ''}`))) {
    return refused(fieldRefusals.lineBreak());
  }
  return editPairs(model, instruction, detail, changes);
}

function editOne(
  context: EditContext,
  instruction: Instruction,
  change: Exclude<FieldChange, FlagChange | PairChange>,
): EditResult {
  const { model } = context;
  switch (change.field) {
    case 'words':
      return editWords(model, instruction, change.words);
    case 'arguments':
      return edited(editArguments(model, instruction, change.text));
    case 'form':
      return editForm(model, instruction, change.form);
    case 'image':
      return editImage(instruction, change.text);
    case 'name':
      return editName(context, instruction, change.name);
    case 'heredoc':
      return editHeredoc(model, instruction, change.at, change.text);
  }
}

/** Whether the edited text says what is expected, and the same as before everywhere else. */
function isExact(
  model: DockerfileModel,
  edits: readonly Edit[],
  intent: FieldIntent,
  expected: Expectation,
  names: boolean,
): boolean {
  const after = updateDockerfile(model, applyEdits(model.text, edits));
  if (after.instructions.length !== model.instructions.length) return false;
  const now = changedOne(after, intent);
  const isSame = now !== null && now.keyword === changedOne(model, intent)?.keyword;
  if (!isSame || !meets(after, now, expected)) return false;
  const index = intent.instruction;
  return model.instructions.every((one, at) => {
    const other = after.instructions[at];
    if (at === index || other === undefined) return true;
    return names ? one.keyword === other.keyword : textOf(model, one) === textOf(after, other);
  });
}

/** Where a command needs a shell, the exec form can name it. */
function withOffer(
  context: EditContext,
  instruction: Instruction,
  intent: FieldIntent,
  result: Extract<EditResult, { readonly ok: false }>,
): IntentEdits {
  if (result.refusal.code !== fieldRefusals.needsShell().code) return result;
  const text = namedShell(context, instruction);
  if (text === null) return result;
  const changes: FieldChange[] = [
    ...intent.changes.filter(({ field }) => field !== 'form'),
    { field: 'arguments', text },
  ];
  const label = {
    en: `Name the shell: ${text}`,
    'zh-CN': `写明 shell：${text}`,
  };
  return { ...result, offers: [{ label, intent: { ...intent, changes } }] };
}

function doneText(
  model: DockerfileModel,
  { keyword, contentSpan }: Instruction,
): { readonly en: string; readonly 'zh-CN': string } {
  const line = String(lineOf(model, contentSpan.start) + 1);
  return {
    en: `Changed ${keyword} in line ${line}.`,
    'zh-CN': `已修改第 ${line} 行的 ${keyword}。`,
  };
}
