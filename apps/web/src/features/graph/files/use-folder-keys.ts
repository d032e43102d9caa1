import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { entryLike, folderMove, typedAfter, type Typed } from './folder-keys.ts';

interface FolderKeys {
  readonly names: readonly string[];
  /** Buttons above the entries. */
  readonly above: number;
  /** Opens what stands at a place, if it is a folder. */
  readonly open: (at: number) => void;
  readonly up: () => void;
}

const nothingTyped: Typed = { text: '', at: -Infinity };

/** The keyboard in a list of buttons: arrows, the folder above, and the beginning of a name. */
export function useFolderKeys({ names, above, open, up }: FolderKeys) {
  const list = useRef<HTMLUListElement>(null);
  const typed = useRef(nothingTyped);
  const [current, setCurrent] = useState(0);
  const buttons = (): HTMLButtonElement[] => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? []),
  ];
  const focus = (at: number): void => {
    setCurrent(at);
    buttons()[at]?.focus();
  };
  const findName = (event: KeyboardEvent): void => {
    typed.current = typedAfter(typed.current, event.key, event.timeStamp);
    const found = entryLike(names, typed.current.text, current - above);
    if (found >= 0) focus(found + above);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = folderMove(event.key, names.length + above, current);
    const isLetter = event.key.length === 1 && event.key !== ' ';
    if (move === null && !isLetter) return;
    if (move === null) findName(event);
    else if (move.kind === 'focus') focus(move.at);
    else if (move.kind === 'up') up();
    else open(move.at);
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = ({ target }: FocusEvent<Element>): void => {
    const place = buttons().findIndex((button) => button === target);
    setCurrent(Math.max(0, place));
  };
  return { list, current, onKeyDown, onFocus };
}
