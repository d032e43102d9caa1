import type { GraphIntent } from '@stagecraft/dockerfile';
import { useEffect, useState } from 'react';
import { translate } from '../../../i18n/index.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import type { AppStore } from '../../../state/types.ts';
import type { GestureId } from '../commands/gesture-commands.ts';
import { moves, planOf } from '../commands/run-gesture.ts';
import type { Subject } from '../selection/subject.ts';

/** Gesture → why it can't be made now. */
export type Reasons = Readonly<Partial<Record<GestureId, string>>>;

/** Asks the worker, once, which gestures can't be made on the subject. Until it answers all can. */
export function useAvailability(subject: Subject | null, gestures: readonly GestureId[]): Reasons {
  const store = useAppStoreApi();
  const [reasons, setReasons] = useState<Reasons>({});
  const list = gestures.join(' ');
  useEffect(() => {
    let open = true;
    if (subject === null) return;
    void Promise.all(gestures.map((id) => reasonOf(store, id, subject))).then((found) => {
      const refused = found.flatMap((reason, index) =>
        reason === null ? [] : [[gestures[index] ?? '', reason]],
      );
      if (open) setReasons(Object.fromEntries(refused));
    });
    return () => {
      open = false;
    };
    // The list is new with every drawing; its names tell whether it is another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store, subject, list]);
  return reasons;
}

async function reasonOf(store: AppStore, id: GestureId, subject: Subject): Promise<string | null> {
  const gesture = planOf(id, subject);
  if (gesture === null) return translate(nothingToDo(id));
  const intent =
    'intent' in gesture
      ? gesture.intent
      : 'task' in gesture
        ? intentOf(gesture.task, subject)
        : null;
  const answer = intent === null ? null : await store.getState().checkIntent(intent);
  return answer === null || answer.ok ? null : answer.reason;
}

/** Why there is nothing to do for a gesture. */
function nothingToDo(id: GestureId) {
  if (moves.includes(id)) return 'graph:notice.end';
  return 'graph:menu.notHere';
}

/** The intent of a question that asks for nothing but a yes. */
function intentOf(task: GestureTask, { snapshot, rows }: Subject): GraphIntent | null {
  const instructions = rows.map(({ index }) => index);
  const [instruction] = instructions;
  if (task.kind === 'mergeRuns') return { kind: 'mergeRuns', instructions };
  if (task.kind === 'addCacheMounts' && instruction !== undefined) {
    return { kind: 'addCacheMounts', instruction };
  }
  if (task.kind !== 'dependenciesFirst') return null;
  const stage = snapshot.graph.stages.findIndex(({ id }) => id === task.stage);
  return stage < 0 ? null : { kind: 'dependenciesFirst', stage };
}
