import type { Stage } from '@stagecraft/dockerfile';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { targetNameOf } from '../../../state/document/target.ts';
import { edgeTextOf } from '../gestures/ends.ts';
import { edgeOf, stageOf } from '../selection/subject.ts';
import type { Gesture, Plan } from './gesture.ts';

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

const deleteEdges: Plan = ({ edges, snapshot }) => {
  const texts = edges.flatMap((edge) => edgeTextOf(snapshot, edge) ?? []);
  return texts.length === 0 ? null : { intent: { kind: 'deleteEdges', edges: texts } };
};

/** A base is changed by the stage that it is the base of. */
const reroute: Plan = (subject) => {
  const edge = edgeOf(subject);
  if (edge === null || edgeTextOf(subject.snapshot, edge) === null) return null;
  return edge.kind === 'base'
    ? { task: { kind: 'setBase', stage: edge.target } }
    : { task: { kind: 'reroute', edge: edge.id } };
};

/** What gestures on stages and edges come to. */
export const stageGestures = {
  newStage: ({ nodes }) => {
    const image = nodes.find((id) => id.startsWith('image:'))?.slice('image:'.length);
    return {
      task: { kind: 'addStage', base: image === undefined ? null : { kind: 'image', ref: image } },
    };
  },
  renameStage: ask('renameStage'),
  setBase: ask('setBase'),
  chooseSource: ask('chooseSource'),
  splitRuntime: ask('splitRuntime'),
  dependenciesFirst: ask('dependenciesFirst'),
  setTarget: withStage((stage) => ({
    run: (store) => store.getState().setTarget(targetNameOf(stage)),
  })),
  duplicateStage: withStage(({ index }) => ({
    intent: { kind: 'duplicateStage', stage: index, name: null },
  })),
  stageUp: step(-1),
  stageDown: step(1),
  splitStage,
  mergeStages,
  deleteStage,
  reroute,
  deleteEdges,
} satisfies Record<string, Plan>;
