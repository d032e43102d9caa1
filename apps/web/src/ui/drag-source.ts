import { useEffect, useRef, type RefObject } from 'react';

/** A part of the page that can be dragged. */
interface DragSource {
  readonly element: HTMLElement;
  /** Given to the places where it can be dropped. */
  readonly data: Record<string, unknown>;
  /** Plain text for other windows and the editor; absent where it means nothing there. */
  readonly text?: string | undefined;
  /** What is shown beside the pointer; empty for nothing. */
  readonly label: string;
}

/**
 * Lets parts of `container` be dragged. `sourceAt` names the part that an element belongs to, or null. It
 * is made draggable as the pointer comes to it: a thousand rows cost no more than one.
 */
export function useDragSource(
  container: RefObject<HTMLElement | null>,
  sourceAt: (element: Element) => DragSource | null,
): void {
  const latest = useRef(sourceAt);
  latest.current = sourceAt;
  useEffect(() => {
    const host = container.current;
    if (host === null) return;
    let over: HTMLElement | null = null;
    let release = (): void => undefined;
    let ended = false;
    // A press soon after the first sight must find it there.
    const library = import('./drag-library.ts');
    const onOver = ({ target, buttons }: PointerEvent): void => {
      // A press belongs to what it began on.
      if (buttons !== 0 || !(target instanceof Element)) return;
      const element = latest.current(target)?.element ?? null;
      if (element === over) return;
      release();
      over = element;
      if (element === null) return;
      void library.then(({ makeDraggable }) => {
        if (!ended && over === element)
          release = makeDraggable(element, () => latest.current(element));
      });
    };
    host.addEventListener('pointerover', onOver);
    return () => {
      ended = true;
      release();
      host.removeEventListener('pointerover', onOver);
    };
  }, [container]);
}
