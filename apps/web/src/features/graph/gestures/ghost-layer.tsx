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
/** Above and below ghosts together, in flow units. */
const frame = 6;

/** What a gesture that is being made would bring, at its places; what would go is dimmed. */
export function GhostLayer(props: GhostLayerProps) {
  const { cards, boxes } = props;
  const gesture = useAppStore((state) => state.gesture);
  const model = useAppStore((state) => state.snapshot?.model);
  const collapsed = useAppStore((state) => state.collapsed);
  const ghosts = useMemo(
    () => (model === undefined ? null : ghostsOf(model, gesture)),
    [model, gesture],
  );
  if (ghosts === null || gesture === null) return null;
  const gaps = gapsOf(ghosts.rows, cards, boxes, collapsed);
  return (
    <>
      <style>{[dimmed(ghosts.leaving), ...gaps.map(({ rule }) => rule)].join('\n')}</style>
      <ViewportPortal>
        {gaps.map(({ group, x, y, width, height }, index) => (
          <div
            key={index}
            aria-hidden
            className="graph-ghost"
            style={{ left: x, top: y, width, height }}
          >
            <GhostRowList rows={group.rows} />
          </div>
        ))}
        {ghosts.stages.map((rows, index) => (
          <GhostStage key={index} rows={rows} {...placeFor(boxes, index)} />
        ))}
      </ViewportPortal>
    </>
  );
}

/** Rules rather than properties: no card is drawn anew for them. */
function dimmed(instructions: Ghosts['leaving']): string {
  if (instructions.length === 0) return '';
  const rows = instructions.map((index) => `[data-instruction="${String(index)}"]`);
  return `:is(${rows.join()}) { opacity: 0.4; }`;
}

interface Gap {
  readonly group: GhostRows;
  /** In flow units. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Makes room for it in its card. */
  readonly rule: string;
}

/** Where ghosts stand: between the rows, which give way. */
function gapsOf(
  groups: readonly GhostRows[],
  cards: readonly Card[],
  boxes: GhostLayerProps['boxes'],
  collapsed: readonly string[],
): Gap[] {
  const grown = new Map<string, number>();
  return groups.flatMap((group): Gap[] => {
    const card = cards.find((one) =>
      one.kind === 'stage' ? one.index === group.stage : one.kind === 'globals' && group.stage < 0,
    );
    const box = card === undefined ? undefined : boxes[card.id];
    if (card === undefined || box === undefined || !('rows' in card)) return [];
    const { x, y, width } = box;
    const height = heightOf(group.rows.length);
    if (collapsed.includes(card.id)) {
      return [{ group, x, y: y + box.height, width, height, rule: '' }];
    }
    const under = card.rows.findIndex(({ index }) => index === group.after);
    const earlier = grown.get(card.id) ?? 0;
    grown.set(card.id, earlier + height);
    const top = geometry.headerHeight + (under + 1) * geometry.rowHeight + earlier;
    const next = card.rows[under + 1];
    const rules = [
      `.react-flow__node[data-id="${CSS.escape(card.id)}"] .graph-card { height: calc(100% + ${String(earlier + height)}px); }`,
      next === undefined
        ? ''
        : `.graph-card li:has([data-instruction="${String(next.index)}"]) { margin-top: ${String(height)}px; }`,
    ];
    return [{ group, x: x + 6, y: y + top, width: width - 12, height, rule: rules.join('\n') }];
  });
}

function heightOf(rows: number): number {
  const more = rows > mostRows ? geometry.noteLineHeight : 0;
  return Math.min(rows, mostRows) * geometry.rowHeight + more + frame;
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
