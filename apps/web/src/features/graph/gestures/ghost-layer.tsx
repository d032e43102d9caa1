import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import type { NewBase, StageGraph } from '@stagecraft/dockerfile';
import { geometry, type Direction, type NodeBox, type Point } from '@stagecraft/graph-layout';
import type { GesturePreview } from '../../../state/canvas-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import type { Card } from '../model/cards.ts';
import { ghostPlace } from './ghost-place.ts';
import { ghostsOf, type GhostRow, type GhostRows, type Ghosts } from './ghosts.ts';

interface GhostLayerProps {
  readonly cards: readonly Card[];
  readonly boxes: Readonly<Record<string, NodeBox>>;
  readonly direction: Direction;
}

/** More are counted. */
const mostRows = 6;
/** Above and below ghosts together, in flow units. */
const frame = 6;

/** What a gesture that is being made would bring, at its places; what would go is dimmed. */
export function GhostLayer(props: GhostLayerProps) {
  const { cards, boxes } = props;
  const gesture = useAppStore((state) => state.gesture);
  const snapshot = useAppStore((state) => state.snapshot);
  const collapsed = useAppStore((state) => state.collapsed);
  const ghosts = useMemo(
    () => (snapshot === null ? null : ghostsOf(snapshot.model, gesture)),
    [snapshot, gesture],
  );
  if (ghosts === null || gesture === null || snapshot === null) return null;
  const { graph } = snapshot;
  const base = baseNode(gesture, graph);
  const places = placesOf(ghosts.stages, boxes, props.direction, base);
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
          <GhostStage key={index} rows={rows} {...places[index]} />
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

/** Where each new stage is shown; none over another. */
function placesOf(
  stages: Ghosts['stages'],
  boxes: GhostLayerProps['boxes'],
  direction: Direction,
  base: string | null,
): readonly Point[] {
  const taken = { ...boxes };
  return stages.map((rows, index) => {
    const height = heightOf(rows.length) + frame;
    const place = ghostPlace(taken, direction, { base, height });
    taken[`ghost ${String(index)}`] = { ...place, width: geometry.stageWidth, height };
    return place;
  });
}

function GhostStage(props: {
  readonly rows: readonly GhostRow[];
  readonly x?: number;
  readonly y?: number;
}) {
  const { rows, x = 0, y = 0 } = props;
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

/** The node that a new stage is built from; null for none that is known. */
function baseNode({ intent }: GesturePreview, graph: StageGraph): string | null {
  if (intent.kind === 'addStage') return nodeOfBase(intent.base, graph);
  if (intent.kind !== 'duplicateStage') return null;
  const { base } = graph.stages[intent.stage] ?? {};
  return base === undefined || base.kind === 'unknown' ? null : nodeOfBase(base, graph);
}

function nodeOfBase(base: NewBase, { stages, images }: StageGraph): string | null {
  if (base.kind === 'scratch') return null;
  if (base.kind === 'stage') return stages[base.stage]?.id ?? null;
  return images.find(({ ref }) => ref === base.ref)?.id ?? null;
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
