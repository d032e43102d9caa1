import type { AppStore } from '../../../state/types.ts';
import { revealInstruction } from '../reveal.ts';
import { chooseRow, rowsOfStage, type Choice } from './choose.ts';

/** What is held while one presses. */
type Held = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

function choiceOf({ shiftKey, ctrlKey, metaKey }: Held): Choice {
  if (shiftKey) return 'extend';
  return ctrlKey || metaKey ? 'toggle' : 'only';
}

/** Selects a row; alone, its text is shown too. */
export function pressRow(
  store: AppStore,
  row: { readonly id: string; readonly index: number },
  held: Held,
): void {
  const choice = choiceOf(held);
  selectRow(store, row.id, choice);
  if (choice === 'only') revealInstruction(store, row.index, false);
}

/** `from` is the row that the keyboard came from: a range begins there where it is not selected. */
export function selectRow(store: AppStore, id: string, choice: Choice, from?: string): void {
  const { snapshot, selection, select } = store.getState();
  if (snapshot === null) return;
  const { rows } = selection;
  const known = from === undefined || rows.includes(from) ? rows : [from];
  select({ rows: chooseRow(snapshot.model, known, id, choice) });
}

/** Selects a stage, an image or the context. */
export function pressNode(store: AppStore, id: string, held: Held): void {
  const { selection, select } = store.getState();
  if (choiceOf(held) === 'only') return select({ nodes: [id] });
  const others = selection.nodes.filter((one) => one !== id);
  select({ nodes: others.length < selection.nodes.length ? others : [...others, id] });
}

/** Selects all that is drawn as the line of this id. */
export function pressLine(store: AppStore, line: string): void {
  const { snapshot, select } = store.getState();
  const edge = snapshot?.graph.edges.find(
    ({ kind, source, target }) => `${kind} ${source} ${target}` === line,
  );
  select({ edge: edge?.id ?? null });
}

/** All rows of the stage that a row is in, or that a node is. */
export function selectStageRows(
  store: AppStore,
  place: { readonly row: string | null; readonly node: string | null },
): void {
  const { snapshot, select } = store.getState();
  if (snapshot === null) return;
  const { model, graph } = snapshot;
  const row = model.instructions.find(({ id }) => id === place.row);
  const stage = row?.stage ?? graph.stages.find(({ id }) => id === place.node)?.index;
  if (stage !== undefined) select({ rows: rowsOfStage(model, stage) });
}
