import { lazy, Suspense } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { GestureTask } from '../../../state/task-slice.types.ts';

const TaskDialogs = lazy(async () => ({
  default: (await import('./task-dialogs.tsx')).TaskDialogs,
}));

/** Asked beside the canvas, by `GestureTasks`. */
const elsewhere: readonly GestureTask['kind'][] = ['addInstruction', 'addStage', 'connect'];

/** The question that a gesture has about what is on the graph, fetched when the first one is asked. */
export function Tasks() {
  const asks = useAppStore(({ task }) => task !== null && !elsewhere.includes(task.kind));
  return asks ? (
    <Suspense fallback={null}>
      <TaskDialogs />
    </Suspense>
  ) : null;
}
