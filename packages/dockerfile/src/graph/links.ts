import { graphProblems } from '../problems/graph.ts';
import { makeProblem, type Place } from '../problems/problem.ts';
import { lex } from '../shell/lex.ts';
import type { DockerfileModel, Instruction, Problem, Span } from '../types.ts';
import { normalizeReference } from './reference.ts';
import { sourcesOf } from './sources.ts';
import type { StageDraft } from './stages.ts';

/** Triggers times children could grow without bound; no real file comes near this. */
const MAX_TRIGGERS = 20_000;

/** What one instruction of a stage takes from, resolved. */
export interface Link {
  readonly kind: 'copy' | 'mount' | 'context';
  /** Stage that the instruction acts in: for a trigger, the child. */
  readonly stage: number;
  readonly instruction: number;
  readonly source:
    | { readonly kind: 'stage'; readonly stage: number }
    | { readonly kind: 'image'; readonly ref: string }
    | { readonly kind: 'context' };
}

/** A problem whose severity depends on which stages the target needs. */
export type LateProblem = (needed: ReadonlySet<number>) => Problem | null;

export interface Links {
  readonly links: readonly Link[];
  readonly faults: readonly LateProblem[];
}

/** Resolves COPY --from, mounts and context reads of every stage, triggers from its base first. */
export function linkStages(model: DockerfileModel, drafts: readonly StageDraft[]): Links {
  const links: Link[] = [];
  const faults: LateProblem[] = [];
  const triggers = triggersByStage(model);
  const byName = new Map<string, number>();
  for (const draft of drafts) if (draft.name !== null) byName.set(draft.name, draft.index);
  const take = (stage: number, instruction: Instruction): void => {
    for (const use of sourcesOf(instruction)) {
      if (use.kind === 'context') {
        links.push({
          kind: 'context',
          stage,
          instruction: instruction.index,
          source: { kind: 'context' },
        });
        continue;
      }
      const found = resolve(use.kind, use.name, stage, byName, drafts.length, model.escape);
      if (found.kind === 'stage' || found.kind === 'image') {
        links.push({ kind: use.kind, stage, instruction: instruction.index, source: found });
      }
      const fault = explain(found, use.name, use.span, stage, instruction);
      if (fault !== null) faults.push(fault);
    }
  };
  const broken = new Set(
    model.problems.flatMap((one) => (one.trigger === true ? [one.stage] : [])),
  );
  let triggersLeft = MAX_TRIGGERS;
  for (const draft of drafts) {
    const base = draft.base.kind === 'stage' ? drafts[draft.base.stage] : undefined;
    if (base !== undefined && broken.has(base.index)) faults.push(brokenTrigger(model, draft));
    for (const index of (base === undefined ? undefined : triggers.get(base.index)) ?? []) {
      const detail = model.instructions[index]?.detail;
      if (triggersLeft === 0) break;
      triggersLeft--;
      if (detail?.type !== 'onbuild' || detail.trigger === null) continue;
      take(draft.index, detail.trigger);
    }
    for (const index of draft.instructions) {
      const instruction = model.instructions[index];
      if (instruction !== undefined) take(draft.index, instruction);
    }
  }
  return { links, faults };
}

function triggersByStage(model: DockerfileModel): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { index, stage, detail } of model.instructions) {
    if (detail.type !== 'onbuild') continue;
    const list = found.get(stage);
    if (list === undefined) found.set(stage, [index]);
    else list.push(index);
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
  | { readonly kind: 'scratch' | 'variable' | 'index' | 'self' | 'later' };

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
    const result = lex(name, { escape, env: () => undefined });
    if (!result.ok || result.value !== name) return { kind: 'variable' };
  } else if (/\$./.test(name)) return { kind: 'variable' };
  let found = byName.get(name.toLowerCase());
  if (kind === 'copy' && /^[+-]?[0-9]+$/.test(name)) {
    found = Number(name);
    if (found < 0 || found >= count) return { kind: 'index' };
  }
  if (found === undefined)
    return name === 'scratch' ? { kind: 'scratch' } : { kind: 'image', ref: name };
  if (found === stage) return { kind: 'self' };
  return found > stage ? { kind: 'later' } : { kind: 'stage', stage: found };
}

function explain(
  found: Found,
  name: string,
  span: Span,
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
        const kind = needed.has(stage)
          ? graphProblems.laterStage
          : graphProblems.laterStageUnneeded;
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
