import type { GraphIntent } from '@stagecraft/dockerfile';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import type { AppStore } from '../../../state/types.ts';
import type { Subject } from '../selection/subject.ts';

/** What a gesture comes to: a change of the text, a question that has to be asked first, or neither. */
export type Gesture =
  | { readonly intent: GraphIntent }
  | { readonly task: GestureTask }
  | { readonly run: (store: AppStore) => void | Promise<void> };

/** Null where there is nothing to do, e.g. to move up what is at the top. */
export type Plan = (subject: Subject) => Gesture | null;
