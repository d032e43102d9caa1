import type { StepComparison, StepSide } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';

interface StepTableProps {
  readonly steps: readonly StepComparison[];
  /** Numbers of the builds. */
  readonly before: number;
  readonly after: number;
}

/** Instructions of both builds with state, time and layer; those that no side has a step for are left out. */
export function StepTable({ steps, before, after }: StepTableProps) {
  const { t } = useTranslation('records');
  const shown = steps.filter(
    (step) => (step.before?.phase ?? null) !== null || (step.after?.phase ?? null) !== null,
  );
  if (shown.length === 0) return <p className="text-muted">{t('compare.noSteps')}</p>;
  return (
    <table className="w-full table-fixed text-left text-xs">
      <thead>
        <tr className="text-muted">
          <th scope="col" className="w-1/2">
            {t('compare.instruction')}
          </th>
          <th scope="col">{t('compare.build', { number: before })}</th>
          <th scope="col">{t('compare.build', { number: after })}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((step) => (
          <tr key={`${step.before?.instruction ?? '-'} ${step.after?.instruction ?? '-'}`}>
            <th
              scope="row"
              title={(step.after ?? step.before)?.text}
              className="truncate pr-2 font-mono font-normal"
            >
              {(step.after ?? step.before)?.text}
            </th>
            <Side side={step.before} />
            <Side side={step.after} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ side }: { readonly side: StepSide | null }) {
  const { t, i18n } = useTranslation('records');
  if (side === null || side.phase === null) {
    return <td className="text-muted">{side === null ? t('compare.notThere') : '–'}</td>;
  }
  const { phase, durationMs, layerBytes } = side;
  return (
    <td>
      <span className="flex flex-wrap items-center gap-x-2 tabular-nums">
        <PhaseMark phase={phase} />
        {durationMs === null || phase === 'cached' ? null : (
          <span>{formatDuration(durationMs, i18n.language)}</span>
        )}
        {layerBytes === null ? null : (
          <span className="text-muted">{formatBytes(layerBytes, i18n.language)}</span>
        )}
      </span>
    </td>
  );
}
