import { sourcesOf } from '../../graph/sources.ts';
import { say } from '../../problems/problem.ts';
import type { Instruction, StageGraph } from '../../types.ts';
import type { Offer } from '../intent.ts';
import type { Refused } from '../refuse.ts';
import { refusals } from './refusals.ts';
import { stageText } from './words.ts';

/** Why an instruction can't stand in a stage: it takes from that one, or from a later one. */
export function sourceRefusal(
  graph: StageGraph,
  instruction: Instruction,
  stage: number,
): Refused | null {
  const source = forwardSource(graph, instruction, stage);
  if (source === null) return null;
  const target = stageText(graph, stage);
  if (source === stage) return refusals.sameStage(instruction.keyword, target);
  const offers = canMove(graph, source, stage) ? moveOffer(graph, source, stage) : [];
  return refusals.laterStage(instruction.keyword, stageText(graph, source), target, offers);
}

/**
 * The stage that an instruction takes from by COPY --from or a mount, where that is `stage` or a later
 * one; null for none. The last stage of a name counts, and a mount names none by its number
 * (moby/buildkit frontend/dockerfile/dockerfile2llb/convert.go).
 */
export function forwardSource(
  { stages }: StageGraph,
  instruction: Instruction,
  stage: number,
): number | null {
  for (const use of sourcesOf(instruction)) {
    if (use.kind === 'context') continue;
    const numbered = use.kind === 'copy' && /^[0-9]+$/.test(use.name);
    const name = use.name.toLowerCase();
    const found = numbered ? Number(use.name) : stages.findLastIndex((one) => one.name === name);
    if (found >= stage && found < stages.length) return found;
  }
  return null;
}

/** Whether nothing that a stage takes from stands between its new place and its old one. */
function canMove({ stages, edges }: StageGraph, stage: number, to: number): boolean {
  const later = new Set(stages.slice(to, stage).map(({ id }) => id));
  const own = stages[stage]?.id;
  return edges.every(({ source, target }) => target !== own || !later.has(source));
}

/** Offers to move a stage to the place of another one. */
export function moveOffer(graph: StageGraph, stage: number, to: number): Offer[] {
  const target = Math.max(0, to);
  if (target === stage || graph.stages[target] === undefined) return [];
  const { en, 'zh-CN': zh } = stageText(graph, stage);
  return [
    { label: say(`Move ${en}`, `移动${zh}`), intent: { kind: 'moveStage', stage, to: target } },
  ];
}
