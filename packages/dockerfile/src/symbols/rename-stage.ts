import type { Refusal } from '../edits/edit.ts';
import { contextFinder } from '../graph/contexts.ts';
import type { GraphOptions, StageGraph } from '../types.ts';
import { refusals } from './refusals.ts';

/** A stage name that every BuildKit takes: newer ones also read it as an image's name. */
const STAGE_NAME = /^[a-z][a-z0-9]*(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/** Why the stage can't have this name (in lower case), or null. */
export function stageRefusal(
  graph: StageGraph,
  stage: number,
  name: string,
  options: GraphOptions,
): Refusal | null {
  if (!STAGE_NAME.test(name)) return refusals.stageName(name);
  if (name === 'scratch' || name === 'context') return refusals.reservedStage(name);
  if (graph.stages.some((other) => other.index !== stage && other.name === name)) {
    return refusals.stageTaken(name);
  }
  if (contextFinder(options)(name) !== null) return refusals.contextTaken(name);
  // FROM finds earlier stages by their exact name; COPY --from and mounts find any, in any case.
  const captured =
    graph.stages.some(
      ({ index, base }) => index > stage && base.kind === 'image' && base.ref === name,
    ) ||
    graph.edges.some(
      ({ kind, source }) =>
        (kind === 'copy' || kind === 'mount') && source.toLowerCase() === `image:${name}`,
    );
  return captured ? refusals.imageTaken(name) : null;
}
