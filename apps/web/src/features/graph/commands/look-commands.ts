import type { OverlayMode } from '../../../state/view-slice.types.ts';
import type { Command, CommandContribution } from '../../../state/commands.ts';
import type { GraphRequest } from '../../../state/document-slice.types.ts';
import type { AppState, AppStore } from '../../../state/types.ts';
import { stageOf, subjectOf } from '../selection/subject.ts';
import { nothingForetold } from '../foretell/nothing-foretold.ts';
import { hasGraph } from './has-graph.ts';

/** Ids of the stages that rows are hidden of when all are. */
function allStages(state: AppState): readonly string[] {
  return (state.snapshot?.graph.stages ?? []).map(({ id }) => id);
}

/** Id of the stage that is selected, or that the cursor is in. */
function stageAtHand(state: AppState): string | null {
  const subject = subjectOf(state);
  return subject === null ? null : (stageOf(subject)?.id ?? null);
}

/** Id of the instruction that the spotlight would go to. */
function instructionAtHand(state: AppState): string | null {
  const subject = subjectOf(state);
  return subject?.one?.id ?? null;
}

type Look = Pick<Command, 'titleKey' | 'when' | 'run'> & { readonly keys?: readonly string[] };

function command(name: string, { keys, ...rest }: Look): Command {
  const shortcut = keys === undefined ? {} : ({ shortcut: keys, graphKey: true } as const);
  return { id: `graph.${name}`, group: 'graph', ...shortcut, ...rest };
}

function onCanvas(work: (store: AppStore) => void) {
  return (store: AppStore): void => {
    store.getState().showCentre('graph');
    work(store);
  };
}

function colourBy(mode: OverlayMode, key: string, titleKey: Command['titleKey']): Command {
  return command(`overlay.${mode}`, {
    titleKey,
    keys: [key],
    when: (state) => hasGraph(state) && state.overlayMode !== mode,
    run: onCanvas((store) => store.getState().setOverlayMode(mode)),
  });
}

function asks(kind: GraphRequest['kind'], titleKey: Command['titleKey']): Command {
  return command(kind, {
    titleKey,
    when: (state) => hasGraph(state) && state.graphView === 'canvas',
    run: onCanvas((store) => store.getState().requestGraph(kind)),
  });
}

/** Index of the stage that is selected, or that the cursor is in. */
function stageIndexAtHand(state: AppState): number | null {
  const subject = subjectOf(state);
  return subject === null ? null : (stageOf(subject)?.index ?? null);
}

/** Ways to look at the graph, and to take a picture of it along. */
export const lookCommands: CommandContribution = [
  {
    id: 'graph.runStage',
    titleKey: 'graph:command.runStage',
    group: 'build',
    when: (state) => stageIndexAtHand(state) !== null && state.engine.state === 'ready',
    run: (store) => {
      const stage = stageIndexAtHand(store.getState());
      if (stage !== null) void store.getState().openStage(stage);
    },
  },
  command('search', {
    titleKey: 'graph:command.search',
    keys: ['Mod+F', '/'],
    when: hasGraph,
    run: onCanvas((store) => {
      const { canvasSearch, setCanvasSearch, requestGraph } = store.getState();
      setCanvasSearch(canvasSearch ?? '');
      requestGraph('search');
    }),
  }),
  command('fitSelection', {
    titleKey: 'graph:command.fitSelection',
    keys: ['Z'],
    when: (state) => hasGraph(state) && state.graphView === 'canvas',
    run: onCanvas((store) => store.getState().requestGraph('fitSelection')),
  }),
  command('collapse', {
    titleKey: 'graph:command.collapse',
    keys: ['O'],
    when: (state) => stageAtHand(state) !== null,
    run: onCanvas((store) => {
      const stage = stageAtHand(store.getState());
      if (stage !== null) store.getState().toggleCollapsed(stage);
    }),
  }),
  command('collapseAll', {
    titleKey: 'graph:command.collapseAll',
    when: (state) => hasGraph(state) && state.collapsed.length < allStages(state).length,
    run: onCanvas((store) => store.getState().setCollapsed(allStages(store.getState()))),
  }),
  command('expandAll', {
    titleKey: 'graph:command.expandAll',
    when: (state) => hasGraph(state) && state.collapsed.length > 0,
    run: onCanvas((store) => store.getState().setCollapsed([])),
  }),
  command('focusTarget', {
    titleKey: 'graph:command.focusTarget',
    keys: ['F'],
    when: (state) => hasGraph(state) && !state.targetFocus,
    run: onCanvas((store) => store.getState().setTargetFocus(true)),
  }),
  command('focusAll', {
    titleKey: 'graph:command.focusAll',
    keys: ['F'],
    when: (state) => hasGraph(state) && state.targetFocus,
    run: onCanvas((store) => store.getState().setTargetFocus(false)),
  }),
  command('spotlight', {
    titleKey: 'graph:command.spotlight',
    keys: ['L'],
    when: (state) => {
      const id = instructionAtHand(state);
      return id !== null && id !== state.spotlight;
    },
    run: onCanvas((store) => store.getState().setSpotlight(instructionAtHand(store.getState()))),
  }),
  command('spotlightEnd', {
    titleKey: 'graph:command.spotlightEnd',
    keys: ['L'],
    when: (state) => state.spotlight !== null,
    run: (store) => store.getState().setSpotlight(null),
  }),
  command('foretell', {
    titleKey: 'records:foretell.show',
    when: (state) => hasGraph(state) && state.foretold === null,
    run: onCanvas((store) => store.getState().setForetold(nothingForetold)),
  }),
  command('foretellEnd', {
    titleKey: 'records:foretell.end',
    when: (state) => state.foretold !== null,
    run: (store) => store.getState().setForetold(null),
  }),
  command('compareEnd', {
    titleKey: 'records:graphCompare.end',
    when: (state) => state.comparedBuilds !== null,
    run: (store) => store.getState().endComparison(),
  }),
  colourBy('build', '1', 'graph:command.overlayBuild'),
  colourBy('time', '2', 'graph:command.overlayTime'),
  colourBy('size', '3', 'graph:command.overlaySize'),
  colourBy('cache', '4', 'graph:command.overlayCache'),
  colourBy('problems', '5', 'graph:command.overlayProblems'),
  asks('exportSvg', 'graph:command.exportSvg'),
  asks('exportPng', 'graph:command.exportPng'),
  asks('copyImage', 'graph:command.copyImage'),
  asks('exportMermaid', 'graph:command.exportMermaid'),
  asks('exportDot', 'graph:command.exportDot'),
  asks('copyMermaid', 'graph:command.copyMermaid'),
  asks('copyDot', 'graph:command.copyDot'),
];
