import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useAppStoreApi } from '../../state/hooks.tsx';
import type { AppStore } from '../../state/types.ts';
import { isApple, matchesShortcut } from '../../ui/shortcut.ts';
import { runGestureKey } from './commands/keys.ts';
import { Tasks } from './dialogs/tasks.tsx';
import { useGraphMenu } from './menus/use-graph-menu.tsx';
import { useNotices } from './notices/use-notices.ts';
import { FormPanel } from './panel/form-panel.tsx';
import { useDock } from './panel/use-dock.ts';
import { clipboardEvents } from './selection/clipboard.ts';
import { placeOf, type GraphPlace } from './selection/place-of.ts';
import { selectStageRows } from './selection/press.ts';
import { useLetGo } from './selection/use-let-go.ts';
import { hasSelection } from './selection/subject.ts';
import { useFocusOnSwitch, useKeepFocus } from './selection/use-keep-focus.ts';
import type { GraphModel } from './use-graph-model.ts';

interface GraphPaneProps {
  readonly model: GraphModel;
  /** Whether a letter alone is a key: not where typing looks for names. */
  readonly letters: boolean;
  /** What a gesture still has to ask. */
  readonly asking: ReactNode;
  readonly children: ReactNode;
}

/** What canvas and tree have in common: keys of gestures, clipboard, menus, and what became of gestures. */
export function GraphPane(props: GraphPaneProps) {
  const { model, letters } = props;
  const store = useAppStoreApi();
  const pane = useRef<HTMLDivElement>(null);
  const clipboard = useMemo(() => clipboardEvents(store), [store]);
  const menu = useGraphMenu();
  const said = useNotices();
  useKeepFocus(pane, model.snapshot);
  useFocusOnSwitch(pane);
  useLetGo();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // Menus and dialogs are elsewhere in the page, yet their events come by.
    const { target, currentTarget } = event;
    if (event.defaultPrevented || !(target instanceof Element)) return;
    const place = placeOf(target);
    if (!currentTarget.contains(target) || (place === null && target !== currentTarget)) return;
    const done =
      menu.onKey(event, place, letters) ||
      selectByKey(store, event, place) ||
      runGestureKey(store, event, place, letters);
    if (done) event.preventDefault();
  };
  return (
    <div
      ref={pane}
      // The empty canvas takes the keyboard too, e.g. for pasting.
      tabIndex={-1}
      data-dock={useDock(pane)}
      className="flex h-full outline-none data-[dock=below]:flex-col"
      onKeyDown={onKeyDown}
      onContextMenu={menu.onContextMenu}
      {...menu.touch}
      onClick={({ target }) => {
        const onEmpty = target instanceof Element && target.matches('.react-flow__pane');
        if (onEmpty) store.getState().select({});
      }}
      {...clipboard}
    >
      <div className="relative min-h-0 min-w-0 flex-1">{props.children}</div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {menu.element}
      <Tasks />
      {props.asking}
      <FormPanel />
    </div>
  );
}

/** Escape lets go of what is selected, once nothing else is to be ended; Control or Command and A takes a stage's rows. */
function selectByKey(store: AppStore, event: KeyboardEvent, place: GraphPlace | null): boolean {
  const { select, gesture, spotlight } = store.getState();
  if (matchesShortcut(event, 'Mod+A', isApple()) && place !== null) {
    selectStageRows(store, place);
    return true;
  }
  if (event.key !== 'Escape' || gesture !== null || spotlight !== null) return false;
  if (!hasSelection(store.getState())) return false;
  select({});
  return true;
}
