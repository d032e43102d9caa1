import type { ImageSummary } from '@stagecraft/contracts';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import type { ImageTask } from '../image-dialogs.tsx';
import { ImageMenu } from './image-menu.tsx';
import { ImageRow } from './image-row.tsx';
import { select, stepTo, type ListSelection, type SelectHow } from './selection.ts';
import { refOf } from './view.ts';

/** Height of a row, pixels. */
const rowHeight = 46;

interface ImageRowsProps {
  readonly images: readonly ImageSummary[];
  /** Bytes that each has in common with others, as far as they are known. */
  readonly shares: ReadonlyMap<string, number>;
  readonly selection: ListSelection;
  readonly onSelection: (selection: ListSelection) => void;
  readonly onTask: (task: ImageTask) => void;
}

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly image: ImageSummary;
}

function howOf(event: MouseEvent | KeyboardEvent): SelectHow {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only';
}

/** What clicks and keys choose, and the menu that is open. */
function useChoosing({ images, selection, onSelection }: ImageRowsProps) {
  const showImage = useAppStore((state) => state.showImage);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const ids = images.map(({ id }) => id);
  const activeIndex = selection.active === null ? -1 : ids.indexOf(selection.active);
  const pick = (image: ImageSummary, how: SelectHow): void => {
    onSelection(select(selection, ids, image.id, how));
    if (how === 'only') showImage(refOf(image));
  };
  const openMenu = (image: ImageSummary, at: OpenMenu['at']): void => {
    if (!selection.chosen.has(image.id)) onSelection(select(selection, ids, image.id, 'only'));
    setMenu({ at, image });
  };
  return { ids, activeIndex, pick, menu, setMenu, openMenu };
}

/** The rows, of which only those in sight are drawn. One stop of the Tab key. */
export function ImageRows(props: ImageRowsProps) {
  const { images, selection, onTask } = props;
  const { t } = useTranslation('images');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: images.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const { ids, activeIndex, pick, menu, setMenu, openMenu } = useChoosing(props);
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const acted = actOnKey(event, { ...props, ids, page, activeIndex, pick, openMenu, scroller });
    if (acted === null) return;
    event.preventDefault();
    if (acted >= 0) virtualizer.scrollToIndex(acted);
  };
  const chosen = images.filter(({ id }) => selection.chosen.has(id));
  return (
    <>
      <div
        ref={scroller}
        role="listbox"
        aria-label={t('list.label')}
        aria-multiselectable
        tabIndex={0}
        aria-activedescendant={activeIndex < 0 ? undefined : `image-row-${String(activeIndex)}`}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <DrawnRows
          {...props}
          virtualizer={virtualizer}
          activeIndex={activeIndex}
          pick={pick}
          openMenu={openMenu}
        />
      </div>
      {menu === null ? null : (
        <ImageMenu
          at={menu.at}
          image={menu.image}
          chosen={chosen}
          onTask={onTask}
          onClose={() => setMenu(null)}
          afterClose={() => scroller.current?.focus()}
        />
      )}
    </>
  );
}

interface DrawnRowsProps extends ImageRowsProps {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly activeIndex: number;
  readonly pick: (image: ImageSummary, how: SelectHow) => void;
  readonly openMenu: (image: ImageSummary, at: OpenMenu['at']) => void;
}

function DrawnRows(props: DrawnRowsProps) {
  const { images, shares, selection, virtualizer, activeIndex, pick, openMenu } = props;
  return (
    <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const image = images[item.index];
        return image === undefined ? null : (
          <ImageRow
            key={image.id}
            id={`image-row-${String(item.index)}`}
            place={{ at: item.index + 1, of: images.length }}
            image={image}
            shared={shares.get(image.id) ?? null}
            chosen={selection.chosen.has(image.id)}
            active={item.index === activeIndex}
            top={item.start}
            height={rowHeight}
            onClick={(event) => pick(image, howOf(event))}
            onContextMenu={(event) => {
              event.preventDefault();
              openMenu(image, { x: event.clientX, y: event.clientY });
            }}
          />
        );
      })}
    </div>
  );
}

interface KeyGround extends ImageRowsProps {
  readonly ids: readonly string[];
  readonly page: number;
  readonly activeIndex: number;
  readonly pick: (image: ImageSummary, how: SelectHow) => void;
  readonly openMenu: (image: ImageSummary, at: OpenMenu['at']) => void;
  readonly scroller: { readonly current: HTMLDivElement | null };
}

/** Does what a key means; gives the row to show, -1 for none, or null for a key that means nothing here. */
function actOnKey(event: KeyboardEvent, ground: KeyGround): number | null {
  const { images, ids, selection, onSelection, onTask, pick, activeIndex } = ground;
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  const active = images[activeIndex];
  const chosen = images.filter(({ id }) => selection.chosen.has(id));
  if (command && key.toLowerCase() === 'a') {
    onSelection({ ...selection, chosen: new Set(ids) });
    return -1;
  }
  if (key === 'Escape' && selection.chosen.size > 0) {
    onSelection({ ...selection, chosen: new Set() });
    return -1;
  }
  if (key === 'Delete' && chosen.length > 0) {
    onTask({ kind: 'remove', images: chosen });
    return -1;
  }
  if (active !== undefined && (key === 'ContextMenu' || (event.shiftKey && key === 'F10'))) {
    const row = document.getElementById(`image-row-${String(activeIndex)}`);
    const box = (row ?? ground.scroller.current)?.getBoundingClientRect();
    ground.openMenu(active, { x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 });
    return -1;
  }
  if (active !== undefined && (key === ' ' || key === 'Enter')) {
    pick(active, key === 'Enter' ? 'only' : 'toggle');
    return activeIndex;
  }
  const next = stepTo(ids, selection.active, key, ground.page);
  if (next === null) return null;
  const index = ids.indexOf(next);
  const image = images[index];
  if (image === undefined) return null;
  if (command) onSelection({ ...selection, active: next });
  else pick(image, event.shiftKey ? 'range' : 'only');
  return index;
}
