import type { GraphEdge, GraphIntent, NewBase, SourceEnd } from '@stagecraft/dockerfile';
import type { DragData } from '../../../state/drag-data.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import { withComments } from '../selection/with-comments.ts';
import { baseOf, edgeTextOf, sourceEndOf, togetherWith } from './ends.ts';
import { obstacleTo, type Obstacle } from './obstacle.ts';
import { defaultDestination, suggestedPaths } from './paths.ts';
import { stageOf, type Point, type Spot } from './spot.ts';

type Scene = Pick<Snapshot, 'model' | 'graph'>;

/** Why a drop is out of the question, by the names of the texts. */
export type Impossible = Obstacle | 'needsStage' | 'baseStays';

/** What a drop would do. */
export type Proposal =
  | { readonly kind: 'intent'; readonly intent: GraphIntent }
  /** More has to be asked; `preview` is what it would be with the likely answers. */
  | { readonly kind: 'task'; readonly task: GestureTask; readonly preview: GraphIntent | null }
  | { readonly kind: 'impossible'; readonly why: Impossible };

/** What is true at the time of a drop. */
export interface Drop {
  readonly spot: Spot;
  readonly at: Point;
  /** A key is held that asks for a copy. */
  readonly copy: boolean;
}

/** What dropping something somewhere means; null where it means nothing. Pure. */
export function proposalFor(scene: Scene, data: DragData, drop: Drop): Proposal | null {
  // On the way to a stage nothing is wrong yet.
  if (drop.spot.kind === 'empty' && ['rows', 'text', 'files'].includes(data.kind)) return null;
  switch (data.kind) {
    case 'rows':
      return forRows(scene, data.instructions, drop);
    case 'text':
      return drop.spot.kind === 'place'
        ? intent({ kind: 'insertText', place: drop.spot.place, text: data.text })
        : impossible('needsStage');
    case 'stageMove':
      return forStageMove(scene, data.stage, drop);
    case 'stage':
      return forNewStage(data.base, drop.spot);
    case 'files':
      return connection(scene, { kind: 'context' }, data.paths, drop);
    case 'line':
      return connection(scene, data.source, [], drop);
    case 'edgeEnd':
      return forEdgeEnd(scene, data, drop.spot);
  }
}

function forRows(scene: Scene, instructions: readonly number[], drop: Drop): Proposal | null {
  if (drop.spot.kind !== 'place') return impossible('needsStage');
  const { place } = drop.spot;
  if (!drop.copy) return intent({ kind: 'moveInstructions', instructions, place });
  const copies = instructions.flatMap((index) => scene.model.instructions[index] ?? []);
  const text = copies.map((one) => withComments(scene.model, one)).join('');
  return intent({ kind: 'insertText', place, text });
}

/** An image becomes the base of the stage that it is dropped on, anywhere else a stage of its own. */
function forNewStage(base: NewBase | null, spot: Spot): Proposal {
  if (base?.kind !== 'image') {
    return { kind: 'task', task: { kind: 'addStage', base }, preview: null };
  }
  return spot.kind === 'place' && spot.place.stage >= 0
    ? intent({ kind: 'setBase', stage: spot.place.stage, base })
    : intent({ kind: 'addStage', base, name: null, at: null });
}

/** A stage goes where another one stands in the file. */
function forStageMove({ graph }: Scene, stage: number, { spot }: Drop): Proposal | null {
  if (spot.kind === 'empty') return null;
  if (spot.kind === 'node') return impossible('needsStage');
  const to = Math.max(0, spot.place.stage);
  if (to === stage || graph.stages[to] === undefined) return null;
  return intent({ kind: 'moveStage', stage, to });
}

function connection(
  scene: Scene,
  source: SourceEnd,
  paths: readonly string[],
  { spot, at }: Drop,
): Proposal | null {
  if (spot.kind === 'empty') {
    const base = baseOf(source);
    if (base === null) return impossible('needsStage');
    return intent({ kind: 'addStage', base, name: null, at: null });
  }
  if (spot.kind === 'node' || spot.place.stage < 0) return impossible('needsStage');
  const { place } = spot;
  const obstacle = obstacleTo(scene.graph, source, place.stage);
  if (obstacle !== null) return impossible(obstacle);
  const sources = paths.length > 0 ? paths : suggestedPaths(scene, source).slice(0, 1);
  const destination = defaultDestination(scene, sources, source, place.stage);
  return {
    kind: 'task',
    task: { kind: 'connect', source, paths, place, at },
    preview:
      sources.length === 0 ? null : { kind: 'connectCopy', source, place, sources, destination },
  };
}

function forEdgeEnd(
  scene: Scene,
  { edge: id, end }: Extract<DragData, { kind: 'edgeEnd' }>,
  spot: Spot,
): Proposal | null {
  const found = scene.graph.edges.find((edge) => edge.id === id);
  const edge = found === undefined ? null : edgeTextOf(scene, found);
  if (found === undefined || edge === null || spot.kind === 'empty') return null;
  if (end === 'target') {
    if (edge.kind === 'base') return impossible('baseStays');
    if (spot.kind !== 'place' || spot.place.stage < 0) return impossible('needsStage');
    const { place } = spot;
    if (!standsForMany(scene, found)) return intent({ kind: 'rerouteTarget', edge, place });
    return { kind: 'task', task: { kind: 'rerouteTarget', edge: id, place }, preview: null };
  }
  const source = sourceEndOf(scene, spot.node);
  const target = stageOf(scene.graph, found.target);
  if (source === null || target === null) return impossible('needsStage');
  const obstacle = obstacleTo(scene.graph, source, target);
  if (obstacle !== null) return impossible(obstacle);
  if (standsForMany(scene, found)) {
    return { kind: 'task', task: { kind: 'reroute', edge: id, to: source }, preview: null };
  }
  if (edge.kind !== 'base') return intent({ kind: 'rerouteSource', edge, source });
  const base = baseOf(source);
  return base === null
    ? impossible('needsStage')
    : intent({ kind: 'setBase', stage: edge.stage, base });
}

/** Whether the line stands for several lines of the text, so that it has to be asked which one is meant. */
function standsForMany(scene: Scene, edge: GraphEdge): boolean {
  return togetherWith(scene, edge).filter((one) => edgeTextOf(scene, one) !== null).length > 1;
}

function intent(value: GraphIntent): Proposal {
  return { kind: 'intent', intent: value };
}

function impossible(why: Impossible): Proposal {
  return { kind: 'impossible', why };
}
