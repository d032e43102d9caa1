import { applyEdits, type GraphIntent } from '@stagecraft/dockerfile';
import type { Edit } from '../../document/session.ts';
import type { IntentAnswer } from '../../language/service.ts';
import type { CanvasNotice, CanvasSlice } from '../canvas-slice.types.ts';
import type { Snapshot } from '../document-slice.types.ts';
import { letGoOfTarget } from '../document/follow-target.ts';
import { languageFile } from '../language/language-file.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { afterChanges, waitFor } from './in-turn.ts';

type Gestures = Pick<
  CanvasSlice,
  | 'previewIntent'
  | 'askIntent'
  | 'checkIntent'
  | 'askRefactorings'
  | 'perform'
  | 'tellEnd'
  | 'undoText'
  | 'redoText'
>;

/** From an intent to the text: the worker says what it does, the editor does it as one step. */
export function createGestures(ports: Ports, store: AppStore): Gestures {
  /** Counts previews, so that one that was ended while the worker thought about it does not come back. */
  let preview = 0;
  const endPreview = (): void => {
    preview += 1;
    if (store.getState().gesture !== null) store.setState({ gesture: null });
  };
  const step = (kind: 'undone' | 'redone', move: (path: string) => void) => () =>
    // What a person sees as done before may still be on its way to the text.
    afterChanges(store, () => {
      const { activePath } = store.getState();
      if (activePath === null) return;
      const before = ports.documents.version(activePath);
      move(activePath);
      if (ports.documents.version(activePath) !== before) notify(store, { kind });
    });
  return {
    previewIntent: async (intent) => {
      if (intent === null) return endPreview();
      const mine = (preview += 1);
      const asked = await ask(ports, store, 'previewIntent', intent, false);
      if (asked === null || mine !== preview) return;
      store.setState({
        gesture: { intent, version: asked.snapshot.version, answer: asked.answer },
      });
    },
    askIntent: async (intent) =>
      (await ask(ports, store, 'previewIntent', intent, true))?.answer ?? null,
    checkIntent: async (intent) =>
      (await ask(ports, store, 'intent', intent, false))?.answer ?? null,
    askRefactorings: async () => {
      const { activePath, language } = store.getState();
      const file = activePath === null ? null : languageFile(ports, store.getState(), activePath);
      if (file === null) return [];
      const reply = await ports.language.query(file, {
        kind: 'refactorings',
        params: {},
        language,
      });
      return reply?.result ?? [];
    },
    perform: (intent) => {
      endPreview();
      const change = perform(ports, store, intent);
      waitFor(store, change);
      return change;
    },
    tellEnd: () => void notify(store, { kind: 'end' }),
    undoText: step('undone', (path) => ports.documents.undo(path)),
    redoText: step('redone', (path) => ports.documents.redo(path)),
  };
}

/** False when nothing was done; why is told. */
async function perform(ports: Ports, store: AppStore, intent: GraphIntent): Promise<boolean> {
  const asked = await ask(ports, store, 'intent', intent, false);
  if (asked === null) return notify(store, { kind: 'stale' });
  const { snapshot, answer } = asked;
  if (!answer.ok) {
    return notify(store, { kind: 'refused', text: answer.reason, offers: answer.offers });
  }
  if (answer.edits.length === 0) return true;
  if (!ports.documents.apply(snapshot.path, snapshot.version, answer.edits)) {
    return notify(store, { kind: 'stale' });
  }
  const { done: text, notes, consequence } = answer;
  notify(store, { kind: 'done', text, notes, order: orderOf(intent, snapshot, answer.edits) });
  whenThere(store, snapshot, (now) => {
    selectAdded(store, now, consequence.added);
    letGoOfTarget(store, snapshot, now);
  });
  return true;
}

function orderOf({ kind }: GraphIntent, { model }: Snapshot, edits: readonly Edit[]) {
  if (kind !== 'moveInstructions') return null;
  return { before: model.text, after: applyEdits(model.text, edits) };
}

/** Null when the text is no longer that of the snapshot whose indices the intent has. */
async function ask(
  ports: Ports,
  store: AppStore,
  kind: 'intent' | 'previewIntent',
  intent: GraphIntent,
  whole: boolean,
): Promise<{ readonly snapshot: Snapshot; readonly answer: IntentAnswer } | null> {
  const state = store.getState();
  const { snapshot, language } = state;
  if (snapshot === null || ports.documents.version(snapshot.path) !== snapshot.version) return null;
  const file = languageFile(ports, state, snapshot.path);
  if (file === null) return null;
  const reply = await ports.language.query(file, { kind, params: { intent, whole }, language });
  const answer = reply?.result ?? null;
  return answer === null ? null : { snapshot, answer };
}

/** @returns false, as what is to be told of is no success unless the caller says so. */
function notify(
  store: AppStore,
  notice: Partial<CanvasNotice> & Pick<CanvasNotice, 'kind'>,
): false {
  const count = (store.getState().canvasNotice?.count ?? 0) + 1;
  store.setState({
    canvasNotice: { text: '', notes: [], offers: [], order: null, ...notice, count },
  });
  return false;
}

/** Calls back with the snapshot of the text that a gesture on `before` made. */
function whenThere(store: AppStore, before: Snapshot, take: (now: Snapshot) => void): void {
  const stop = store.subscribe(({ snapshot }, last) => {
    if (snapshot === last.snapshot) return;
    // The same text in another way, as for another target: the gesture's own is still to come.
    if (snapshot?.path === before.path && snapshot.version === before.version) return;
    stop();
    // Another file: what is meant is not shown.
    if (snapshot?.path === before.path) take(snapshot);
  });
}

/** Selects the instructions that a gesture brought in. */
function selectAdded(
  store: AppStore,
  { model, graph }: Snapshot,
  added: readonly { readonly index: number; readonly keyword: string }[],
): void {
  const stages = added.filter(({ keyword }) => keyword === 'FROM');
  const made = stages.length > 0 ? stages : added;
  const instructions = made.map(({ index }) => model.instructions[index]);
  if (stages.length > 0) {
    const at = instructions.map((one) => graph.stages[one?.stage ?? -1]?.id);
    store.getState().select({ nodes: [...new Set(at.filter((id) => id !== undefined))] });
    return;
  }
  const rows = instructions.flatMap((one) => (one === undefined ? [] : [one.id]));
  if (rows.length > 0) store.getState().select({ rows });
}
