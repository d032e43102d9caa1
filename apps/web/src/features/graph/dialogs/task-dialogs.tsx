import { useEffect, type ReactNode } from 'react';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import { ChooseSourceDialog } from './choose-source-dialog.tsx';
import { DeleteEdgesDialog } from './delete-edges-dialog.tsx';
import { DeleteStageDialog } from './delete-stage-dialog.tsx';
import { EditText } from './edit-text.tsx';
import { ImageDialog } from './image-dialog.tsx';
import { RenameStage } from './rename-stage.tsx';
import { RerouteDialog } from './reroute-dialog.tsx';
import { RerouteTargetDialog } from './reroute-target-dialog.tsx';
import {
  CacheMountsDialog,
  ExtractDialog,
  MergeRunsDialog,
  MoveRowsDialog,
} from './row-dialogs.tsx';
import { SentDialog } from './sent-dialog.tsx';
import { DependenciesDialog, SetBaseDialog, SplitRuntimeDialog } from './stage-dialogs.tsx';
import { UseSourceDialog } from './use-source-dialog.tsx';
import { OrderChangedDialog } from '../what-if/order-changed-dialog.tsx';
import { WhatIfDialog } from '../what-if/what-if-dialog.tsx';

const rowDialogs = {
  moveRows: MoveRowsDialog,
  whatIf: WhatIfDialog,
  extractStage: ExtractDialog,
  mergeRuns: MergeRunsDialog,
  addCacheMounts: CacheMountsDialog,
};
const stageDialogs = {
  renameStage: RenameStage,
  deleteStage: DeleteStageDialog,
  setBase: SetBaseDialog,
  chooseSource: ChooseSourceDialog,
  splitRuntime: SplitRuntimeDialog,
  dependenciesFirst: DependenciesDialog,
};

/** Asks about what is already on the graph. What is gone from the text is not asked about any more. */
export function TaskDialogs() {
  const task = useAppStore((state) => state.task);
  const snapshot = useAppStore((state) => state.snapshot);
  if (task === null || snapshot === null) return null;
  return dialogOf(task, snapshot) ?? <NothingToAsk />;
}

function dialogOf(task: GestureTask, snapshot: Snapshot): ReactNode {
  if ('rows' in task) {
    const rows = snapshot.model.instructions.filter(({ id }) => task.rows.includes(id));
    const RowsDialog = rowDialogs[task.kind];
    return rows.length === 0 ? null : <RowsDialog snapshot={snapshot} rows={rows} />;
  }
  if ('row' in task) {
    const row = snapshot.model.instructions.find(({ id }) => id === task.row);
    return row === undefined ? null : <EditText snapshot={snapshot} row={row} />;
  }
  if ('edge' in task) return edgeDialog(task, snapshot);
  if (task.kind === 'useSource') return <UseSourceDialog snapshot={snapshot} task={task} />;
  if (task.kind === 'aboutImage') return <ImageDialog key={task.ref} reference={task.ref} />;
  if (task.kind === 'showSent') return <SentDialog />;
  if (task.kind === 'orderChanged') return <OrderChangedDialog change={task.change} />;
  if (!('stage' in task)) return null;
  const stage = snapshot.graph.stages.find(({ id }) => id === task.stage);
  const StageDialog = stageDialogs[task.kind];
  return stage === undefined ? null : <StageDialog snapshot={snapshot} stage={stage} />;
}

function edgeDialog(
  task: Extract<GestureTask, { readonly edge: string }>,
  snapshot: Snapshot,
): ReactNode {
  const edge = snapshot.graph.edges.find(({ id }) => id === task.edge);
  const stage = snapshot.graph.stages.find(({ id }) => id === edge?.target);
  if (edge === undefined || stage === undefined) return null;
  const about = { snapshot, edge, stage };
  switch (task.kind) {
    case 'reroute':
      return <RerouteDialog {...about} to={task.to} />;
    case 'rerouteTarget':
      return <RerouteTargetDialog {...about} place={task.place} />;
    case 'deleteEdges':
      return <DeleteEdgesDialog {...about} />;
  }
}

/** Ends the question. */
function NothingToAsk() {
  const store = useAppStoreApi();
  useEffect(() => store.getState().setTask(null), [store]);
  return null;
}
