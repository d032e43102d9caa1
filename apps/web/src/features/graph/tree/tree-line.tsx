import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { memo, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { classNames } from '../../../ui/class-names.ts';
import { pressNode, pressRow } from '../selection/press.ts';
import { CardLine, RelationLine, RowLine, useItemName } from './line-contents.tsx';
import type { TreeItem } from './tree-items.ts';
import { selectItem } from './use-tree-keys.ts';

interface TreeLineProps {
  readonly item: TreeItem;
  readonly graph: Snapshot;
  /** It has the keyboard, or gets it when one comes into the tree. */
  readonly active: boolean;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly doings: LineDoings;
}

/** What is done with a line. */
export interface LineDoings {
  /** It got the keyboard. */
  focus(item: TreeItem): void;
  /** Opens or closes what is under it. */
  toggle(item: TreeItem): void;
  /** Shows its text, or where it leads. */
  enter(item: TreeItem): void;
}

/** One line of the tree. */
export const TreeLine = memo(function TreeLine(props: TreeLineProps) {
  const { item, active, top, height, doings } = props;
  const store = useAppStoreApi();
  const name = useItemName(item, props.graph);
  const selected = useAppStore((state) => isSelected(state, item));
  const atCursor = useAppStore(
    ({ cursorInstruction }) =>
      item.content.kind === 'row' && item.content.row.index === cursorInstruction,
  );
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const { content } = item;
    if (content.kind === 'row') pressRow(store, content.row, event);
    else if (content.kind === 'card') pressNode(store, content.card.id, event);
    else selectItem(store, item, null);
  };
  const style: CSSProperties = { top, height, paddingLeft: 6 + (item.level - 1) * 16 };
  return (
    <div
      role="treeitem"
      tabIndex={active ? 0 : -1}
      aria-level={item.level}
      aria-posinset={item.place}
      aria-setsize={item.siblings}
      aria-selected={selected}
      aria-current={atCursor ? 'true' : undefined}
      aria-label={name}
      {...(item.expanded === null ? {} : { 'aria-expanded': item.expanded })}
      {...placeData(item)}
      data-tree-key={item.key}
      title={name}
      onFocus={() => doings.focus(item)}
      onClick={onClick}
      onDoubleClick={() => doings.enter(item)}
      className={classNames(
        'absolute inset-x-0 flex items-center gap-1.5 pr-2 text-sm select-none focus-visible:-outline-offset-2',
        selected ? 'graph-row-selected' : 'hover:bg-hover',
        atCursor && 'graph-row-cursor',
      )}
      style={style}
    >
      <Opener expanded={item.expanded} onToggle={() => doings.toggle(item)} />
      <Content item={item} name={name} />
    </div>
  );
});

function Content(props: { readonly item: TreeItem; readonly name: string }): ReactNode {
  const { content } = props.item;
  if (content.kind === 'row') return <RowLine row={content.row} />;
  if (content.kind === 'card') return <CardLine card={content.card} />;
  return <RelationLine relation={content.relation} name={props.name} />;
}

/** For the pointer; by keyboard arrows open and close. */
function Opener(props: { readonly expanded: boolean | null; readonly onToggle: () => void }) {
  const { t } = useTranslation('graph');
  return (
    <span
      aria-hidden
      title={props.expanded === null ? undefined : t('tree.keys')}
      className={classNames('shrink-0 text-muted', props.expanded === null && 'invisible')}
      onClick={(event) => {
        event.stopPropagation();
        props.onToggle();
      }}
    >
      <ChevronRight className={classNames('size-4', props.expanded === true && 'rotate-90')} />
    </span>
  );
}

function isSelected({ selection }: AppState, { content }: TreeItem): boolean {
  if (content.kind === 'row') return selection.rows.includes(content.row.id);
  if (content.kind === 'card') return selection.nodes.includes(content.card.id);
  return selection.edge === content.relation.edge.id;
}

/** What menus, gestures and the keyboard find it by. */
function placeData({ content }: TreeItem): Readonly<Record<string, string | number>> {
  if (content.kind === 'row') {
    return { 'data-graph-row': content.row.id, 'data-instruction': content.row.index };
  }
  if (content.kind === 'card') return { 'data-graph-node': content.card.id };
  const { kind, source, target } = content.relation.edge;
  return { 'data-graph-line': `${kind} ${source} ${target}` };
}
