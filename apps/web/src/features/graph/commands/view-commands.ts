import type { Command, CommandContribution } from '../../../state/commands.ts';
import { targetNameOf } from '../../../state/document/target.ts';
import type { GraphDirection } from '../../../state/view-slice.types.ts';
import type { AppState, AppStore } from '../../../state/types.ts';
import { hasGraph } from './has-graph.ts';
import { rowsOfStage } from '../selection/choose.ts';
import { hasSelection, stageOf, subjectOf } from '../selection/subject.ts';

function ask(kind: Parameters<AppState['requestGraph']>[0]) {
  return (store: AppStore): void => {
    const { showCentre, requestGraph } = store.getState();
    showCentre('graph');
    requestGraph(kind);
  };
}

/** Shows the graph the other way, and has the keyboard go with it. */
function showAs(view: AppState['graphView']) {
  return (store: AppStore): void => {
    store.getState().setGraphView(view);
    ask('focus')(store);
  };
}

/** Ids of the rows of the stage that is selected, or that the cursor is in. */
function stageRows(state: AppState): readonly string[] {
  const subject = subjectOf(state);
  const stage = subject === null ? null : stageOf(subject);
  return subject === null || stage === null ? [] : rowsOfStage(subject.snapshot.model, stage.index);
}

/** Name by which `--target` finds the stage that the cursor is in; null when it is in none. */
function stageAtCursor(state: AppState): string | null {
  const { snapshot, cursorInstruction } = state;
  if (snapshot === null || cursorInstruction === null) return null;
  const index = snapshot.model.instructions[cursorInstruction]?.stage ?? -1;
  const stage = snapshot.graph.stages[index];
  return stage === undefined ? null : targetNameOf(stage);
}

function draw(direction: GraphDirection, titleKey: Command['titleKey']): Command {
  return {
    id: `graph.direction.${direction}`,
    titleKey,
    group: 'graph',
    when: (state) => hasGraph(state) && state.graphDirection !== direction,
    run: (store) => store.getState().setGraphDirection(direction),
  };
}

/** What a person does with the stage graph. */
export const viewCommands: CommandContribution = [
  {
    id: 'graph.focus',
    titleKey: 'graph:command.focus',
    group: 'go',
    shortcut: 'Mod+2',
    when: ({ snapshot }) => snapshot !== null,
    run: ask('focus'),
  },
  {
    id: 'graph.fit',
    titleKey: 'graph:command.fit',
    group: 'graph',
    shortcut: 'Alt+0',
    when: hasGraph,
    run: ask('fit'),
  },
  {
    id: 'graph.zoomIn',
    titleKey: 'graph:command.zoomIn',
    group: 'graph',
    when: hasGraph,
    run: ask('zoomIn'),
  },
  {
    id: 'graph.zoomOut',
    titleKey: 'graph:command.zoomOut',
    group: 'graph',
    when: hasGraph,
    run: ask('zoomOut'),
  },
  {
    id: 'graph.tree',
    titleKey: 'graph:command.tree',
    group: 'graph',
    shortcut: 'Alt+T',
    when: (state) => hasGraph(state) && state.graphView === 'canvas',
    run: showAs('tree'),
  },
  {
    id: 'graph.canvas',
    titleKey: 'graph:command.canvas',
    group: 'graph',
    shortcut: 'Alt+T',
    when: (state) => hasGraph(state) && state.graphView === 'tree',
    run: showAs('canvas'),
  },
  {
    id: 'graph.selectAll',
    titleKey: 'graph:command.selectAll',
    group: 'graph',
    shortcut: 'Mod+A',
    graphKey: true,
    when: (state) => stageRows(state).length > 0,
    run: (store) => store.getState().select({ rows: stageRows(store.getState()) }),
  },
  {
    id: 'graph.selectNone',
    titleKey: 'graph:command.selectNone',
    group: 'graph',
    shortcut: 'Escape',
    graphKey: true,
    when: hasSelection,
    run: (store) => store.getState().select({}),
  },
  draw('auto', 'graph:command.drawAuto'),
  draw('across', 'graph:command.drawAcross'),
  draw('down', 'graph:command.drawDown'),
  {
    id: 'graph.tidy',
    titleKey: 'graph:command.tidy',
    group: 'graph',
    when: (state) => Object.keys(state.nodePositions).length > 0,
    run: (store) => store.getState().tidyGraph(),
  },
  {
    id: 'graph.targetHere',
    titleKey: 'graph:command.targetHere',
    group: 'graph',
    when: (state) => stageAtCursor(state) !== null,
    run: (store) => store.getState().setTarget(stageAtCursor(store.getState())),
  },
  {
    id: 'graph.targetLast',
    titleKey: 'graph:command.targetLast',
    group: 'graph',
    when: (state) => state.target !== null,
    run: (store) => store.getState().setTarget(null),
  },
];
