import { useAppStore } from '../../../state/hooks.tsx';
import { InstructionPalette } from '../palette/instruction-palette.tsx';
import { ConnectMenu } from './connect/connect-menu.tsx';
import { NewStageDialog } from './new-stage/new-stage-dialog.tsx';

/** What a gesture still has to ask: which instruction, which base, which paths. */
export function GestureTasks() {
  const task = useAppStore((state) => state.task);
  const snapshot = useAppStore((state) => state.snapshot);
  if (task === null || snapshot === null) return null;
  if (task.kind === 'addInstruction') return <InstructionPalette place={task.place} />;
  if (task.kind === 'addStage') return <NewStageDialog base={task.base} />;
  return task.kind === 'connect' ? <ConnectMenu task={task} snapshot={snapshot} /> : null;
}
