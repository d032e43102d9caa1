import type { TrendPoint } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { formatTime } from '../../../ui/format.ts';
import { AnswerDialog } from '../shared/answer-dialog.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { TrendChart } from './trend-chart.tsx';
import { useShownValue } from './use-shown-value.ts';

/** Duration, cache rate and size over the builds of the workspace. */
export function TrendsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('records');
  const workspaceId = useAppStore((state) => state.workspace?.id ?? '');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(workspaceId, (signal) =>
    ask('getBuildTrends', { params: { id: workspaceId }, signal }),
  );
  return (
    <AnswerDialog
      title={t('trends.title')}
      description={t('trends.intro')}
      answer={answer}
      onClose={onClose}
    >
      {({ points }) =>
        points.length === 0 ? (
          <p className="text-muted">{t('trends.none')}</p>
        ) : (
          <Trends points={points} />
        )
      }
    </AnswerDialog>
  );
}

const measures = ['duration', 'cacheRate', 'size'] as const;

function Trends({ points }: { readonly points: readonly TrendPoint[] }) {
  return (
    <div className="flex flex-col gap-4">
      {measures.map((measure) => (
        <TrendChart key={measure} points={points} measure={measure} />
      ))}
      <TrendTable points={points} />
    </div>
  );
}

/** The same in numbers, newest first. */
function TrendTable({ points }: { readonly points: readonly TrendPoint[] }) {
  const { t } = useTranslation('records');
  const heads = ['build', 'at', ...measures, 'foretold'] as const;
  return (
    <table className="w-full text-left text-xs tabular-nums">
      <caption className="sr-only">{t('trends.title')}</caption>
      <thead>
        <tr className="text-muted">
          {heads.map((head) => (
            <th key={head} scope="col" className="pr-3 pb-1 font-medium">
              {t(`trends.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map((point) => (
          <TrendRow key={point.id} point={point} />
        ))}
      </tbody>
    </table>
  );
}

function TrendRow({ point }: { readonly point: TrendPoint }) {
  const { t, i18n } = useTranslation('records');
  const duration = useShownValue('duration');
  const size = useShownValue('size');
  const of = (part: number, whole: number): string => t('compare.of', { part, whole });
  const { number, at, durationMs, cached, steps, imageBytes, prediction } = point;
  return (
    <tr className="border-t">
      <th scope="row" className="py-0.5 pr-3 font-medium">
        #{number}
      </th>
      <td>{formatTime(at, i18n.language)}</td>
      <td>{duration(durationMs)}</td>
      <td>{steps === 0 ? '–' : of(cached, steps)}</td>
      <td>{size(imageBytes)}</td>
      <td>
        {prediction === null || prediction.told === 0 ? '–' : of(prediction.right, prediction.told)}
      </td>
    </tr>
  );
}
