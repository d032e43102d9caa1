import type { BuildComparison } from '@stagecraft/contracts';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface CacheNoteProps {
  readonly comparison: BuildComparison;
  readonly withoutCache: boolean;
}

/** How warm the cache was for each of the builds: durations mean little without it. */
export function CacheNote({ comparison, withoutCache }: CacheNoteProps) {
  const { t } = useTranslation('trial');
  const { builds, totals } = comparison;
  const isWarm = totals.before.cached > 0 || totals.after.cached > 0;
  return (
    <p className="mb-4 flex gap-2 rounded-md border bg-canvas px-3 py-2">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span>
        {withoutCache ? `${t('without')} ` : null}
        {t('cacheBoth', {
          before: totals.before.cached,
          beforeAll: totals.before.steps,
          beforeNumber: builds.before.number,
          after: totals.after.cached,
          afterAll: totals.after.steps,
          afterNumber: builds.after.number,
        })}
        {isWarm ? ` ${t('cacheDiffers')}` : null}
      </span>
    </p>
  );
}
