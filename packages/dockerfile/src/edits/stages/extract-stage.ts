import type { Instruction, Stage } from '../../types.ts';
import { blockOf } from '../blocks.ts';
import type { Piece } from '../compose.ts';
import { copyRefusal, writeCopy } from '../edges/copy-line.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentFunction, IntentOf } from '../intent.ts';
import { freeStageName } from '../naming.ts';
import type { Refused } from '../refuse.ts';
import { renumberStages } from '../renumber.ts';
import { boundaryRefusal, replacedRefusal } from './boundary.ts';
import { finish, lineNumber } from './finish.ts';
import { bodyPiece, gapOf, layoutOf, moving, piecesOf, within, type Layout } from './layout.ts';
import { newName } from './names.ts';
import { refusals } from './refusals.ts';
import { done, notes } from './sentences.ts';
import { imageText, nameEdit, readFrom, writeFrom, type From } from './write.ts';

/** What is taken out, and the stage around it. */
interface Extraction {
  readonly from: From;
  readonly rows: readonly number[];
  /** Name of the new stage. */
  readonly name: string;
  /** Of the part above, on which both are built; null where there is none. */
  readonly shared: string | null;
  /** What stands in the rows' place, after what they set. */
  readonly copies: string;
  /** To the FROM and to numbers, in the order of the text. */
  readonly edits: readonly Edit[];
}

/**
 * Makes a stage of instructions that follow each other. It begins where they began: with the stage's
 * base, or with the part above them, which becomes a stage that both are built FROM. In their place
 * stand COPYs of the given paths, and once more the instructions that set something (ENV, WORKDIR,
 * USER, ARG, CMD, …), so that they count for the rest as before.
 */
export const extractStage: IntentFunction<'extractStage'> = (context, intent) => {
  const { model, graph } = context;
  const rows = [...new Set(intent.instructions)].toSorted((a, b) => a - b);
  const own = stageOf(context, rows);
  if (own === null) return { ok: false, refusal: refusals.notTogether() };
  const from = readFrom(model, own.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, own.from))) };
  }
  const at = own.instructions.indexOf(rows[0] ?? -1);
  const above = own.instructions.slice(0, at);
  const below = own.instructions.slice(at + rows.length);
  const refusal =
    replacedRefusal(context, own) ?? boundaryRefusal(context, above, [...rows, ...below]);
  if (refusal !== null) return { ok: false, refusal };
  const chosen = newName(context, intent.name, ['build']);
  if (!chosen.ok) return chosen;
  const { name } = chosen;
  const copies = copiesOf(context, name, intent);
  if (typeof copies !== 'string') return copies;
  const shared = above.length === 0 ? null : freeStageName(context, ['base'], new Set([name]));
  const added = shared === null ? 1 : 2;
  const move = graph.stages.map(({ index }) => (index < own.index ? index : index + added));
  const edits = [
    ...(shared === null ? [] : nameEdit(model, from, shared)),
    ...renumberStages(model, move),
  ].toSorted((a, b) => a.start - b.start);
  const layout = layoutOf(model);
  const parts = { from, rows, name, shared, copies, edits };
  const taken = extractedPieces(context, layout, own.index, parts);
  const sections = graph.stages.map(({ index }) => ({
    pieces: index === own.index ? taken : [bodyPiece(layout, index, edits)],
    tailOf: index,
  }));
  const settings = settingsIn(context, rows);
  return finish(context, {
    pieces: piecesOf(layout, sections),
    move,
    count: graph.stages.length + added,
    changed: new Set([own.index]),
    sameVariables: [
      ...(shared === null ? [] : [{ instructions: rows, shift: 1 }]),
      { instructions: below, shift: added + settings.length + intent.paths.length },
    ],
    // What stands above them in the file is only the FROM, which stays.
    moved: shared === null ? rows : [],
    done: done.extracted(name, rows.length),
    notes: [
      notes.onlyPaths(name),
      ...(settings.length === 0 ? [] : [notes.settingsInBoth(keywordsOf(settings))]),
    ],
  });
};

/** The stage whose instructions these are, one after the other; null for others. */
function stageOf({ model, graph }: EditContext, rows: readonly number[]): Stage | null {
  const [first] = rows;
  const stage = graph.stages[model.instructions[first ?? -1]?.stage ?? -1];
  const at = stage?.instructions.indexOf(first ?? -1) ?? -1;
  if (stage === undefined || at < 0) return null;
  return rows.every((row, offset) => stage.instructions[at + offset] === row) ? stage : null;
}

/** A COPY for each path. */
function copiesOf(
  context: EditContext,
  from: string,
  { paths }: IntentOf<'extractStage'>,
): string | Refused {
  if (paths.length === 0) return { ok: false, refusal: refusals.noPaths() };
  const lines: string[] = [];
  for (const { source, destination } of paths) {
    const words = { from, flags: [], sources: [source], destination };
    const refused = copyRefusal(words);
    if (refused !== null) return refused;
    lines.push(writeCopy(context.model, words));
  }
  return lines.join('');
}

function extractedPieces(
  context: EditContext,
  layout: Layout,
  stage: number,
  { from, rows, name, shared, copies, edits }: Extraction,
): Piece[] {
  const { model } = context;
  const { start, end } = layout.stages[stage]?.body ?? { start: 0, end: 0 };
  const first = blockOf(model, rows[0] ?? -1).start;
  const last = model.instructions[rows.at(-1) ?? -1]?.span.end ?? first;
  const gap = gapOf(layout);
  const head = within({ start, end: first }, edits);
  const taken = within({ start: first, end: last }, edits);
  const rest = within({ start: last, end }, edits);
  const settings = settingsIn(context, rows).map((one) => settingText(context, one));
  const place = settings.join('') + copies;
  if (shared === null) {
    return [writeFrom(model, imageText(model, from), name), moving(taken), gap, head, place, rest];
  }
  const blank = model.nodes.some(({ kind, span }) => kind === 'blank' && span.end === first);
  const begin = (blank ? '' : gap) + writeFrom(model, shared, name);
  const again = gap + writeFrom(model, shared, from.name?.value ?? null);
  return [head, begin, taken, again + place, rest];
}

const MAKES_FILES: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

function settingsIn({ model }: EditContext, rows: readonly number[]): Instruction[] {
  return rows
    .flatMap((row) => model.instructions[row] ?? [])
    .filter((one) => !MAKES_FILES.has(one.keyword));
}

function settingText({ model }: EditContext, { span }: Instruction): string {
  const text = model.text.slice(span.start, span.end);
  return text.endsWith('\n') ? text : `${text}\n`;
}

function keywordsOf(settings: readonly Instruction[]): string {
  return [...new Set(settings.map(({ keyword: word }) => word))].join(', ');
}
