import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';
import type { StepMatch, StepState } from '../types.ts';
import { assignSteps, type ObservedStep } from './assign.ts';
import { createMatchByLines } from './by-lines.ts';
import { comparableRef } from './image-ref.ts';
import { matchOtherBuild } from './other-build.ts';
import { planStages, type StagePlan } from './plan.ts';
import { addShared } from './shared.ts';
import { similarity, wordsOf } from './similarity.ts';
import { readVertexName, type VertexName } from './vertex-name.ts';

/**
 * Says what each step of a build stands for: by the lines that the engine tells, where it does, and
 * by its name.
 * @param model the Dockerfile that was built (the frozen text, not today's)
 * @param graph its graph, resolved with the build's target and arguments
 * @returns step id → match, one for every step
 */
export function matchSteps(
  model: DockerfileModel,
  graph: StageGraph,
  steps: readonly StepState[],
): ReadonlyMap<string, StepMatch> {
  const plans = planStages(model, graph);
  const matches = new Map<string, StepMatch>();
  const byLabel = new Map<string | null, ObservedStep[]>();
  const names = steps.map(({ id, name, phase }) => ({
    id,
    read: asBlamed(readVertexName(name), phase),
  }));
  const triggers = podmanTriggers(names.map(({ read }) => read));
  for (const { id, read } of names) {
    // Set here for all, so that the map keeps the steps' order.
    matches.set(
      id,
      read.kind === 'step' ? { kind: 'unknown' } : matchOther(model, graph, read, triggers),
    );
    if (read.kind !== 'step') continue;
    const group = byLabel.get(read.stage) ?? [];
    group.push({ id, name: read });
    byLabel.set(read.stage, group);
  }
  for (const [label, observed] of byLabel) {
    for (const [plan, part] of splitByPlan(plansOf(graph, plans, label), observed)) {
      const from = graph.stages[plan.stage]?.from ?? 0;
      for (const [id, match] of assignSteps(plan, from, part)) matches.set(id, match);
    }
  }
  const strange = [...byLabel.values()].flat().filter(({ id }) => isUnknown(matches.get(id)));
  for (const [id, match] of matchOtherBuild(graph, plans, strange, matches)) matches.set(id, match);
  const byLines = createMatchByLines(model, graph);
  for (const [position, { id, lines }] of steps.entries()) {
    const name = names[position]?.read;
    const placed = lines && name ? byLines(lines, name, matches.get(id)) : null;
    if (placed !== null) matches.set(id, placed);
  }
  // Only BuildKit merges: the other builders announce each instruction, when they come to it.
  const isBuildkit = names.every(({ read }) => read.kind !== 'classic' && read.kind !== 'podman');
  return isBuildkit ? addShared(model, graph, plans, matches) : matches;
}

function isUnknown(match: StepMatch | undefined): boolean {
  return match === undefined || match.kind === 'unknown';
}

/** The stages that a name's stage part may mean: several when stages have one name. */
function plansOf(
  graph: StageGraph,
  plans: readonly StagePlan[],
  label: string | null,
): readonly StagePlan[] {
  if (label !== null) return plans.filter((plan) => plan.label === label);
  const lone = plans.length === 1 ? plans[0] : plans.find(({ stage }) => stage === graph.target);
  return lone === undefined ? [] : [lone];
}

/** Gives each step to the stage whose k-th instruction is most like it. */
function splitByPlan(
  plans: readonly StagePlan[],
  observed: readonly ObservedStep[],
): ReadonlyMap<StagePlan, readonly ObservedStep[]> {
  const first = plans[0];
  if (first === undefined) return new Map();
  if (plans.length === 1) return new Map([[first, observed]]);
  const parts = new Map<StagePlan, ObservedStep[]>(plans.map((plan) => [plan, []]));
  for (const step of observed) {
    const words = wordsOf(step.name.args);
    let best = first;
    let bestScore = -1;
    for (const plan of plans) {
      const planned = plan.steps[step.name.k - 1];
      if (planned?.keyword !== step.name.keyword) continue;
      const score = similarity(words, planned.words);
      if (score > bestScore) [best, bestScore] = [plan, score];
    }
    parts.get(best)?.push(step);
  }
  return parts;
}

function matchOther(
  model: DockerfileModel,
  graph: StageGraph,
  name: Exclude<VertexName, { kind: 'step' }>,
  triggers: ReadonlyMap<number | null, number>,
): StepMatch {
  switch (name.kind) {
    case 'internal':
      return { kind: 'internal', what: name.what };
    case 'image':
      return matchImage(graph, name.ref);
    case 'classic':
      return matchCounted(model, name.k - 1, name.keyword);
    case 'podman':
      return matchPodman(model, graph, name, triggers.get(name.stage) ?? 0);
    case 'export':
    case 'unknown':
      return { kind: name.kind };
  }
}

/** Looking an image up is no instruction's own step, but where that fails, the FROM that names it does. */
function asBlamed(name: VertexName, phase: StepState['phase']): VertexName {
  if (phase !== 'failed' || name.kind !== 'internal') return name;
  const ref = /^load metadata for (\S+)$/.exec(name.what)?.[1];
  return ref === undefined ? name : { kind: 'image', ref };
}

type PodmanName = Extract<VertexName, { kind: 'podman' }>;

/** Stage → number of ONBUILD triggers that its base brought: what they add to the FROM's count. */
function podmanTriggers(names: readonly VertexName[]): ReadonlyMap<number | null, number> {
  const counts = new Map<number | null, { first: number; most: number }>();
  for (const name of names) {
    if (name.kind !== 'podman') continue;
    const { first, most } = counts.get(name.stage) ?? { first: name.n, most: name.n };
    counts.set(name.stage, { first: name.k === 1 ? name.n : first, most: Math.max(most, name.n) });
  }
  return new Map([...counts].map(([stage, { first, most }]) => [stage, most - first]));
}

function matchPodman(
  model: DockerfileModel,
  graph: StageGraph,
  name: PodmanName,
  triggers: number,
): StepMatch {
  const stage = graph.stages[name.stage ?? 0];
  if (stage === undefined) return { kind: 'unknown' };
  if (name.k === 1) return matchCounted(model, stage.from, name.keyword);
  if (name.k <= 1 + triggers) {
    return { kind: 'onbuild', instruction: stage.from, stage: stage.index };
  }
  return matchCounted(model, stage.instructions[name.k - 2 - triggers], name.keyword);
}

function matchCounted(
  model: DockerfileModel,
  index: number | undefined,
  keyword: string,
): StepMatch {
  const instruction = index === undefined ? undefined : model.instructions[index];
  return instruction?.keyword === keyword
    ? { kind: 'instruction', instruction: instruction.index, stage: instruction.stage }
    : { kind: 'unknown' };
}

/** An image that no stage is built from serves only `COPY --from` or a mount: no instruction's own step. */
function matchImage(graph: StageGraph, ref: string): StepMatch {
  const wanted = comparableRef(ref);
  const stages = graph.stages.filter(
    ({ base }) => base.kind === 'image' && comparableRef(base.ref) === wanted,
  );
  const stage = stages.find(({ needed }) => needed) ?? stages[0];
  return stage === undefined
    ? { kind: 'internal', what: `FROM ${ref}` }
    : { kind: 'instruction', instruction: stage.from, stage: stage.index };
}
