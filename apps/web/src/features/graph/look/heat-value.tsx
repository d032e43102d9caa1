import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heat } from '../../../state/canvas/heat.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { useNodeHeat, useRowHeat } from './look-store.tsx';
import { heatText } from './heat-text.ts';

/** What a row's name leaves out of its heat: how often in a row the cache had it. Null for nothing. */
export function useStreakText(id: string): string | null {
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const heat = useRowHeat(id);
  return heat?.kind === 'cache' ? heatText(heat, t, language) : null;
}

interface HeatOrProps {
  readonly id: string;
  /** What is shown where nothing is coloured by heat. */
  readonly children: ReactNode;
}

export function RowHeatOr(props: HeatOrProps) {
  const heat = useRowHeat(props.id);
  return heat === undefined ? props.children : <HeatValue heat={heat} />;
}

export function NodeHeatOr(props: HeatOrProps) {
  const heat = useNodeHeat(props.id);
  if (heat === undefined) return props.children;
  // That nothing is known is told by the rows.
  return heat === null ? null : <HeatValue heat={heat} />;
}

/** The heat at the end of a row or in a card's header. */
function HeatValue(props: { readonly heat: Heat | null }) {
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const asked = useAppStore((state) => state.overlayMode);
  const { heat } = props;
  if (heat === null) {
    // Where problems are told, to have none is not to be unknown.
    if (asked === 'problems') return null;
    return (
      <span
        aria-hidden
        title={t('heat.unknown')}
        className="graph-heat shrink-0 font-mono text-2xs text-faint"
      >
        –
      </span>
    );
  }
  return (
    <span className="graph-heat flex shrink-0 items-center gap-1 font-mono text-2xs text-ink">
      {heat.kind === 'problems' ? <ProblemIcon errors={heat.errors} /> : null}
      {heat.kind === 'cache' && heat.streak > 0 ? (
        <CircleCheck aria-hidden className="size-3 text-cached" />
      ) : null}
      {heatText(heat, t, language)}
    </span>
  );
}

function ProblemIcon(props: { readonly errors: number }) {
  return props.errors > 0 ? (
    <CircleX aria-hidden className="size-3 text-danger" />
  ) : (
    <TriangleAlert aria-hidden className="size-3 text-warning" />
  );
}
