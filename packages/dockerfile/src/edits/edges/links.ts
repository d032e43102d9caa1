import { say } from '../../problems/problem.ts';
import type { Instruction, StageGraph } from '../../types.ts';
import type { Offer } from '../intent.ts';
import { refuse, type Refused } from '../refuse.ts';

/** A stage as a person knows it: its name, or the number that COPY --from has for it. */
export function labelOf({ stages }: StageGraph, stage: number): string {
  return stages[stage]?.name ?? String(stage);
}

/** The stages that an instruction acts in: its own, or for a trigger those built FROM that. */
export function actingStages({ stages }: StageGraph, { keyword, stage }: Instruction): number[] {
  if (keyword !== 'ONBUILD') return [stage];
  return stages.flatMap(({ base, index }) =>
    base.kind === 'stage' && base.stage === stage ? [index] : [],
  );
}

/**
 * Why a stage can't take from another one, or null where it can: it takes only from those above it, and
 * what depends on it already stands below.
 */
export function linkRefusal(graph: StageGraph, source: number, target: number): Refused | null {
  if (graph.stages[source] === undefined || graph.stages[target] === undefined) return noSource();
  if (source < target) return null;
  const [from, to] = [labelOf(graph, source), labelOf(graph, target)];
  if (source === target) {
    return refuse(
      'own-stage',
      say(
        `Stage ${to} cannot take from itself: its files are there already.`,
        `阶段 ${to} 不能从自身获取文件：文件已在其中。`,
      ),
    );
  }
  const uses = usesByStage(graph);
  if (reaches(uses, source, target)) {
    return refuse(
      'circle',
      say(
        `${from} is built from ${to} already: that would be a circle.`,
        `${from} 已依赖 ${to}，这样会形成循环。`,
      ),
    );
  }
  return refuse(
    'later-stage',
    say(
      `Stage ${from} stands below stage ${to}, which can only take from the stages above it. Move ${from} up, or ${to} down.`,
      `阶段 ${from} 位于阶段 ${to} 之后，而阶段只能使用它前面的阶段。请将 ${from} 上移，或将 ${to} 下移。`,
    ),
    moveOffers(graph, uses, source, target),
  );
}

function noSource(): Refused {
  return refuse(
    'no-such-stage',
    say('There is no such stage any more. Choose another one.', '该阶段已不存在。请另选一个阶段。'),
  );
}

/** For each stage, those it takes from directly. */
function usesByStage({ stages, edges }: StageGraph): ReadonlySet<number>[] {
  const indexes = new Map(stages.map(({ id, index }) => [id, index]));
  const uses = stages.map(() => new Set<number>());
  for (const { source, target } of edges) {
    const from = indexes.get(source);
    if (from !== undefined) uses[indexes.get(target) ?? -1]?.add(from);
  }
  return uses;
}

function reaches(uses: readonly ReadonlySet<number>[], start: number, wanted: number): boolean {
  const seen = new Set([start]);
  for (const stage of seen) {
    if (stage === wanted) return true;
    for (const next of uses[stage] ?? []) seen.add(next);
  }
  return false;
}

/** The one move that makes `source` stand above `target`, where nothing between them is in the way. */
function moveOffers(
  graph: StageGraph,
  uses: readonly ReadonlySet<number>[],
  source: number,
  target: number,
): Offer[] {
  const [from, to] = [labelOf(graph, source), labelOf(graph, target)];
  if ([...(uses[source] ?? [])].every((used) => used < target)) {
    const label = say(`Move stage ${from} above stage ${to}`, `将阶段 ${from} 移到阶段 ${to} 之前`);
    return [{ label, intent: { kind: 'moveStage', stage: source, to: target } }];
  }
  const between = uses.slice(target + 1, source + 1);
  if (between.some((used) => used.has(target))) return [];
  const label = say(`Move stage ${to} below stage ${from}`, `将阶段 ${to} 移到阶段 ${from} 之后`);
  return [{ label, intent: { kind: 'moveStage', stage: target, to: source } }];
}
