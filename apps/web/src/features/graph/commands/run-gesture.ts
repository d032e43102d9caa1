import { inTurn } from '../../../state/canvas/in-turn.ts';
import type { AppStore } from '../../../state/types.ts';
import { subjectOf, type Subject } from '../selection/subject.ts';
import type { Gesture, Plan } from './gesture.ts';
import type { GestureId } from './gesture-commands.ts';

import { rowGestures } from './row-gestures.ts';
import { stageGestures } from './stage-gestures.ts';

const plans: Readonly<Record<GestureId, Plan>> = { ...rowGestures, ...stageGestures };

/** Those that end at the end of a stage, or of the file. */
export const moves: readonly GestureId[] = [
  'moveUp',
  'moveDown',
  'moveToPrevious',
  'moveToNext',
  'stageUp',
  'stageDown',
];

/** What a gesture would come to. */
export function planOf(id: GestureId, subject: Subject): Gesture | null {
  return plans[id](subject);
}

/** Makes a gesture on what is selected, after those that were made before it. */
export function runGesture(store: AppStore, id: GestureId): Promise<void> {
  return inTurn(store, async () => {
    const subject = subjectOf(store.getState());
    const gesture = subject === null ? null : planOf(id, subject);
    if (gesture === null) {
      if (moves.includes(id)) store.getState().tellEnd();
      return;
    }
    if ('intent' in gesture) await store.getState().perform(gesture.intent);
    else if ('task' in gesture) store.getState().setTask(gesture.task);
    else await gesture.run(store);
  });
}
