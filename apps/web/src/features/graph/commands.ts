import type { Command, CommandContribution } from '../../state/commands.ts';
import type { GraphDirection } from '../../state/view-slice.types.ts';
import type { AppState, AppStore } from '../../state/types.ts';

function hasGraph(state: AppState): boolean {
  return state.snapshot !== null && state.snapshot.graph.stages.length > 0;
}

function ask(kind: Parameters<AppState['requestGraph']>[0]) {
  return (store: AppStore): void => {
    const { showCentre, requestGraph } = store.getState();
    showCentre('graph');
    requestGraph(kind);
  };
}

/** Name by which `--target` finds the stage that the cursor is in; null when it is in none. */
function stageAtCursor(state: AppState): string | null {
  const { snapshot, cursorInstruction } = state;
  if (snapshot === null || cursorInstruction === null) return null;
  const index = snapshot.model.instructions[cursorInstruction]?.stage ?? -1;
  const stage = snapshot.graph.stages[index];
  if (stage === undefined) return null;
  return stage.name !== null && stage.id === `stage:${stage.name}`
    ? stage.name
    : String(stage.index);
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
export const graphCommands: CommandContribution = [
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
