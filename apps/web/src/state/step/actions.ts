import { defaultBuildOptions, StepCommands, type StateSide } from '@stagecraft/contracts';
import { secretValuesOf } from '../build/requests.ts';
import type { Ports } from '../ports.ts';
import type { StepActions, StepPlace } from '../step-slice.types.ts';
import type { AppState, AppStore } from '../types.ts';
import { openShell, openState } from './open.ts';
import { restoreState } from './restore.ts';

/** An instruction of the shown Dockerfile, as a build of it would be now. */
function placeHere({ snapshot, buildOptions }: AppState, instruction: number): StepPlace | null {
  const found = snapshot?.model.instructions[instruction];
  if (snapshot === null || found === undefined) return null;
  const options = buildOptions ?? defaultBuildOptions(snapshot.path);
  return { options, text: snapshot.model.text, instruction, row: found.id };
}

/** An instruction of the text that the shown build was made from. */
function placeOfBuild(state: AppState, instruction: number): StepPlace | null {
  const { activeRecord, alignment, snapshot } = state;
  if (activeRecord === null) return null;
  const { options, dockerfileText: text } = activeRecord;
  const today = snapshot?.model.instructions[alignment.get(instruction) ?? -1];
  return { options, text, instruction, row: today?.id ?? null };
}

export function stepActions(ports: Ports, store: AppStore): StepActions {
  const openAt = async (place: StepPlace | null, side: StateSide): Promise<void> => {
    if (place !== null) await openState(ports, store, { place, side, shell: true });
  };
  return {
    open: (place, side, shell) => openState(ports, store, { place, side, shell }),
    openHere: (instruction, side) => openAt(placeHere(store.getState(), instruction), side),
    openFailed: (instruction) => openAt(placeOfBuild(store.getState(), instruction), 'before'),
    openShell: () => openShell(store),
    restore: (id) => restoreState(ports, store, id),
    async explainCopy({ options, text, instruction }, signal) {
      const { workspace, secretValues } = store.getState();
      if (workspace === null) return null;
      return ports.api.call('explainCopy', {
        params: { id: workspace.id },
        body: {
          options,
          dockerfileText: text,
          secretValues: secretValuesOf(options, secretValues),
          instruction,
        },
        signal,
      });
    },
    folder: (id, path, signal) =>
      ports.api.call('listStepFolder', { params: { id }, query: { path }, signal }),
    file: (id, path, signal) =>
      ports.api.call('readStepFile', { params: { id }, query: { path }, signal }),
    async followCommands(id, heard, signal) {
      const onLine = (line: unknown): void => {
        const told = StepCommands.safeParse(line);
        if (told.success && !signal.aborted) heard(told.data);
      };
      await ports.api.call('followStepCommands', { params: { id }, signal, onLine });
    },
    show: (stepView) => store.setState({ stepView }),
  };
}
