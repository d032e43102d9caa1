import { graphProblems } from '../problems/graph.ts';
import { makeProblem, type Place } from '../problems/problem.ts';
import { lex } from '../shell/lex.ts';
import type { DockerfileModel, Instruction, Problem, Span } from '../types.ts';
import { findCircles } from './cycles.ts';
import { normalizeReference } from './reference.ts';
import { sourcesOf } from './sources.ts';
import type { StageDraft } from './stages.ts';

/** Triggers times children could grow without bound; no real file comes near this. */
const MAX_TRIGGERS = 20_000;

/** Without these the shell-word lexer has nothing to do. */
const SPECIAL = /['"$\\`]/;

/** What one instruction of a stage takes from, resolved. */
export interface Link {
  readonly kind: 'base' | 'copy' | 'mount' | 'context';
  /** Stage that the instruction acts in: for a trigger, the child. */
  readonly stage: number;
  readonly instruction: number;
  /** Node id. */
  readonly source: string;
  /** The stage it takes from; -1 for an image or the context. */
  readonly from: number;
}

/** A problem whose severity depends on which stages the target needs. */
export type LateProblem = (needed: ReadonlySet<number>) => Problem | null;

export interface Links {
  readonly links: readonly Link[];
  readonly faults: readonly LateProblem[];
}

/** What resolving the instructions of all stages needs and gathers. */
interface Linking {
  readonly model: DockerfileModel;
  readonly drafts: readonly StageDraft[];
  /** The last stage of each name. */
  readonly byName: ReadonlyMap<string, number>;
  readonly links: Link[];
  readonly faults: LateProblem[];
  /** The stages that each stage's own instructions take from, later ones included. */
  readonly sources: Map<number, number[]>;
  readonly circles: () => ReadonlyMap<number, number>;
}

/** Resolves COPY --from, mounts and context reads of every stage, triggers from its base first. */
export function linkStages(model: DockerfileModel, drafts: readonly StageDraft[]): Links {
  const byName = new Map<string, number>();
  for (const draft of drafts) if (draft.name !== null) byName.set(draft.name, draft.index);
  const sources = new Map<number, number[]>();
  let found: ReadonlyMap<number, number> | null = null;
  const circles = (): ReadonlyMap<number, number> => (found ??= findCircles(sources));
  const linking: Linking = { model, drafts, byName, links: [], faults: [], sources, circles };
  const triggers = triggersByStage(model);
  const broken = new Set(
    model.problems.flatMap((one) => (one.trigger === true ? [one.stage] : [])),
  );
  let triggersLeft = MAX_TRIGGERS;
  for (const draft of drafts) {
    if (draft.replaced !== undefined) continue;
    const base = draft.base.kind === 'stage' ? drafts[draft.base.stage] : undefined;
    const acting = base === undefined || base.replaced ? undefined : triggers.get(base.index);
    if (acting !== undefined && base !== undefined && broken.has(base.index)) {
      linking.faults.push(brokenTrigger(model, draft));
    }
    for (const trigger of acting ?? []) {
      if (triggersLeft === 0) break;
      triggersLeft--;
      linkInstruction(linking, draft.index, trigger, true);
    }
    for (const index of draft.instructions) {
      const instruction = model.instructions[index];
      if (instruction !== undefined) linkInstruction(linking, draft.index, instruction, false);
    }
  }
  return linking;
}

function linkInstruction(
  linking: Linking,
  stage: number,
  instruction: Instruction,
  isTrigger: boolean,
): void {
  const { type } = instruction.detail;
  if (type !== 'copy' && type !== 'run') return;
  const { model, drafts, byName, links, faults } = linking;
  const { index } = instruction;
  for (const use of sourcesOf(instruction)) {
    if (use.kind === 'context') {
      links.push({ kind: 'context', stage, instruction: index, source: 'context', from: -1 });
      continue;
    }
    const { kind, name } = use;
    const found = resolve(kind, name, stage, byName, drafts.length, model.escape);
    if (found.kind === 'image') {
      links.push({ kind, stage, instruction: index, source: `image:${found.ref}`, from: -1 });
    } else if (found.kind === 'stage') {
      const from = found.stage;
      links.push({ kind, stage, instruction: index, source: drafts[from]?.id ?? '', from });
    }
    if (!isTrigger && (found.kind === 'stage' || found.kind === 'later')) {
      addSource(linking.sources, stage, found.stage);
    }
    const fault = explain(linking, found, use, stage, instruction);
    if (fault === null) continue;
    // BuildKit reads a trigger only in a stage that it builds, where the stage itself is one to copy from.
    if (!isTrigger) faults.push(fault);
    else if (found.kind !== 'self') {
      faults.push((needed) => (needed.has(stage) ? fault(needed) : null));
    }
  }
}

function addSource(sources: Map<number, number[]>, stage: number, source: number): void {
  const list = sources.get(stage);
  if (list === undefined) sources.set(stage, [source]);
  else list.push(source);
}

function triggersByStage(model: DockerfileModel): Map<number, Instruction[]> {
  const found = new Map<number, Instruction[]>();
  for (const { stage, detail } of model.instructions) {
    if (detail.type !== 'onbuild' || detail.trigger === null) continue;
    const list = found.get(stage);
    if (list === undefined) found.set(stage, [detail.trigger]);
    else list.push(detail.trigger);
  }
  return found;
}

function brokenTrigger(model: DockerfileModel, draft: StageDraft): LateProblem {
  const from = model.instructions[draft.from];
  const image = from?.detail.type === 'from' ? from.detail.image : null;
  const span = image?.span ?? from?.keywordSpan ?? { start: 0, end: 0 };
  const place = { instruction: draft.from, stage: draft.index };
  return (needed) =>
    needed.has(draft.index) ? makeProblem(graphProblems.triggerFails, span, place) : null;
}

type Found =
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'image'; readonly ref: string }
  | { readonly kind: 'later'; readonly stage: number }
  | { readonly kind: 'scratch' | 'variable' | 'index' | 'self' };

