import type { Command, CommandContribution } from '../../../state/commands.ts';
import type { GraphDirection } from '../../../state/view-slice.types.ts';
import type { AppState, AppStore } from '../../../state/types.ts';
import { hasGraph } from './has-graph.ts';
import { targetNameOf } from '../model/target-name.ts';

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
    when: hasGraph,
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
