import { useAppStore } from '../state/hooks.tsx';
import { StartPage } from '../features/workspace/index.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { Lazily } from './layout/loading.tsx';
import { Workbench } from './lazy-parts.ts';

/**
 * The open workspace, or the start page. While another place is shown it stays as it is, unseen and out
 * of reach: editor and graph keep their size, their scroll and their undo.
 */
export function WorkPlace() {
  const inWorkspace = useAppStore((state) => state.workspace !== null);
  const shown = useAppStore((state) => state.place === 'work');
  if (!inWorkspace) {
    return shown ? (
      <FailureBoundary>
        <StartPage />
      </FailureBoundary>
    ) : null;
  }
  return (
    <div
      inert={!shown}
      className="absolute inset-0"
      style={{ contentVisibility: shown ? 'visible' : 'hidden' }}
    >
      <Lazily>
        <Workbench />
      </Lazily>
    </div>
  );
}
