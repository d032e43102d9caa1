import { useId } from 'react';
import { niceEnd, type Point } from './history.ts';

/** Span of time that a chart shows, ms. */
const span = 120_000;
const width = 600;
const height = 96;

export interface Line {
  readonly name: string;
  /** A colour of the theme, e.g. `var(--done)`. */
  readonly colour: string;
  readonly points: readonly Point[];
}

interface ChartProps {
  readonly title: string;
  /** What is measured now, in words. */
  readonly now: string;
  readonly lines: readonly Line[];
  /** End of the axis where there is a natural one, such as a limit. */
  readonly limit?: number | null;
  readonly format: (value: number) => string;
}

/** Places of the picture that are joined; a gap where nothing is known. */
function pathOf(points: readonly Point[], from: number, end: number): string {
  let pen = false;
  const steps: string[] = [];
  for (const [at, value] of points) {
    if (value === null || at < from) {
      pen = false;
      continue;
    }
    const x = ((at - from) / span) * width;
    const y = height - (Math.min(value, end) / end) * height;
    steps.push(`${pen ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`);
    pen = true;
  }
  return steps.join('');
}

/** A small chart of the last two minutes, with what is measured now and the most there was. */
export function Chart({ title, now, lines, limit = null, format }: ChartProps) {
  const id = useId();
  const last = Math.max(...lines.map(({ points }) => points.at(-1)?.[0] ?? 0));
  const from = last - span;
  const shown = lines.flatMap(({ points }) =>
    points.flatMap(([at, value]) => (value === null || at < from ? [] : [value])),
  );
  const most = shown.reduce((a, b) => Math.max(a, b), 0);
  // A limit far above what is used would press the line flat onto the axis.
  const end = limit !== null && most > limit / 4 ? Math.max(limit, most) : niceEnd(most);
  return (
    <figure className="min-w-0 rounded-md border bg-panel p-2" aria-labelledby={id}>
      <figcaption className="flex items-baseline justify-between gap-2">
        <span id={id} className="text-xs font-medium text-muted">
          {title}
        </span>
        <span className="font-mono text-sm tabular-nums" data-testid="stat-now">
          {now}
        </span>
      </figcaption>
      <div className="relative mt-1">
        <Picture lines={lines} from={from} end={end} />
        <span className="absolute top-0.5 left-1 text-2xs text-muted tabular-nums">
          {format(end)}
        </span>
      </div>
      {lines.length < 2 ? null : (
        <ul className="mt-1 flex gap-3 text-2xs text-muted">
          {lines.map(({ name, colour }) => (
            <li key={name} className="flex items-center gap-1">
              <span aria-hidden className="h-0.5 w-3" style={{ background: colour }} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

interface PictureProps {
  readonly lines: readonly Line[];
  /** Where the axis of time begins, ms since epoch. */
  readonly from: number;
  /** Where the axis of values ends. */
  readonly end: number;
}

function Picture({ lines, from, end }: PictureProps) {
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      preserveAspectRatio="none"
      aria-hidden
      className="block h-24 w-full rounded-sm border bg-canvas"
    >
      {[0.25, 0.5, 0.75].map((part) => (
        <line
          key={part}
          x1={0}
          x2={width}
          y1={height * part}
          y2={height * part}
          stroke="var(--line)"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {lines.map(({ name, colour, points }) => (
        <path
          key={name}
          d={pathOf(points, from, end)}
          fill="none"
          stroke={colour}
          strokeWidth={1.5}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
