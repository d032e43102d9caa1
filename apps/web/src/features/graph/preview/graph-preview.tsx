import { curve, linesOf, placeLines, type Direction, type NodeBox } from '@stagecraft/graph-layout';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntentAnswer } from '../../../language/service.ts';
import { classNames } from '../../../ui/class-names.ts';
import { cardsOf, type Card } from '../model/cards.ts';
import { NO_MARKS } from '../model/marks.ts';
import { lineColours } from '../model/flow-edges.ts';

type Done = Extract<IntentAnswer, { readonly ok: true }>;
type Whole = NonNullable<Done['whole']>;

interface GraphPreviewProps {
  readonly whole: Whole;
  /** Indices of the instructions that are new in it. */
  readonly added: ReadonlySet<number>;
  /** Room for it, pixels. */
  readonly width: number;
  readonly height: number;
}

/** The graph as it would be, as large as the room allows; what is new is marked. Only to be looked at. */
export function GraphPreview(props: GraphPreviewProps) {
  const { whole, added, width, height } = props;
  const { t } = useTranslation('graph');
  const picture = useMemo(() => pictureOf(whole, width / height), [whole, width, height]);
  const { frame, boxes } = picture;
  const scale = Math.min(1, width / frame.width, height / frame.height);
  const stages = whole.graph.stages.map(({ name, index }) => name ?? String(index));
  return (
    <div
      role="img"
      aria-label={`${t('ask.graphLabel')}: ${stages.join(', ')}`}
      className="mx-auto overflow-hidden"
      style={{ width: frame.width * scale, height: frame.height * scale }}
    >
      <div
        aria-hidden
        className="relative origin-top-left"
        style={{ width: frame.width, height: frame.height, transform: `scale(${String(scale)})` }}
      >
        <svg className="absolute inset-0 size-full overflow-visible" fill="none">
          {picture.paths.map(({ id, path, colour }) => (
            <path key={id} d={path} stroke={colour} strokeWidth={1.6 / scale} />
          ))}
        </svg>
        {picture.cards.map((card) => (
          <CardPicture key={card.id} card={card} box={boxes[card.id]} added={added} />
        ))}
      </div>
    </div>
  );
}

function CardPicture(props: {
  readonly card: Card;
  readonly box: NodeBox | undefined;
  readonly added: ReadonlySet<number>;
}) {
  const { card, box, added } = props;
  const { t } = useTranslation('graph');
  if (box === undefined) return null;
  const rows = 'rows' in card ? card.rows : [];
  return (
    <div
      className="absolute overflow-hidden rounded-lg border border-line-strong bg-raised"
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    >
      <p
        className={classNames(
          'flex items-center truncate px-2.5 text-lg font-semibold',
          rows.length > 0 ? 'h-[40px] border-b' : 'h-full',
        )}
      >
        {titleOf(card, t)}
      </p>
      {rows.map((row) => (
        <p
          key={row.id}
          className={classNames(
            'flex h-[22px] items-center gap-1.5 px-2.5 font-mono text-xs',
            added.has(row.index) && 'bg-done-soft',
          )}
        >
          <span className="shrink-0 font-semibold text-accent">{row.keyword}</span>
          <span className="min-w-0 truncate text-ink">{row.text}</span>
        </p>
      ))}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<'graph'>>['t'];

function titleOf(card: Card, t: Translate): string {
  if (card.kind === 'stage') return card.name ?? t('node.unnamed', { index: card.index });
  if (card.kind === 'image') return card.reference;
  return t(`node.${card.kind}`);
}

/** Cards and lines in the direction that fills a room of these proportions better. */
function pictureOf({ model, graph, layout }: Whole, proportion: number) {
  const snapshot = { path: '', version: 0, model, graph, layout, problems: [] };
  const direction = fitting(layout.across, layout.down, proportion);
  const frame = frameOf(layout[direction]);
  const boxes = Object.fromEntries(
    Object.entries(layout[direction]).map(([id, box]) => [
      id,
      { ...box, x: box.x - frame.x, y: box.y - frame.y },
    ]),
  );
  const lines = linesOf(model, graph);
  const { courses } = placeLines(lines, boxes, direction);
  const paths = lines.flatMap(({ id, kind }) => {
    const course = courses.get(id);
    if (course === undefined) return [];
    const { path } = curve(course.from, course.to, direction, course.via);
    return [{ id, path, colour: lineColours[kind] }];
  });
  return { cards: cardsOf(snapshot, NO_MARKS, new Map()), frame, boxes, paths };
}

type Boxes = Readonly<Record<string, NodeBox>>;

function fitting(across: Boxes, down: Boxes, proportion: number): Direction {
  const scaleOf = ({ width, height }: NodeBox): number => Math.min(proportion / width, 1 / height);
  return scaleOf(frameOf(across)) >= scaleOf(frameOf(down)) ? 'across' : 'down';
}

function frameOf(boxes: Boxes): NodeBox {
  const all = Object.values(boxes);
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  const width = Math.max(1, Math.max(...all.map((box) => box.x + box.width)) - x);
  const height = Math.max(1, Math.max(...all.map((box) => box.y + box.height)) - y);
  return { x, y, width, height };
}