/** COPY takes a name or an index; a mount a name only. The last definition of a name counts. */
function resolve(
  kind: 'copy' | 'mount',
  name: string,
  stage: number,
  byName: ReadonlyMap<string, number>,
  count: number,
  escape: string,
): Found {
  if (kind === 'copy') {
    if (SPECIAL.test(name)) {
      const result = lex(name, { escape, env: () => undefined });
      if (!result.ok || result.value !== name) return { kind: 'variable' };
    }
  } else if (/\$./.test(name)) return { kind: 'variable' };
  let found = byName.get(name.toLowerCase());
  if (kind === 'copy' && /^[+-]?[0-9]+$/.test(name)) {
    found = Number(name);
    if (found < 0 || found >= count) return { kind: 'index' };
  }
  if (found === undefined)
    return name === 'scratch' ? { kind: 'scratch' } : { kind: 'image', ref: name };
  if (found === stage) return { kind: 'self' };
  return { kind: found > stage ? 'later' : 'stage', stage: found };
}

function explain(
  linking: Linking,
  found: Found,
  { name, span }: { readonly name: string; readonly span: Span },
  stage: number,
  instruction: Instruction,
): LateProblem | null {
  const place: Place = { instruction: instruction.index, stage };
  switch (found.kind) {
    case 'variable':
      return () => makeProblem(graphProblems.fromVariable, span, place);
    case 'index':
      return () => makeProblem(graphProblems.badIndex, span, place, name);
    case 'self':
      return () => makeProblem(graphProblems.selfReference, span, place);
    case 'later':
      return (needed) => {
        const circle = linking.circles().get(stage);
        // BuildKit refuses a circle whether the target needs it or not.
        const turns = circle !== undefined && circle === linking.circles().get(found.stage);
        const kind =
          needed.has(stage) || turns ? graphProblems.laterStage : graphProblems.laterStageUnneeded;
        return makeProblem(kind, span, place, name);
      };
    case 'image': {
      const reference = normalizeReference(found.ref);
      if (reference.ok) return null;
      return () => makeProblem(graphProblems.badReference, span, place, name, reference.fault);
    }
    default:
      return null;
  }
}
