import type { ContainerSummary } from '@stagecraft/contracts';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { actOnListKey, howOf, type Point } from '../../../ui/list-keys.ts';
import { select, type ListSelection, type SelectHow } from '../../../ui/list-selection.ts';
import type { ContainerTask } from '../actions/container-dialogs.tsx';
import { ContainerMenu } from './container-menu.tsx';
import { ContainerRow } from './container-row.tsx';

/** Height of a row, pixels. */
const rowHeight = 50;

const rowId = (index: number): string => `container-row-${String(index)}`;

interface ContainerRowsProps {
  readonly containers: readonly ContainerSummary[];
  readonly selection: ListSelection;
  readonly onSelection: (selection: ListSelection) => void;
  readonly onTask: (task: ContainerTask) => void;
}

interface OpenMenu {
  readonly at: Point;
  readonly id: string;
}

/** What clicks and keys choose, and the menu that is open. */
function useChoosing({ containers, selection, onSelection }: ContainerRowsProps) {
  const showContainer = useAppStore((state) => state.showContainer);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const ids = containers.map(({ id }) => id);
  const pick = (id: string, how: SelectHow): void => {
    onSelection(select(selection, ids, id, how));
    if (how === 'only') showContainer(id);
  };
  const openMenu = (id: string, at: Point): void => {
    if (!selection.chosen.has(id)) onSelection(select(selection, ids, id, 'only'));
    setMenu({ at, id });
  };
  const activeIndex = selection.active === null ? -1 : ids.indexOf(selection.active);
  return { ids, activeIndex, pick, menu, setMenu, openMenu };
}

/** The rows, of which only those in sight are drawn. One stop of the Tab key. */
export function ContainerRows(props: ContainerRowsProps) {
  const { containers, selection, onTask } = props;
  const { t } = useTranslation('containerPlace');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: containers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const choosing = useChoosing(props);
  const { menu, setMenu, activeIndex } = choosing;
  const chosen = containers.filter(({ id }) => selection.chosen.has(id));
  const onKeyDown = (event: KeyboardEvent): void => {
    const acted = actOnListKey(event, {
      ...props,
      ...choosing,
      page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
      onDelete: () => onTask({ kind: 'remove', containers: chosen }),
      boxOf: (index) =>
        (document.getElementById(rowId(index)) ?? scroller.current)?.getBoundingClientRect(),
    });
    if (acted === null) return;
    event.preventDefault();
    if (acted >= 0) virtualizer.scrollToIndex(acted);
  };
  const pointed = containers.find(({ id }) => id === menu?.id);
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={t('list.label')}
        aria-multiselectable
        aria-rowcount={containers.length}
        tabIndex={0}
        aria-activedescendant={activeIndex < 0 ? undefined : rowId(activeIndex)}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <DrawnRows {...props} {...choosing} virtualizer={virtualizer} />
      </div>
      {menu === null || pointed === undefined ? null : (
        <ContainerMenu
          at={menu.at}
          container={pointed}
          chosen={chosen}
          onTask={onTask}
          onClose={() => setMenu(null)}
          afterClose={() => scroller.current?.focus()}
        />
      )}
    </>
  );
}

interface DrawnRowsProps extends ContainerRowsProps {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly activeIndex: number;
  readonly pick: (id: string, how: SelectHow) => void;
  readonly openMenu: (id: string, at: Point) => void;
}

function DrawnRows(props: DrawnRowsProps) {
  const { containers, selection, virtualizer, activeIndex, pick, openMenu } = props;
  return (
    <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const container = containers[item.index];
        return container === undefined ? null : (
          <ContainerRow
            key={container.id}
            id={rowId(item.index)}
            number={item.index + 1}
            container={container}
            chosen={selection.chosen.has(container.id)}
            active={item.index === activeIndex}
            top={item.start}
            height={rowHeight}
            onClick={(event) => pick(container.id, howOf(event))}
            onContextMenu={(event) => {
              event.preventDefault();
              openMenu(container.id, { x: event.clientX, y: event.clientY });
            }}
          />
        );
      })}
    </div>
  );
}
