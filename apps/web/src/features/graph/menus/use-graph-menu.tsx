import {
  lazy,
  Suspense,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppStore } from '../../../state/types.ts';
import { placeOf, takePlace, type GraphPlace } from '../selection/place-of.ts';
import { pressLine } from '../selection/press.ts';
import { hasSelection } from '../selection/subject.ts';
import type { OpenMenu } from './graph-menu.tsx';
import { useLongPress } from './use-long-press.ts';

const GraphMenu = lazy(async () => ({ default: (await import('./graph-menu.tsx')).GraphMenu }));

interface MenuHandle {
  onContextMenu(event: MouseEvent<HTMLElement>): void;
  /** For fingers. */
  readonly touch: Omit<ReturnType<typeof useLongPress>, 'cancel'>;
  /** True when the key opened the menu. */
  onKey(event: KeyboardEvent<HTMLElement>, place: GraphPlace | null, letters: boolean): boolean;
  /** The menu while it is open. */
  readonly element: ReactNode;
}

/** The menu of what is pointed at, or of what the keyboard is at. */
export function useGraphMenu(): MenuHandle {
  const store = useAppStoreApi();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const open = (pane: HTMLElement, target: Element, at: OpenMenu['at']): void => {
    const place = placeOf(target);
    // Handles that what is selected has of its own.
    const onHandle = target.closest('[data-gesture-part]') !== null;
    if (place !== null) take(store, place);
    else if (!onHandle) store.getState().select({});
    const from = place?.element ?? pane;
    from.focus({ preventScroll: true });
    setMenu({ at, from, onCanvas: !hasSelection(store.getState()) });
  };
  const { cancel, ...touch } = useLongPress(open);
  return {
    touch,
    onContextMenu: (event) => {
      cancel();
      const { target, currentTarget, clientX: x, clientY: y } = event;
      if (!(target instanceof Element) || !currentTarget.contains(target)) return;
      if (target.closest('input,textarea,select,[role="toolbar"]') !== null) return;
      event.preventDefault();
      open(currentTarget, target, { x, y });
    },
    onKey: (event, place, letters) => {
      if (!isMenuKey(event, letters)) return false;
      const element = place?.element ?? event.currentTarget;
      const box = element.getBoundingClientRect();
      open(event.currentTarget, element, {
        x: box.left + 12,
        y: Math.min(box.bottom, box.top + 40),
      });
      return true;
    },
    element:
      menu === null ? null : (
        <Suspense fallback={null}>
          <GraphMenu menu={menu} onClose={() => setMenu(null)} />
        </Suspense>
      ),
  };
}

function isMenuKey(event: KeyboardEvent, letters: boolean): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return false;
  return (
    key === 'ContextMenu' || (shiftKey && key === 'F10') || (letters && key.toLowerCase() === 'm')
  );
}

function take(store: AppStore, place: GraphPlace): void {
  if (place.line === null) takePlace(store, place);
  else pressLine(store, place.line);
}
