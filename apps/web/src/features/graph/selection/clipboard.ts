import type { ClipboardEvent } from 'react';
import { translate } from '../../../i18n/index.ts';
import { inTurn } from '../../../state/canvas/in-turn.ts';
import type { AppStore } from '../../../state/types.ts';
import { stageGestures } from '../commands/stage-gestures.ts';
import { placeAfter } from './place.ts';
import { placeOf, takePlace } from './place-of.ts';
import { subjectOf, type Subject } from './subject.ts';
import { withComments } from './with-comments.ts';
import { toast } from '../../../ui/toast.ts';

/** The selected instructions and stages with the comments right above them, as a part of a Dockerfile. */
export function selectedText({ snapshot, rows, stages }: Subject): string {
  const { model } = snapshot;
  const all = [
    ...rows,
    ...stages.flatMap(({ from, instructions }) =>
      [from, ...instructions].flatMap((index) => model.instructions[index] ?? []),
    ),
  ];
  return all.map((one) => withComments(model, one)).join('');
}

/** Puts what is selected on the clipboard; false when the browser does not let us. */
export async function copyText(store: AppStore): Promise<boolean> {
  const subject = subjectOf(store.getState());
  if (subject === null) return false;
  try {
    await navigator.clipboard.writeText(selectedText(subject));
    return true;
  } catch {
    toast.error(translate('graph:clipboard.noWrite'));
    return false;
  }
}

export async function cutText(store: AppStore): Promise<void> {
  if (await copyText(store)) await deleteSelected(store);
}

export async function pasteText(store: AppStore): Promise<void> {
  try {
    await insertText(store, await navigator.clipboard.readText());
  } catch {
    toast.error(translate('graph:clipboard.noRead'));
  }
}

/** Of stages only one, as what depends on it may have to be asked about. */
async function deleteSelected(store: AppStore): Promise<void> {
  const subject = subjectOf(store.getState());
  if (subject === null) return;
  const { perform, setTask } = store.getState();
  const instructions = subject.rows.map(({ index }) => index);
  if (instructions.length > 0)
    return void (await perform({ kind: 'deleteInstructions', instructions, cut: true }));
  const plan = stageGestures.deleteStage(subject);
  if (plan === null) return;
  if ('intent' in plan) {
    const { intent } = plan;
    await perform(intent.kind === 'deleteStage' ? { ...intent, cut: true } : intent);
  } else if ('task' in plan) setTask(plan.task);
}

async function insertText(store: AppStore, text: string): Promise<void> {
  const subject = subjectOf(store.getState());
  if (subject === null || text.trim() === '') return;
  const place = placeAfter(subject) ?? { stage: -1, before: null };
  await store.getState().perform({ kind: 'insertText', place, text });
}

interface ClipboardEvents {
  onCopy(event: ClipboardEvent): void;
  onCut(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
}

/** The keys of the clipboard: the browser's own events need no permission. */
export function clipboardEvents(store: AppStore): ClipboardEvents {
  const ready = ({ target, currentTarget }: ClipboardEvent): boolean => {
    const place = placeOf(target);
    if (place !== null) takePlace(store, place);
    // Fields within the graph, and dialogs whose events come by, have texts of their own.
    return place !== null || target === currentTarget;
  };
  const copy = (event: ClipboardEvent): boolean => {
    const subject = ready(event) ? subjectOf(store.getState()) : null;
    const text = subject === null ? '' : selectedText(subject);
    if (text === '') return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    return true;
  };
  return {
    onCopy: (event) => void copy(event),
    onCut: (event) => {
      if (copy(event)) void inTurn(store, () => deleteSelected(store));
    },
    onPaste: (event) => {
      if (!ready(event)) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      void inTurn(store, () => insertText(store, text));
    },
  };
}
