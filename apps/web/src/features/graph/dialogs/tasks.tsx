import { lazy, Suspense } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

const TaskDialogs = lazy(async () => ({
  default: (await import('./task-dialogs.tsx')).TaskDialogs,
}));

/** The question that a gesture has about rows or stages, fetched when the first one is asked. */
export function Tasks() {
  const asks = useAppStore(
    ({ task }) =>
      task !== null && ('rows' in task || 'row' in task || 'edge' in task || 'stage' in task),
  );
  return asks ? (
    <Suspense fallback={null}>
      <TaskDialogs />
    </Suspense>
  ) : null;
}
