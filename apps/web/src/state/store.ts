import { createStore } from 'zustand/vanilla';
import { createBuildSlice } from './build-slice.ts';
import { createCanvasSlice } from './canvas-slice.ts';
import { createContainerSlice } from './container-slice.ts';
import { createDocumentSlice } from './document-slice.ts';
import { createFilesSlice } from './files-slice.ts';
import { createPlaceSlice } from './place-slice.ts';
import type { Ports } from './ports.ts';
import { createStepSlice } from './step-slice.ts';
import { createRecordingSlice } from './recording-slice.ts';
import { createTaskSlice } from './task-slice.ts';
import { createTerminalSlice } from './terminal-slice.ts';
import { createTransferSlice } from './transfer-slice.ts';
import type { AppState, AppStore } from './types.ts';
import { createTrialSlice } from './build/trials.ts';
import { createViewSlice } from './view-slice.ts';
import { createWorkspaceSlice } from './workspace-slice.ts';

/**
 * Makes the one store of a window. Slices register their own listeners on `ports.stream` while they
 * are made. What the live stream is subscribed to follows from the state (see `followState`): no slice
 * calls `stream.subscribe` itself.
 */
export function createAppStore(ports: Ports): AppStore {
  const store = createStore<AppState>()((...args) => ({
    ...createViewSlice(ports)(...args),
    ...createPlaceSlice(ports)(...args),
    ...createDocumentSlice(ports)(...args),
    ...createCanvasSlice(ports)(...args),
    ...createStepSlice(ports)(...args),
    ...createRecordingSlice()(...args),
    ...createTaskSlice(ports)(...args),
    ...createTerminalSlice(ports)(...args),
    ...createTransferSlice(ports)(...args),
    ...createFilesSlice(ports)(...args),
    ...createBuildSlice(ports)(...args),
    ...createTrialSlice(ports)(...args),
    ...createContainerSlice(ports)(...args),
    // Last, so that listeners of the other slices still see the connection as it was before a change.
    ...createWorkspaceSlice(ports)(...args),
  }));
  followState(store, ports);
  return store;
}

/**
 * Subscribes the stream to the open workspace and the active build, from the event after the last one
 * folded into `trace`. A slice that makes another build active sets `trace` together with it (to null,
 * or to a trace of that very build).
 */
function followState(store: AppStore, ports: Ports): void {
  const follow = (state: AppState): void => {
    ports.stream.subscribe({
      workspaceId: state.workspace?.id ?? null,
      buildId: state.activeBuildId,
      after: state.activeBuildId === null ? 0 : (state.trace?.lastSeq ?? 0),
    });
  };
  follow(store.getState());
  store.subscribe((state, before) => {
    const moved =
      state.workspace?.id !== before.workspace?.id || state.activeBuildId !== before.activeBuildId;
    if (moved) follow(state);
  });
}
