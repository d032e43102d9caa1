import type { ImageSummary } from '@stagecraft/contracts';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import type { ImageTask } from '../image-dialogs.tsx';
import { ImageMenu } from './image-menu.tsx';
import { ImageRow } from './image-row.tsx';
import { actOnListKey, howOf, type Point } from '../../../ui/list-keys.ts';
import { select, type ListSelection, type SelectHow } from '../../../ui/list-selection.ts';
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
  readonly at: Point;
  readonly image: ImageSummary;
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

/** What keys do; `onRow` shows the row that they lead to. */
function useKeys(
  props: ImageRowsProps,
  { ids, pick, openMenu }: ReturnType<typeof useChoosing>,
  scroller: RefObject<HTMLDivElement | null>,
  onRow: (index: number) => void,
) {
  const { images, onTask } = props;
  return (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const imageOf = (id: string): ImageSummary | undefined => images.find((one) => one.id === id);
    const acted = actOnListKey(event, {
      ...props,
      ids,
      page,
      pick: (id, how) => {
        const image = imageOf(id);
        if (image !== undefined) pick(image, how);
      },
      openMenu: (id, at) => {
        const image = imageOf(id);
        if (image !== undefined) openMenu(image, at);
      },
      onDelete: () =>
        onTask({
          kind: 'remove',
          images: images.filter(({ id }) => props.selection.chosen.has(id)),
        }),
      boxOf: (index) => {
        const row = document.getElementById(`image-row-${String(index)}`);
        return (row ?? scroller.current)?.getBoundingClientRect();
      },
    });
    if (acted === null) return;
    event.preventDefault();
    if (acted >= 0) onRow(acted);
  };
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
  const choosing = useChoosing(props);
  const { activeIndex, pick, menu, setMenu, openMenu } = choosing;
  const chosen = images.filter(({ id }) => selection.chosen.has(id));
  const onKeyDown = useKeys(props, choosing, scroller, (row) => virtualizer.scrollToIndex(row));
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
