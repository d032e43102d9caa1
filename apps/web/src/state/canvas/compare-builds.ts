import { alignInstructions } from '@stagecraft/build-trace';
import type { BuildComparison, StepComparison } from '@stagecraft/contracts';
import type { DockerfileModel } from '@stagecraft/dockerfile';
import { parseBuilt } from '../build/active.ts';
import type { CanvasSlice } from '../canvas-slice.types.ts';
import type { Snapshot } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';

/** Two builds whose differences the graph shows. */
export interface GraphComparison {
  readonly answer: BuildComparison;
  /** Path of the later build's Dockerfile. */
  readonly dockerfile: string;
  /** The later build's text. */
  readonly built: DockerfileModel;
  /** Id of today's instruction → the instruction in both builds; only where it is still as it was built. */
  readonly rows: ReadonlyMap<string, StepComparison>;
}

type Comparing = Pick<CanvasSlice, 'comparedBuilds' | 'compareOnGraph' | 'endComparison'>;

/**
 * Shows two builds' differences on the graph, follows the text with them, and ends that where something
 * else is to be seen there.
 */
export function createComparing(ports: Ports, store: AppStore): Comparing {
  store.subscribe((state, before) => {
    const { comparedBuilds: shown, snapshot } = state;
    if (shown === null) return;
    if (isOver(state, before)) store.setState({ comparedBuilds: null });
    else if (snapshot !== before.snapshot) {
      store.setState({ comparedBuilds: { ...shown, rows: rowsOf(shown, snapshot) } });
    }
  });
  return {
    comparedBuilds: null,
    endComparison: () => store.setState({ comparedBuilds: null }),
    async compareOnGraph(answer) {
      const record = await ports.api.call('getBuild', { params: { id: answer.builds.after.id } });
      if (!record.ok) {
        store.setState({ buildProblem: record.problem });
        return;
      }
      const { dockerfile } = record.value.options;
      const built = await parseBuilt(ports, record.value);
      if (built === null || store.getState().workspace?.id !== record.value.workspaceId) return;
      if (store.getState().snapshot?.path !== dockerfile)
        await store.getState().openFile(dockerfile);
      const compared = { answer, dockerfile, built: built.model };
      const rows = rowsOf(compared, store.getState().snapshot);
      store.setState({ comparedBuilds: { ...compared, rows }, foretold: null });
      store.getState().showCentre('graph');
    },
  };
}

function isOver(state: AppState, before: AppState): boolean {
  return (
    state.overlayMode !== before.overlayMode ||
    (state.foretold !== null && before.foretold === null) ||
    state.workspace?.id !== before.workspace?.id
  );
}

function rowsOf(
  { answer, built, dockerfile }: Omit<GraphComparison, 'rows'>,
  snapshot: Snapshot | null,
): GraphComparison['rows'] {
  const rows = new Map<string, StepComparison>();
  if (snapshot?.path !== dockerfile) return rows;
  const { instructions } = snapshot.model;
  const today = alignInstructions(built, snapshot.model);
  for (const step of answer.steps) {
    const index = step.after === null ? undefined : today.get(step.after.instruction);
    const id = index === undefined ? undefined : instructions[index]?.id;
    if (id !== undefined) rows.set(id, step);
  }
  return rows;
}
