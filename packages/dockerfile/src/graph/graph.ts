import { graphProblems } from '../problems/graph.ts';
import { makeProblem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type {
  DockerfileModel,
  GraphEdge,
  GraphOptions,
  Problem,
  Span,
  Stage,
  StageGraph,
} from '../types.ts';
import { checkFrontend } from '../frontend/check.ts';
import { checkMountRoots } from '../validate/mount-root.ts';
import { linkStages, type Link } from './links.ts';
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
  const stages = drafts.map((draft): Stage => {
    const { id, index, name, base, platform, from, instructions } = draft;
    const rest = { needed: needed.has(index), isTarget: index === target };
    return { id, index, name, base, platform, from, instructions, ...rest };
  });
  const edges = makeEdges(model, drafts, links, needed);
  problems.push(...checkMountRoots(model, stages), ...checkFrontend(model));
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    stages,
    images: makeImages(edges),
    edges,
    target,
    usesContext: edges.some((edge) => edge.kind === 'context' && edge.needed),
    problems,
  };
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
    if (link.source.kind !== 'stage') continue;
    const list = uses.get(link.stage);
    if (list === undefined) uses.set(link.stage, [link.source.stage]);
    else list.push(link.source.stage);
  }
  const needed = new Set<number>(target === null ? [] : [target]);
  for (const index of needed) {
    const base = drafts[index]?.base;
    if (base?.kind === 'stage') needed.add(base.stage);
    for (const source of uses.get(index) ?? []) needed.add(source);
  }
  return needed;
}

function makeEdges(
  model: DockerfileModel,
  drafts: readonly StageDraft[],
  links: readonly Link[],
  needed: ReadonlySet<number>,
): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const add = (
    kind: GraphEdge['kind'],
    source: string,
    stage: number,
    instruction: number,
  ): void => {
    const target = drafts[stage]?.id ?? '';
    const by = model.instructions[instruction]?.id ?? String(instruction);
    const id = `${kind}:${source}>${target}:${by}`;
    edges.set(id, { id, kind, source, target, instruction, needed: needed.has(stage) });
  };
  for (const draft of drafts) {
    const { base } = draft;
    if (base.kind === 'stage') add('base', drafts[base.stage]?.id ?? '', draft.index, draft.from);
    else if (base.kind === 'image') add('base', `image:${base.ref}`, draft.index, draft.from);
  }
  for (const link of links) {
    const { source } = link;
    if (source.kind === 'context') add('context', 'context', link.stage, link.instruction);
    else if (source.kind === 'image')
      add(link.kind, `image:${source.ref}`, link.stage, link.instruction);
    else add(link.kind, drafts[source.stage]?.id ?? '', link.stage, link.instruction);
  }
  return [...edges.values()];
}

function makeImages(edges: readonly GraphEdge[]): StageGraph['images'] {
  const images = new Map<string, { ref: string; usedAsBase: boolean; needed: boolean }>();
  for (const edge of edges) {
    if (!edge.source.startsWith('image:')) continue;
    const known = images.get(edge.source);
    images.set(edge.source, {
      ref: edge.source.slice('image:'.length),
      usedAsBase: edge.kind === 'base' || known?.usedAsBase === true,
      needed: edge.needed || known?.needed === true,
    });
  }
  return [...images].map(([id, image]) => ({ id, ...image }));
}
