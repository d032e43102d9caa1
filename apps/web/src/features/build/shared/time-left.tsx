import { estimateTimeLeft, type TimeLeft } from '@stagecraft/build-trace';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { formatSeconds } from '../../../ui/format.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { useNow } from './use-now.ts';

/** Below this many ms nothing is told: it is over before it is read. */
const shortest = 1_000;

/** Reckoned once a second, not with each event: a log that floods costs nothing here. */
function useTimeLeft(): TimeLeft | null {
  const known = useAppStore((state) => state.stepDurations);
  const store = useAppStoreApi();
  const now = useNow(known !== null);
  const { trace } = store.getState();
  return known === null || trace === null ? null : estimateTimeLeft(trace, known, now);
}

/** What the shown build still needs, as far as earlier builds tell; nothing where they don't. */
export function BuildTimeLeft() {
  const { t, i18n } = useTranslation('build');
  const left = useTimeLeft();
  if (left === null || left.ms < shortest) return null;
  const time = formatSeconds(left.ms, i18n.language);
  const builds = left.builds.map((number) => `#${String(number)}`).join(', ');
  return (
    <Tooltip text={t('timeLeft.evidence', { count: left.builds.length, builds })}>
      <span tabIndex={0} className="tabular-nums" data-testid="time-left">
        {t(left.complete ? 'timeLeft.about' : 'timeLeft.atLeast', { time })}
      </span>
    </Tooltip>
  );
}

/** What a running step still needs. */
export function StepTimeLeft({ stepId }: { readonly stepId: string }) {
  const { t, i18n } = useTranslation('build');
  const left = useTimeLeft();
  const ms = left?.steps.get(stepId) ?? 0;
  if (ms < shortest) return null;
  return (
    <span className="shrink-0 text-muted tabular-nums" data-testid="step-time-left">
      {t('timeLeft.about', { time: formatSeconds(ms, i18n.language) })}
    </span>
  );
}
