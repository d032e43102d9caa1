import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { sizeSteps, timeSteps, type HeatLevel } from '../../../state/canvas/heat.ts';
import type { OverlayMode } from '../../../state/view-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { formatBytes } from '../../../ui/format.ts';

type Mode = Exclude<OverlayMode, 'build'>;

/** What the colours stand for: no higher than the buttons beside it, so that it covers no card that they do not. */
export function HeatLegend(props: { readonly mode: Mode }) {
  const { mode } = props;
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const missing = useAppStore((state) => {
    if (mode === 'cache') return state.cacheHistory.length === 0;
    return mode !== 'problems' && state.overlay.size === 0;
  });
  return (
    <div
      role="group"
      aria-label={t(`heat.${mode}Scale`)}
      title={t(`heat.${mode}Scale`)}
      className="rounded-lg border border-line bg-raised px-2 py-1 text-2xs text-muted"
    >
      {missing ? (
        <p role="status" className="leading-5.5 text-ink">
          {t('heat.noBuild')}
        </p>
      ) : (
        <ul className="flex gap-1">
          {scaleOf(mode, t, language).map(({ level, label }) => (
            <li key={level} className="w-11">
              <span className="graph-swatch block h-1.5 rounded-sm" data-heat={level} />
              <span className="mt-0.5 block truncate leading-3.5">{label}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const levels = [0, 1, 2, 3, 4] as const satisfies readonly HeatLevel[];

interface Swatch {
  readonly level: HeatLevel;
  readonly label: string;
}

function scaleOf(mode: Mode, t: TFunction<'graph'>, language: string): readonly Swatch[] {
  const rising = (starts: readonly string[]): readonly Swatch[] =>
    levels.map((level) => ({ level, label: level === 0 ? '0' : (starts[level - 1] ?? '') }));
  switch (mode) {
    case 'time':
      return rising(timeSteps.map((ms) => shortDuration(ms)));
    case 'size':
      return rising(sizeSteps.map((bytes) => formatBytes(bytes, language)));
    case 'cache':
      return [
        { level: 0, label: '×4+' },
        { level: 1, label: '×2+' },
        { level: 2, label: '×1' },
        { level: 4, label: t('heat.ran') },
      ];
    case 'problems':
      return [
        { level: 0, label: t('heat.none') },
        { level: 2, label: t('heat.warning') },
        { level: 4, label: t('heat.error') },
      ];
  }
}

/** The scale's round durations: `0.5 s`, `30 s`, `2 m`. */
function shortDuration(ms: number): string {
  return ms < 60_000 ? `${String(ms / 1000)} s` : `${String(ms / 60_000)} m`;
}
