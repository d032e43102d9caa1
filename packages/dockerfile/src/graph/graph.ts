import { graphProblems } from '../problems/graph.ts';
import { makeProblem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { DockerfileModel, GraphOptions, Problem, Span, Stage, StageGraph } from '../types.ts';
import { checkFrontend } from '../frontend/check.ts';
import { checkMountRoots } from '../validate/mount-root.ts';
import { contextFinder } from './contexts.ts';
import { makeEdges, makeImages } from './edges.ts';
import { linkStages, type Link } from './links.ts';
import { stageProblems } from './stage-problems.ts';
import { readStages, type StageDraft } from './stages.ts';

/**
 * The stage graph of a model by BuildKit's resolution rules, with what the target needs. Nothing is
 * asked of a registry; a name that can't be known stays `unknown`. Never throws.
 */
export function buildGraph(model: DockerfileModel, options: GraphOptions = {}): StageGraph {
  const problems: Problem[] = [];
  const drafts = readStages(model, options, problems);
  const target = findTarget(model, drafts, options.target ?? null, problems);
  const { links, faults } = linkStages(model, drafts);
  const needed = reach(drafts, links, target);
  for (const fault of faults) {
    const problem = fault(needed);
    if (problem !== null) problems.push(problem);
  }
  const stages = drafts.map((draft) => finishStage(draft, needed, target));
  const edges = makeEdges(model, drafts, links, needed);
  problems.push(...checkMountRoots(model, stages), ...checkFrontend(model));
  problems.push(...stageProblems(model, { stages }, options));
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    stages,
    images: makeImages(edges, contextFinder(options)),
    edges,
    target,
    usesContext: edges.some((edge) => edge.kind === 'context' && edge.needed),
    problems,
  };
}

function finishStage(draft: StageDraft, needed: ReadonlySet<number>, target: number | null): Stage {
  const { id, index, name, base, platform, from, instructions, replaced } = draft;
  const stage = {
    id,
    index,
    name,
    base,
    platform,
    from,
    instructions,
    needed: needed.has(index),
    isTarget: index === target,
  };
  return replaced === undefined ? stage : { ...stage, replaced };
}

/** `--target`: a stage name without regard to case; the last stage by default. */
function findTarget(
  model: DockerfileModel,
  drafts: readonly StageDraft[],
  wanted: string | null,
  problems: Problem[],
): number | null {
  if (wanted === null || wanted === '') return drafts.length === 0 ? null : drafts.length - 1;
  const named = drafts.findLast((draft) => draft.name === wanted.toLowerCase());
  if (named !== undefined) return named.index;
  const byIndex = /^[0-9]{1,9}$/.test(wanted) ? drafts[Number(wanted)] : undefined;
  const spanOfStage = (draft: StageDraft | undefined): Span => {
    const instruction = draft === undefined ? undefined : model.instructions[draft.from];
    return instruction?.keywordSpan ?? { start: 0, end: 0 };
  };
  const place = { instruction: null, stage: null };
  if (byIndex !== undefined) {
    const kind = graphProblems.targetIndex;
    problems.push(makeProblem(kind, spanOfStage(byIndex), place, wanted, byIndex.name ?? ''));
    return byIndex.index;
  }
  const names = drafts.flatMap((draft) => (draft.name === null ? [] : [draft.name]));
  const hint = nearest(wanted, names) ?? '';
  const span = spanOfStage(drafts.at(-1));
  problems.push(makeProblem(graphProblems.unknownTarget, span, place, wanted, hint));
  return null;
}

/** Stages that the target needs, itself included. */
function reach(
  drafts: readonly StageDraft[],
  links: readonly Link[],
  target: number | null,
): ReadonlySet<number> {
  const uses = new Map<number, number[]>();
  for (const link of links) {
    if (link.from < 0) continue;
    const list = uses.get(link.stage);
    if (list === undefined) uses.set(link.stage, [link.from]);
    else list.push(link.from);
  }
  const needed = new Set<number>(target === null ? [] : [target]);
  for (const index of needed) {
    const base = drafts[index]?.base;
    if (base?.kind === 'stage') needed.add(base.stage);
    for (const source of uses.get(index) ?? []) needed.add(source);
  }
  return needed;
}
