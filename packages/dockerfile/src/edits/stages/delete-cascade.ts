import type { DockerfileModel, Flag, Instruction, Text } from '../../types.ts';
import { blockOf } from '../blocks.ts';
import { labelOf } from '../edges/links.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { finish } from './finish.ts';
import { bodyPiece, layoutOf, piecesOf, type Section } from './layout.ts';
import { childrenOf, referencesOf, type Reference } from './references.ts';
import { refusals } from './refusals.ts';
import { done, notes } from './sentences.ts';
import { describe } from './users.ts';

/**
 * Deletes a stage with the stages built FROM it, and in the others the COPY instructions and mounts that
 * name one of these.
 */
export function deleteWithUsers(
  context: EditContext,
  stage: number,
  users: readonly Reference[],
): IntentEdits {
  const { model, graph } = context;
  const gone = descendants(context, stage);
  if (gone.size === graph.stages.length) return { ok: false, refusal: refusals.onlyStage() };
  const places =
    gone.size === 1 ? users.filter(({ kind }) => kind !== 'base') : usersOfAll(context, gone);
  let next = 0;
  const move = graph.stages.map(({ index }) => (gone.has(index) ? null : next++));
  const edits = [...withoutPlaces(model, places), ...renumberStages(model, move)].toSorted(
    (a, b) => a.start - b.start,
  );
  const layout = layoutOf(model);
  const sections = graph.stages.flatMap(({ index }): Section[] =>
    gone.has(index) ? [] : [{ pieces: [bodyPiece(layout, index, edits)], tailOf: index }],
  );
  return finish(context, {
    pieces: piecesOf(layout, sections),
    move,
    count: next,
    changed: new Set(places.flatMap(({ stage: own, acting }) => [own, ...acting])),
    done: done.deletedWith(labelOf(context.graph, stage), gone.size - 1, places.length),
    notes: whatGoes(context, stage, gone, places),
  });
}

/** The stage and those built FROM it, or from such. */
function descendants({ graph }: EditContext, stage: number): ReadonlySet<number> {
  const children = childrenOf(graph);
  const gone = new Set([stage]);
  for (const one of gone) for (const child of children[one] ?? []) gone.add(child);
  return gone;
}

function usersOfAll({ model, graph }: EditContext, gone: ReadonlySet<number>): Reference[] {
  return referencesOf(model, graph).filter(
    ({ stage, target }) => gone.has(target) && !gone.has(stage),
  );
}

function whatGoes(
  context: EditContext,
  stage: number,
  gone: ReadonlySet<number>,
  places: readonly Reference[],
): Text[] {
  const others = [...gone].filter((index) => index !== stage);
  const names = others.map((index) => labelOf(context.graph, index));
  const stages = others.length === 0 ? [] : [notes.stagesToo(names)];
  const lines = places.filter(({ kind }) => kind === 'copy');
  const mounts = places.filter(({ kind }) => kind === 'mount');
  return [
    ...stages,
    ...(lines.length === 0 ? [] : [notes.goesToo(describe(context, lines))]),
    ...(mounts.length === 0 ? [] : [notes.mountsGo(describe(context, mounts))]),
  ];
}

/** Takes away whole instructions for COPY and only the flags for mounts. */
function withoutPlaces(model: DockerfileModel, places: readonly Reference[]): Edit[] {
  return places.flatMap(({ kind, instruction: at, span }): Edit[] => {
    const instruction = model.instructions[at];
    if (instruction === undefined) return [];
    if (kind === 'copy') return [{ ...blockOf(model, at), text: '' }];
    const { detail } = instruction;
    const run = detail.type === 'onbuild' ? detail.trigger : instruction;
    const index = run?.flags.findIndex(
      (flag) => flag.span.start <= span.start && flag.span.end >= span.end,
    );
    const flag = run?.flags[index ?? -1];
    if (run === null || run === undefined || index === undefined || flag === undefined) return [];
    return [withoutFlag(model, run, flag, run.flags[index + 1])];
  });
}

/** With what parts it from the next word, unless that holds a comment. */
function withoutFlag(
  { text }: DockerfileModel,
  { argsSpan }: Instruction,
  flag: Flag,
  next: Flag | undefined,
): Edit {
  const { start, end } = flag.span;
  const to = next?.span.start ?? argsSpan.start;
  const between = text.slice(end, to);
  return { start, end: to > end && !between.includes('#') ? to : end, text: '' };
}
