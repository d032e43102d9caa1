import type { Stage } from '@stagecraft/dockerfile';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { targetNameOf } from '../../../state/document/target.ts';
import { edgeTextOf, sourceEndOf } from '../gestures/ends.ts';
import { copyPlain } from '../selection/copy-plain.ts';
import { edgeOf, stageOf } from '../selection/subject.ts';
import type { Gesture, Plan } from './gesture.ts';
import { findUses, openIgnore } from './outside.ts';

type StageTask = Extract<GestureTask, { readonly stage: string }>['kind'];

const withStage =
  (gestureOf: (stage: Stage, snapshot: Snapshot) => Gesture | null): Plan =>
  (subject) => {
    const stage = stageOf(subject);
    return stage === null ? null : gestureOf(stage, subject.snapshot);
  };

const ask = (kind: StageTask): Plan => withStage(({ id }) => ({ task: { kind, stage: id } }));

const step = (distance: 1 | -1): Plan =>
  withStage(({ index }, { graph }) => {
    const to = index + distance;
    return to < 0 || to >= graph.stages.length
      ? null
      : { intent: { kind: 'moveStage', stage: index, to } };
  });

const deleteStage = withStage(({ id, index }, { graph }) =>
  graph.edges.some(({ source }) => source === id)
    ? { task: { kind: 'deleteStage', stage: id } }
    : { intent: { kind: 'deleteStage', stage: index, how: 'refuse' } },
);

const splitStage: Plan = ({ rows }) => {
  const [row] = rows;
  return row === undefined
    ? null
    : { intent: { kind: 'splitStage', stage: row.stage, before: row.index, name: null } };
};

const mergeStages = withStage(({ index, base }) =>
  base.kind === 'stage'
    ? { intent: { kind: 'mergeStages', stage: base.stage, into: index } }
    : null,
);

/** Several lines of the text that are drawn as one are asked about. */
const deleteEdges: Plan = ({ edges, snapshot }) => {
  const texts = edges.flatMap((edge) => edgeTextOf(snapshot, edge) ?? []);
  const [first] = edges;
  if (first === undefined || texts.length === 0) return null;
  if (texts.length > 1) return { task: { kind: 'deleteEdges', edge: first.id } };
  return { intent: { kind: 'deleteEdges', edges: texts } };
};

/** A base is changed by the stage that it is the base of. */
const reroute: Plan = (subject) => {
  const edge = edgeOf(subject);
  if (edge === null || edgeTextOf(subject.snapshot, edge) === null) return null;
  return edge.kind === 'base'
    ? { task: { kind: 'setBase', stage: edge.target } }
    : { task: { kind: 'reroute', edge: edge.id, to: null } };
};

/** What a stage is built from can't be another's: each has its own FROM. */
const rerouteTarget: Plan = (subject) => {
  const edge = edgeOf(subject);
  if (edge === null || edge.kind === 'base') return null;
  if (edgeTextOf(subject.snapshot, edge) === null) return null;
  return { task: { kind: 'rerouteTarget', edge: edge.id, place: null } };
};

/** What is taken of an image, the context or a stage that is selected. */
const takeFrom =
  (way: 'base' | 'copy'): Plan =>
  ({ snapshot, nodes, stages }) => {
    const node = nodes[0] ?? stages[0]?.id;
    const from = node === undefined ? null : sourceEndOf(snapshot, node);
    return from === null ? null : { task: { kind: 'useSource', way, from } };
  };

const withImage =
  (gestureOf: (ref: string) => Gesture): Plan =>
  ({ snapshot, nodes }) => {
    const image = snapshot.graph.images.find(({ id }) => nodes.includes(id));
    return image === undefined ? null : gestureOf(image.ref);
  };

/** What gestures on stages and edges come to. */
export const stageGestures = {
  newStage: ({ snapshot, nodes }) => {
    const image = snapshot.graph.images.find(({ id }) => nodes.includes(id));
    const base = image === undefined ? null : ({ kind: 'image', ref: image.ref } as const);
    return { task: { kind: 'addStage', base } };
  },
  stageOnThis: withStage(({ index }) => ({
    task: { kind: 'addStage', base: { kind: 'stage', stage: index } },
  })),
  useAsBase: takeFrom('base'),
  copyFromHere: takeFrom('copy'),
  copyName: withImage((ref) => ({ run: () => copyPlain(ref) })),
  findUses: withImage((ref) => ({ run: (store) => findUses(store, ref) })),
  aboutImage: withImage((ref) => ({ task: { kind: 'aboutImage', ref } })),
  showSent: () => ({ task: { kind: 'showSent' } }),
  openIgnore: () => ({ run: openIgnore }),
  renameStage: ask('renameStage'),
  setBase: ask('setBase'),
  chooseSource: ask('chooseSource'),
  splitRuntime: ask('splitRuntime'),
  dependenciesFirst: ask('dependenciesFirst'),
  setTarget: withStage((stage) => ({
    run: (store) => store.getState().setTarget(targetNameOf(stage)),
  })),
  unsetTarget: () => ({ run: (store) => store.getState().setTarget(null) }),
  duplicateStage: withStage(({ index }) => ({
    intent: { kind: 'duplicateStage', stage: index, name: null },
  })),
  stageUp: step(-1),
  stageDown: step(1),
  splitStage,
  mergeStages,
  deleteStage,
  reroute,
  rerouteTarget,
  deleteEdges,
} satisfies Record<string, Plan>;
