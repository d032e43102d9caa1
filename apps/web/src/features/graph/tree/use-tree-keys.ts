import { useRef, type KeyboardEvent } from 'react';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppStore } from '../../../state/types.ts';
import { runGesture } from '../commands/run-gesture.ts';
import { revealInstruction } from '../reveal.ts';
import { pressLine, selectRow } from '../selection/press.ts';
import type { TreeItem } from './tree-items.ts';
import { findTyped, treeStep } from './tree-keys.ts';
import type { useTree } from './use-tree.ts';

/** Letters that follow each other this closely are one name; ms. */
const typingPause = 700;

/**
 * Keys of the tree: moving, opening, finding by typing. The selection goes with the keyboard; Shift keeps
 * what is on the way, Control leaves it. Keys of gestures are the pane's.
 */
export function useTreeKeys(tree: ReturnType<typeof useTree>): (event: KeyboardEvent) => void {
  const store = useAppStoreApi();
  const typed = useRef({ text: '', at: 0 });
  const find = (event: KeyboardEvent): number => {
    const { key, timeStamp } = event;
    const goesOn = timeStamp - typed.current.at < typingPause;
    if (key.length !== 1 || (key === ' ' && !goesOn)) return -1;
    // With Shift a letter is a gesture's; names are found in either case.
    if (event.shiftKey && /^\p{L}$/u.test(key) && !goesOn) return -1;
    const text = (goesOn ? typed.current.text : '') + key.toLowerCase();
    typed.current = { text, at: timeStamp };
    return findTyped(tree.items, tree.active, text);
  };
  return (event) => {
    const item = tree.items[tree.active];
    if (item === undefined || event.defaultPrevented) return;
    if (event.altKey) {
      if (moveStage(store, item, event)) event.preventDefault();
      return;
    }
    const withMod = event.ctrlKey || event.metaKey;
    const go = (index: number): void => {
      const next = tree.items[index];
      if (next === undefined) return;
      tree.goTo(next.key);
      if (!withMod) selectItem(store, next, event.shiftKey ? item : null);
    };
    const step = treeStep(tree.items, tree.active, event.key);
    const found = step === null && !withMod ? find(event) : -1;
    if (step?.do === 'move') go(step.to);
    else if (step !== null) tree.toggle(step.item);
    else if (event.key === 'Enter' && !withMod) enter(store, tree, item);
    else if (event.key === ' ' && found < 0) choose(store, item, withMod);
    else if (found >= 0) go(found);
    else return;
    event.preventDefault();
  };
}

/** The whole stage has no place of its own here: the keys that move its rows move it. */
function moveStage(store: AppStore, { content }: TreeItem, event: KeyboardEvent): boolean {
  const isStage = content.kind === 'card' && content.card.kind === 'stage';
  if (!isStage || event.shiftKey || !/^Arrow(?:Up|Down)$/.test(event.key)) return false;
  store.getState().select({ nodes: [content.card.id] });
  void runGesture(store, event.key === 'ArrowUp' ? 'stageUp' : 'stageDown');
  return true;
}

/** Selects what an item stands for; with `from`, all rows from there on. */
export function selectItem(store: AppStore, { content }: TreeItem, from: TreeItem | null): void {
  const before = from?.content.kind === 'row' ? from.content.row.id : undefined;
  if (content.kind === 'row') {
    selectRow(store, content.row.id, from === null ? 'only' : 'extend', before);
  } else if (from !== null) return;
  else if (content.kind === 'card') store.getState().select({ nodes: [content.card.id] });
  else {
    const { kind, source, target } = content.relation.edge;
    pressLine(store, `${kind} ${source} ${target}`);
  }
}

function choose(store: AppStore, item: TreeItem, toggle: boolean): void {
  if (item.content.kind === 'row' && toggle) selectRow(store, item.content.row.id, 'toggle');
  else selectItem(store, item, null);
}

/** Shows an instruction's text, or goes where a relation leads. */
export function enter(
  store: AppStore,
  tree: Pick<ReturnType<typeof useTree>, 'goTo'>,
  { content }: TreeItem,
): void {
  if (content.kind === 'relation') {
    tree.goTo(content.relation.other);
    store.getState().select({ nodes: [content.relation.other] });
    return;
  }
  const index = content.kind === 'row' ? content.row.index : instructionOf(content.card);
  if (index !== null) revealInstruction(store, index, true);
}

function instructionOf(
  card: Extract<TreeItem['content'], { kind: 'card' }>['card'],
): number | null {
  if (card.kind === 'image') return card.instruction;
  return 'rows' in card ? (card.rows[0]?.index ?? null) : null;
}
