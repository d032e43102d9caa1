import { buildGraph } from '../../graph/graph.ts';
import type { StageGraph, Text } from '../../types.ts';
import { updateDockerfile } from '../../update/update.ts';
import { applyEdits } from '../apply-edits.ts';
import { compose, type Piece } from '../compose.ts';
import { labelOf } from '../edges/links.ts';
import type { EditContext, IntentEdits } from '../intent.ts';
import type { StageMove } from '../stage-move.ts';
import { otherVariable, type Shifted } from './boundary.ts';
import { makeNumbers, meaningsOf } from './meaning.ts';
import { referencesOf } from './references.ts';
import { refusals } from './refusals.ts';
import { notes } from './sentences.ts';

/** A change of stages that is put together. */
export interface Change {
  /** The new text. */
  readonly pieces: readonly Piece[];
  /** Where each stage is then. */
  readonly move: StageMove;
  /** How many stages there are then. */
  readonly count: number;
  /** A stage, and another one that is to be built of the same then. */
  readonly copy?: readonly [number, number];
  /** Stages that mean something else by intention. */
  readonly changed?: ReadonlySet<number>;
  /** Instructions that must see the same variables. */
  readonly sameVariables?: readonly Shifted[];
  /** Indices of the instructions that go elsewhere. */
  readonly moved?: readonly number[];
  readonly done: Text;
  readonly notes?: readonly Text[];
}

/**
 * The edits of a change. The new text is read, and the change is refused where a stage that it is not
 * about would be built of something else: a name that leads elsewhere now, a comment that has become a
 * parser directive, an instruction without an end that takes in the next.
 */
export function finish(context: EditContext, change: Change): IntentEdits {
  const { model, graph, options } = context;
  const { move, count, done, moved = [] } = change;
  const edits = compose(model, change.pieces).filter(
    (edit) => model.text.slice(edit.start, edit.end) !== edit.text,
  );
  const text = applyEdits(model.text, edits);
  if (text === model.text) return { ok: true, edits: [], done, notes: change.notes ?? [] };
  const next = updateDockerfile(model, text);
  const { target: _, ...rest } = options;
  const after: EditContext = { model: next, graph: buildGraph(next, rest), options };
  if (after.graph.stages.length !== count || directivesOf(after) !== directivesOf(context)) {
    return { ok: false, refusal: refusals.runsTogether() };
  }
  const other = otherMeaning(context, after, change);
  if (other !== null) {
    return { ok: false, refusal: refusals.otherMeaning(labelOf(context.graph, other)) };
  }
  for (const rows of change.sameVariables ?? []) {
    const seen = otherVariable(context, after, rows);
    if (seen === null) continue;
    const line = String(lineNumber(context, seen.instruction));
    return { ok: false, refusal: refusals.variables(line, seen.name) };
  }
  const last = lastNote(graph, after.graph, move);
  return { ok: true, edits, done, notes: [...(change.notes ?? []), ...last], moved };
}

/** 1-based, of the instruction's first line. */
export function lineNumber({ model }: EditContext, instruction: number): number {
  return (model.instructions[instruction]?.firstLine ?? 0) + 1;
}

function directivesOf({ model }: EditContext): string {
  return model.directives.map(({ name, value }) => `${name}=${value}`).join('\n');
}

/** A stage that would be built of something else, by its index before. */
function otherMeaning(
  before: EditContext,
  after: EditContext,
  { move, copy, changed = new Set() }: Change,
): number | null {
  const free = new Set([...changed, ...brokenStages(before)]);
  const mark = (stage: number): string => `stage ${String(stage)} as it was`;
  const numbers = makeNumbers();
  const old = meaningsOf(
    before.model,
    before.graph,
    numbers,
    new Map([...free].map((stage) => [stage, mark(stage)])),
  );
  const now = meaningsOf(
    after.model,
    after.graph,
    numbers,
    new Map([...free].map((stage) => [move[stage] ?? -1, mark(stage)])),
  );
  const [original, made] = copy ?? [-1, -1];
  if (copy !== undefined && !free.has(original) && now[made] !== old[original]) return original;
  const found = move.findIndex((to, stage) => to !== null && now[to] !== old[stage]);
  return found < 0 ? null : found;
}

/** Stages that name themselves or later ones, which BuildKit refuses: they can only get better. */
function brokenStages({ model, graph }: EditContext): number[] {
  return referencesOf(model, graph).flatMap(({ acting, target }) =>
    acting.filter((stage) => target >= stage),
  );
}

/** What is built when no target is named. */
function lastNote(before: StageGraph, after: StageGraph, move: StageMove): Text[] {
  const last = after.stages.at(-1);
  const count = before.stages.length;
  if (last === undefined || count === 0 || move[count - 1] === last.index) return [];
  return [notes.lastStage(last.name ?? String(last.index))];
}
