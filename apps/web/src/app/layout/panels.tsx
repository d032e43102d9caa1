import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useAppStore } from '../../state/hooks.tsx';
import { classNames } from '../../ui/class-names.ts';

interface Part {
  readonly id: string;
  /** Size before the person chose one: pixels as a number, percent as `30%`. */
  readonly size?: number | string;
  /** Pixels. */
  readonly minSize: number;
  /** Keeps its pixels when the window changes its size; by default it keeps its share. */
  readonly fixed?: boolean;
  readonly content: ReactNode;
}

interface PanelsProps {
  /** Its sizes are remembered under this name. */
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly first: Part | null;
  readonly second: Part | null;
  /** Name of the separator. */
  readonly resizeLabel: string;
}

/** Two panels with a separator that mouse, touch and arrow keys move; one alone takes all the room. */
export function Panels(props: PanelsProps) {
  const { id, orientation, first, second, resizeLabel } = props;
  const sizes = useAppStore((state) => state.panelSizes[id]);
  const setPanelSizes = useAppStore((state) => state.setPanelSizes);
  const panel = (part: Part) => (
    <Panel
      key={part.id}
      id={part.id}
      minSize={part.minSize}
      groupResizeBehavior={part.fixed === true ? 'preserve-pixel-size' : 'preserve-relative-size'}
      {...sizeOf(part, sizes?.[part.id])}
      className="flex h-full min-h-0 min-w-0 flex-col"
    >
      {part.content}
    </Panel>
  );
  return (
    <Group
      id={id}
      orientation={orientation}
      onLayoutChanged={(layout, meta) => {
        if (meta.isUserInteraction) setPanelSizes(id, layout);
      }}
    >
      {first === null ? null : panel(first)}
      {first === null || second === null ? null : (
        <Separator
          key="separator"
          aria-label={resizeLabel}
          className={classNames(
            'relative bg-line outline-offset-0 transition-colors hover:bg-accent data-[separator=active]:bg-accent data-[separator=hover]:bg-accent',
            orientation === 'horizontal' ? 'w-px' : 'h-px',
          )}
        />
      )}
      {second === null ? null : panel(second)}
    </Group>
  );
}

function sizeOf(part: Part, remembered: number | undefined): { defaultSize?: number | string } {
  if (remembered !== undefined) return { defaultSize: `${String(remembered)}%` };
  return part.size === undefined ? {} : { defaultSize: part.size };
}
