import type { BuildComparison } from '@stagecraft/contracts';
import { GitCompare, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { Popover } from '../../../ui/popover.tsx';
import { changeLooks } from './change-looks.ts';
import { countChanges } from './verdict.ts';

/** Which builds are compared, what they took in all, and what the marks mean, each with its number. */
export function ComparedBar() {
  const { t } = useTranslation('records');
  const compared = useAppStore((state) => state.comparedBuilds);
  const end = useAppStore((state) => state.endComparison);
  if (compared === null) return null;
  const { answer, rows } = compared;
  const gone = answer.steps.filter(({ after }) => after !== null).length - rows.size;
  return (
    <section
      aria-label={t('graphCompare.title')}
      className="flex max-w-full items-start gap-2 rounded-lg border border-line bg-raised py-1 pr-1 pl-2 text-xs"
    >
      <GitCompare aria-hidden className="mt-1 size-3.5 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 leading-6">
        <Totals answer={answer} />
        <ChangeLegend steps={answer.steps} />
        <Removed steps={answer.steps} />
        {gone === 0 ? null : (
          <span className="text-muted">{t('graphCompare.editedSince', { count: gone })}</span>
        )}
      </div>
      <IconButton label={t('graphCompare.end')} size="small" onClick={end}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </section>
  );
}

function Totals({ answer: { builds, totals } }: { readonly answer: BuildComparison }) {
  const { t, i18n } = useTranslation('records');
  const { before, after } = totals;
  const change = (
    from: number | null,
    to: number | null,
    format: (value: number, language: string) => string,
  ): string | null =>
    from === null || to === null
      ? null
      : `${format(from, i18n.language)} → ${format(to, i18n.language)}`;
  const parts = [
    change(before.durationMs, after.durationMs, formatDuration),
    change(before.imageBytes, after.imageBytes, formatBytes),
  ];
  return (
    <p role="status" className="flex flex-wrap gap-x-2 tabular-nums">
      <span className="font-medium">
        {t('graphCompare.builds', { before: builds.before.number, after: builds.after.number })}
      </span>
      {parts.map((part) => (part === null ? null : <span key={part}>{part}</span>))}
    </p>
  );
}

function ChangeLegend({ steps }: Pick<BuildComparison, 'steps'>) {
  const { t } = useTranslation('records');
  const counts = [...countChanges(steps)].filter(([change]) => change !== 'removed');
  if (counts.length === 0) return <span className="text-muted">{t('graphCompare.nothing')}</span>;
  return (
    <ul aria-label={t('graphCompare.legend')} className="flex flex-wrap gap-x-2.5">
      {counts.map(([change, count]) => {
        const { icon: Icon, text } = changeLooks[change];
        return (
          <li key={change} className={`flex items-center gap-1 ${text}`}>
            <Icon aria-hidden className="size-3.5" />
            {t(`graphCompare.${change}`)} {count}
          </li>
        );
      })}
    </ul>
  );
}

/** Instructions that the later build has no more have no row: they are told here. */
function Removed({ steps }: Pick<BuildComparison, 'steps'>) {
  const { t } = useTranslation('records');
  const texts = steps.flatMap(({ before, after }) =>
    before !== null && after === null ? [before] : [],
  );
  if (texts.length === 0) return null;
  const label = t('graphCompare.removedCount', { count: texts.length });
  const { icon: Icon } = changeLooks.removed;
  return (
    <Popover
      label={label}
      trigger={
        <Button size="small" variant="ghost" icon={<Icon aria-hidden className="size-3.5" />}>
          {label}
        </Button>
      }
    >
      <ul className="flex max-h-64 flex-col gap-1 overflow-auto font-mono text-xs">
        {texts.map(({ instruction, text }) => (
          <li key={instruction} className="break-words">
            {text}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
