import { usesPosixShell } from '../../format/posix.ts';
import { instructionText } from '../../parse/logical.ts';
import type { DockerfileModel, Instruction, StageGraph } from '../../types.ts';
import type { EditResult } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { diffLists } from './diff.ts';
import { fieldRefusals } from './refusals.ts';
import { quoteForShell, simpleWords } from './shell-words.ts';
import { listedWords, rewriteWords } from './word-list.ts';
import { edited, refused } from './outcome.ts';

/** The command of a shell form as the shell gets it: what stands behind the flags, lines joined. */
export function commandText(model: DockerfileModel, instruction: Instruction): string {
  const { cooked } = instructionText(model, instruction);
  const words = listedWords(instruction);
  const first = words[0];
  if (first === undefined) return '';
  const { start } = first.span;
  const end = instruction.argsSpan.end;
  return cooked.at
    .map((at, piece) => {
      const from = cooked.source[piece] ?? 0;
      const to = from + (cooked.at[piece + 1] ?? cooked.text.length) - at;
      return model.text.slice(Math.max(from, start), Math.max(start, Math.min(to, end)));
    })
    .join('');
}

/** Lets the same command stand in the other form. */
export function editForm(
  model: DockerfileModel,
  instruction: Instruction,
  form: 'exec' | 'shell',
): EditResult {
  const { keyword } = instruction;
  if (instruction.form === form) return edited([]);
  if (instruction.form === null) return refused(fieldRefusals.field(keyword));
  if (keyword === 'SHELL' || instruction.heredocs.length > 0) {
    return refused(
      keyword === 'SHELL' ? fieldRefusals.noOtherForm(keyword) : fieldRefusals.needsShell(),
    );
  }
  if (!usesPosixShell(model)) return refused(fieldRefusals.otherShell());
  return form === 'exec' ? toExec(model, instruction) : toShell(model, instruction);
}

function toExec(model: DockerfileModel, instruction: Instruction): EditResult {
  const words = simpleWords(commandText(model, instruction));
  if (words === null) return refused(fieldRefusals.needsShell());
  return edited(withWords(model, instruction, words, 'json', (word) => JSON.stringify(word)));
}

function toShell(model: DockerfileModel, instruction: Instruction): EditResult {
  const values = listedWords(instruction).map(({ value }) => value);
  const words = quoteForShell(values);
  if (words === null || words.length === 0) return refused(fieldRefusals.wordNotQuotable());
  return edited(withWords(model, instruction, words, 'raw', (word) => word));
}

/** The words in the places of the old ones, in other writing. */
function withWords(
  model: DockerfileModel,
  instruction: Instruction,
  words: readonly string[],
  writing: 'raw' | 'json',
  write: (word: string) => string,
): ReturnType<typeof rewriteWords> {
  const old = listedWords(instruction);
  const hunks =
    old.length === words.length
      ? [{ start: 0, end: old.length, added: words }]
      : diffLists(
          old.map(({ value }) => value),
          words,
        );
  return rewriteWords(model, instruction, hunks, writing, write);
}

/** Arguments in exec form that hand the command to the shell that runs it now. */
export function namedShell({ model, graph }: EditContext, instruction: Instruction): string | null {
  if (instruction.form !== 'shell' || instruction.heredocs.length > 0) return null;
  if (!usesPosixShell(model)) return null;
  const shell = shellAt(model, graph, instruction) ?? ['/bin/sh', '-c'];
  const words = [...shell, commandText(model, instruction)];
  const list = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  return instruction.keyword === 'HEALTHCHECK' ? `CMD ${list}` : list;
}

/** The words of the SHELL that counts for an instruction, within this file; null where none is set. */
function shellAt(
  { instructions }: DockerfileModel,
  { stages }: StageGraph,
  { index, stage }: Instruction,
): readonly string[] | null {
  let [at, limit] = [stage, index];
  for (let count = stages.length; count > 0; count--) {
    const found = instructions.findLast(
      (one) => one.stage === at && one.index < limit && one.keyword === 'SHELL',
    );
    if (found !== undefined) return found.words.map(({ value }) => value);
    const base = stages[at]?.base;
    if (base?.kind !== 'stage') return null;
    at = base.stage;
    limit = instructions.length;
  }
  return null;
}
