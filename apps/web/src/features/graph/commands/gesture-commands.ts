import type { GraphEdge } from '@stagecraft/dockerfile';
import type { Command } from '../../../state/commands.ts';
import { edgeOf, stageOf, subjectOf, type Subject } from '../selection/subject.ts';

type Need = (subject: Subject) => boolean;

const someRows: Need = ({ rows }) => rows.length > 0;
const oneInstruction: Need = ({ one }) => one !== null;
const oneStage: Need = ({ rows, stages }) => rows.length === 0 && stages.length === 1;
const inOneStage: Need = (subject) => stageOf(subject) !== null;
const rowsOfOneStage: Need = (subject) => someRows(subject) && inOneStage(subject);
const text: Need = (subject) => someRows(subject) || subject.stages.length > 0;
const always: Need = () => true;
const onStage: Need = (subject) => {
  const stage = stageOf(subject);
  return stage !== null && stage.base.kind === 'stage';
};
/** The last stage is the target where none is chosen. */
const isChosenTarget: Need = (subject) => {
  const stage = oneStage(subject) ? stageOf(subject) : null;
  return stage?.isTarget === true && stage.index < subject.snapshot.graph.stages.length - 1;
};
const runs: Need = ({ rows }) => rows.length > 1 && rows.every(({ keyword }) => keyword === 'RUN');
const oneRun: Need = ({ rows }) => rows.length === 1 && rows[0]?.keyword === 'RUN';

const leads = (edge: GraphEdge | null): boolean => edge !== null && edge.kind !== 'base';
const onlyNode: Need = ({ rows, stages, nodes }) =>
  rows.length === 0 && nodes.length + stages.length === 1;
const onImage: Need = (subject) =>
  onlyNode(subject) && subject.snapshot.graph.images.some(({ id }) => id === subject.nodes[0]);
const onContext: Need = (subject) =>
  onlyNode(subject) &&
  subject.snapshot.graph.edges.some(
    ({ kind, source }) => kind === 'context' && source === subject.nodes[0],
  );
const onSource: Need = (subject) =>
  onImage(subject) || onContext(subject) || (onlyNode(subject) && subject.stages.length === 1);

/** Gesture → when it makes sense, and its keys on the graph. */
const gestures = {
  editForm: [oneInstruction, ['Alt+Enter', 'E']],
  editText: [({ rows }) => rows.length === 1, ['F2']],
  addInstruction: [always, ['A', 'Insert']],
  moveUp: [someRows, ['Alt+ArrowUp']],
  moveDown: [someRows, ['Alt+ArrowDown']],
  moveToPrevious: [rowsOfOneStage, ['Alt+Shift+PageUp']],
  moveToNext: [rowsOfOneStage, ['Alt+Shift+PageDown']],
  moveRows: [someRows, ['Alt+M']],
  whatIf: [rowsOfOneStage, []],
  duplicate: [someRows, ['Mod+D', 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowUp']],
  comment: [someRows, ['Mod+/']],
  copy: [text, ['Mod+C']],
  cut: [text, ['Mod+X']],
  paste: [always, ['Mod+V']],
  delete: [someRows, ['Delete', 'Backspace']],
  splitStage: [({ rows }) => rows.length === 1 && (rows[0]?.stage ?? -1) >= 0, []],
  extractStage: [rowsOfOneStage, []],
  newStage: [always, ['N']],
  stageOnThis: [oneStage, []],
  useAsBase: [onImage, []],
  copyFromHere: [onSource, []],
  copyName: [onImage, []],
  findUses: [onImage, []],
  aboutImage: [onImage, []],
  showSent: [onContext, []],
  openIgnore: [onContext, []],
  renameStage: [oneStage, ['F2']],
  setTarget: [(subject) => oneStage(subject) && stageOf(subject)?.isTarget === false, ['T']],
  unsetTarget: [isChosenTarget, ['T']],
  setBase: [inOneStage, []],
  chooseSource: [inOneStage, ['C']],
  duplicateStage: [oneStage, ['Mod+D']],
  stageUp: [oneStage, ['Alt+Shift+ArrowUp']],
  stageDown: [oneStage, ['Alt+Shift+ArrowDown']],
  mergeStages: [onStage, []],
  deleteStage: [oneStage, ['Delete', 'Backspace']],
  reroute: [(subject) => edgeOf(subject) !== null, ['R']],
  rerouteTarget: [(subject) => leads(edgeOf(subject)), ['Shift+R']],
  deleteEdges: [({ edges }) => edges.length > 0, ['Delete', 'Backspace']],
  mergeRuns: [runs, []],
  addCacheMounts: [oneRun, []],
  splitRuntime: [inOneStage, []],
  dependenciesFirst: [inOneStage, []],
} satisfies Record<string, readonly [Need, readonly string[]]>;

/** What a person asks of the Dockerfile by the graph. */
export type GestureId = keyof typeof gestures;

function isGesture(id: string): id is GestureId {
  return id in gestures;
}

const ids = Object.keys(gestures).filter(isGesture);

/** A gesture as a command. */
export interface GestureCommand extends Command {
  readonly gesture: GestureId;
}

function command(gesture: GestureId): GestureCommand {
  const [need, shortcut] = gestures[gesture];
  return {
    id: `graph.${gesture}`,
    gesture,
    titleKey: `graph:doing.${gesture}`,
    group: 'graph',
    ...(shortcut.length === 0 ? {} : { shortcut, graphKey: true }),
    when: (state) => {
      const subject = subjectOf(state);
      return subject !== null && need(subject);
    },
    run: async (store) => (await import('./run-gesture.ts')).runGesture(store, gesture),
  };
}

/** One command a gesture. What they do is fetched with the graph. */
export const gestureCommands: readonly GestureCommand[] = ids.map(command);
