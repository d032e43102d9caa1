import { CommitDialog } from '../commit/commit-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { KillDialog } from './kill-dialog.tsx';
import { RemoveDialog, type RemovableContainer } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import type { NamedContainer } from './use-act.ts';
import { WaitDialog } from './wait-dialog.tsx';

/** What is being done, and with which containers. */
export type ContainerTask =
  | {
      readonly kind: 'kill' | 'wait' | 'rename' | 'commit' | 'export';
      readonly container: NamedContainer;
    }
  | { readonly kind: 'remove'; readonly containers: readonly RemovableContainer[] };

interface ContainerDialogsProps {
  readonly task: ContainerTask | null;
  readonly onClose: () => void;
}

/** The dialog of what is being done with containers. */
export function ContainerDialogs({ task, onClose }: ContainerDialogsProps) {
  switch (task?.kind) {
    case undefined:
      return null;
    case 'remove':
      return <RemoveDialog containers={task.containers} onClose={onClose} />;
    case 'kill':
      return <KillDialog container={task.container} onClose={onClose} />;
    case 'wait':
      return <WaitDialog container={task.container} onClose={onClose} />;
    case 'rename':
      return <RenameDialog container={task.container} onClose={onClose} />;
    case 'commit':
      return <CommitDialog container={task.container} onClose={onClose} />;
    case 'export':
      return <ExportDialog container={task.container} onClose={onClose} />;
  }
}
