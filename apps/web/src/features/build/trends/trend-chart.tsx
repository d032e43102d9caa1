import type { TrendPoint } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { chartOf, valueOf, type Measure } from './chart.ts';
import { useShownValue } from './use-shown-value.ts';

const box = { width: 600, height: 64 };
/** Room for the dots at the edges. */
const margin = 4;
const view = `${String(-margin)} ${String(-margin)} ${String(box.width + 2 * margin)} ${String(box.height + 2 * margin)}`;

interface TrendChartProps {
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  readonly measure: Measure;
}

/** One measure over the builds as a line; its numbers are in the table. */
export function TrendChart({ points, measure }: TrendChartProps) {
  const { t } = useTranslation('records');
  const show = useShownValue(measure);
  const values = points.map((point) => valueOf(point, measure));
  const chart = chartOf(values, box, measure === 'cacheRate' ? 1 : undefined);
  const title = t(`trends.${measure}`);
  return (
    <figure>
      <figcaption className="flex justify-between gap-2 text-xs">
        <span className="font-semibold">{title}</span>
        <span className="text-muted tabular-nums">
          {t('trends.last', { value: show(chart.last) })}
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={t('trends.chart', {
          title,
          count: values.length,
          last: show(chart.last),
          top: show(chart.top),
        })}
        viewBox={view}
        className="mt-1 w-full rounded border bg-canvas text-accent"
      >
        {chart.runs.map((run) => (
          <g key={run[0]?.x}>
            <polyline
              points={run.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
            {run.map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r="2.5" fill="currentColor" />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
