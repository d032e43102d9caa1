import type { StateCreator, StoreApi } from 'zustand';
import type { BuildSlice } from './build-slice.types.ts';
import type { CanvasSlice } from './canvas-slice.types.ts';
import type { ContainerSlice } from './container-slice.types.ts';
import type { DocumentSlice } from './document-slice.types.ts';
import type { FilesSlice } from './files-slice.types.ts';
import type { PlaceSlice } from './place-slice.types.ts';
import type { RecordingSlice } from './recording-slice.types.ts';
import type { StepSlice } from './step-slice.types.ts';
import type { TaskSlice } from './task-slice.types.ts';
import type { TerminalSlice } from './terminal-slice.types.ts';
import type { TransferSlice } from './transfer-slice.types.ts';
import type { TrialSlice } from './trial-slice.types.ts';
import type { ViewSlice } from './view-slice.types.ts';
import type { WorkspaceSlice } from './workspace-slice.types.ts';

/** Everything that features share. Made once by `createAppStore(ports)`; features read it by selectors. */
export type AppState = ViewSlice &
  PlaceSlice &
  WorkspaceSlice &
  DocumentSlice &
  CanvasSlice &
  RecordingSlice &
  StepSlice &
  TaskSlice &
  TerminalSlice &
  TransferSlice &
  FilesSlice &
  BuildSlice &
  TrialSlice &
  ContainerSlice;
export type AppStore = StoreApi<AppState>;
/** How a slice is written: `export const createXSlice = (ports: Ports): Slice<XSlice> => (set, get) => ({…})`. */
export type Slice<T> = StateCreator<AppState, [], [], T>;
