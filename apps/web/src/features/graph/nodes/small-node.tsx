import type { ReactNode } from 'react';
import { geometry, type Direction } from '@stagecraft/graph-layout';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useNodeLook } from '../look/use-part-look.ts';
import { focusKey } from '../keyboard.ts';
import { pressNode } from '../selection/press.ts';
import { LineEnds } from './line-ends.tsx';

interface SmallNodeProps {
  readonly id: string;
  readonly direction: Direction;
  readonly icon: ReactNode;
  readonly title: string;
  /** What it is, under its name. */
  readonly kind: string;
  readonly needed: boolean;
  readonly className?: string | undefined;
  /** Absent where a press has nothing to show. */
  readonly onPress?: (() => void) | undefined;
}

/** A node without rows: an image, the context, the output. */
export function SmallNode(props: SmallNodeProps) {
  const { id, icon, title, kind, needed, className, onPress } = props;
  const store = useAppStoreApi();
  const selected = useAppStore((state) => state.selection.nodes.includes(id));
  const look = useNodeLook(id);
  return (
    <>
      <LineEnds direction={props.direction} leaves={geometry.imageHeight / 2} />
      <button
        type="button"
        tabIndex={-1}
        data-graph-focus={focusKey(id, null)}
        data-graph-node={id}
        aria-pressed={selected}
        title={title}
        onClick={(event) => {
          pressNode(store, id, event);
          onPress?.();
        }}
        data-needed={needed}
        {...look}
        className={classNames(
          'graph-card flex h-full w-full items-center gap-2.5 rounded-lg border px-3 text-left',
          needed ? 'border-line-strong bg-panel' : 'border-dashed border-line-strong bg-canvas',
          selected && 'graph-card-selected',
          className,
        )}
      >
        <span aria-hidden className={needed ? 'shrink-0 text-muted' : 'shrink-0 text-faint'}>
          {icon}
        </span>
        <span className="min-w-0 flex-1">
          <span
            className={classNames(
              'graph-title block truncate text-sm leading-4.5 font-medium',
              !needed && 'text-muted',
            )}
          >
            {title}
          </span>
          <span className="block truncate text-2xs leading-3.5 text-faint">{kind}</span>
        </span>
        <span aria-hidden className="graph-far graph-far-small">
          {title}
        </span>
      </button>
    </>
  );
}
