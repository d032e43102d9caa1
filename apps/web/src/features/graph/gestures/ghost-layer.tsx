import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { geometry, type NodeBox } from '@stagecraft/graph-layout';
import { useAppStore } from '../../../state/hooks.tsx';
import type { Card } from '../model/cards.ts';
import { ghostsOf, type GhostRow, type GhostRows, type Ghosts } from './ghosts.ts';

interface GhostLayerProps {
  readonly cards: readonly Card[];
  readonly boxes: Readonly<Record<string, NodeBox>>;
}

/** More are counted. */
const mostRows = 6;
/** By how much ghosts stand out of the card, so that what is under them can still be seen. */
const shift = 18;

/** What a gesture that is being made would bring, at its places; what would go is dimmed. */
export function GhostLayer(props: GhostLayerProps) {
  const gesture = useAppStore((state) => state.gesture);
  const model = useAppStore((state) => state.snapshot?.model);
  const ghosts = useMemo(
    () => (model === undefined ? null : ghostsOf(model, gesture)),
    [model, gesture],
  );
  if (ghosts === null || gesture === null) return null;
  return (
    <>
      <style>{dimmed(ghosts.leaving)}</style>
      <ViewportPortal>
        {ghosts.rows.map((group, index) => (
          <GhostGroup key={index} group={group} {...props} />
        ))}
        {ghosts.stages.map((rows, index) => (
          <GhostStage key={index} rows={rows} {...placeFor(props.boxes, index)} />
        ))}
      </ViewportPortal>
    </>
  );
}

/** A rule rather than a property: no row is drawn anew for it. */
function dimmed(instructions: Ghosts['leaving']): string {
  if (instructions.length === 0) return '';
  const rows = instructions.map((index) => `[data-instruction="${String(index)}"]`);
  return `:is(${rows.join()}) { opacity: 0.4; }`;
}

function GhostGroup(props: GhostLayerProps & { readonly group: GhostRows }) {
  const { cards, boxes, group } = props;
  const collapsed = useAppStore((state) => state.collapsed);
  const card = cards.find((one) =>
    one.kind === 'stage' ? one.index === group.stage : one.kind === 'globals' && group.stage < 0,
  );
  const box = card === undefined ? undefined : boxes[card.id];
  if (card === undefined || box === undefined || !('rows' in card)) return null;
  const under = card.rows.findIndex(({ index }) => index === group.after);
  const top = collapsed.includes(card.id)
    ? box.height
    : Math.min(box.height, geometry.headerHeight + (under + 1) * geometry.rowHeight);
  return (
    <div
      aria-hidden
      className="graph-ghost"
      style={{ left: box.x + shift, top: box.y + top, width: box.width }}
    >
      <GhostRowList rows={group.rows} />
    </div>
  );
}

function GhostStage(props: {
  readonly rows: readonly GhostRow[];
  readonly x: number;
  readonly y: number;
}) {
  const { rows, x, y } = props;
  return (
    <div
      aria-hidden
      className="graph-ghost graph-ghost-stage"
      style={{ left: x, top: y, width: geometry.stageWidth }}
    >
      <GhostRowList rows={rows} />
    </div>
  );
}

/** Under everything: where a new stage will stand, only the layout of the changed text knows. */
function placeFor(
  boxes: Readonly<Record<string, NodeBox>>,
  index: number,
): { readonly x: number; readonly y: number } {
  const all = Object.values(boxes);
  const right = all.reduce((most, box) => Math.max(most, box.x + box.width), 0);
  const bottom = all.reduce((most, box) => Math.max(most, box.y + box.height), 0);
  return { x: right - geometry.stageWidth, y: bottom + geometry.rankGap * (index + 1) };
}

function GhostRowList(props: { readonly rows: readonly GhostRow[] }) {
  const { rows } = props;
  const more = rows.length - mostRows;
  return (
    <>
      {rows.slice(0, mostRows).map(({ keyword, text }, index) => (
        <div key={index} className="flex h-[22px] items-center gap-1.5 px-2.5 font-mono text-xs">
          <span className="font-semibold text-done">+</span>
          <span className="font-semibold text-accent">{keyword}</span>
          <span className="min-w-0 flex-1 truncate text-ink">{text}</span>
        </div>
      ))}
      {more > 0 ? <div className="px-2.5 text-2xs text-muted">+{more}</div> : null}
    </>
  );
}
