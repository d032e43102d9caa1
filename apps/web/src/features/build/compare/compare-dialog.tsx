import type { BuildComparison, BuildTotals } from '@stagecraft/contracts';
import { Workflow } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { AnswerDialog } from '../shared/answer-dialog.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { FileChanges } from '../why/cause-text.tsx';
import { StepTable } from './step-table.tsx';
import { Part, ValueChanges } from './value-changes.tsx';

interface CompareDialogProps {
  /** Ids, the earlier build first. */
  readonly builds: readonly [string, string];
  readonly onClose: () => void;
  /** Stands before the comparison. */
  readonly note?: (comparison: BuildComparison) => ReactNode;
  /** Buttons before the one that closes. */
  readonly actions?: ReactNode;
  /** Once the focus is back where it was. */
  readonly afterClose?: () => void;
}

/** Two builds side by side. */
export function CompareDialog(props: CompareDialogProps) {
  const {
    builds: [before, after],
    onClose,
    afterClose,
  } = props;
  const { t } = useTranslation('records');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(`${before} ${after}`, (signal) =>
    ask('compareBuilds', { params: { id: after }, query: { with: before }, signal }),
  );
  const compareOnGraph = useAppStore((state) => state.compareOnGraph);
  const requestGraph = useAppStore((state) => state.requestGraph);
  const shown = useRef(false);
  const show = (comparison: BuildComparison) => {
    shown.current = true;
    void compareOnGraph(comparison).then(onClose);
  };
  return (
    <AnswerDialog
      title={t('compare.title')}
      answer={answer}
      actions={
        <>
          {props.actions}
          {answer.state === 'ready' ? (
            <Button
              icon={<Workflow aria-hidden className="size-3.5" />}
              onClick={() => show(answer.value)}
            >
              {t('graphCompare.show')}
            </Button>
          ) : null}
        </>
      }
      reading
      onClose={onClose}
      afterClose={() => {
        if (shown.current) requestGraph('focus');
        else afterClose?.();
      }}
    >
      {(comparison) => (
        <>
          {props.note?.(comparison)}
          <Comparison comparison={comparison} />
        </>
      )}
    </AnswerDialog>
  );
}

function Comparison({ comparison }: { readonly comparison: BuildComparison }) {
  const { t } = useTranslation('records');
  const { before, after } = comparison.builds;
  return (
    <div className="flex flex-col gap-4">
      <Totals comparison={comparison} />
      <Part title={t('compare.steps')}>
        <StepTable steps={comparison.steps} before={before.number} after={after.number} />
      </Part>
      <Part title={t('compare.dockerfile')}>
        <TextDiff comparison={comparison} />
      </Part>
      <ValueChanges title={t('compare.options')} changes={comparison.options} />
      <ValueChanges title={t('compare.bases')} changes={comparison.bases} />
      {comparison.config === null ? (
        <Part title={t('compare.config')}>
          <p className="text-muted">{t('compare.noImage')}</p>
        </Part>
      ) : (
        <ValueChanges title={t('compare.config')} changes={comparison.config} />
      )}
      <Part title={t('compare.files')}>
        {comparison.files === null ? (
          <p className="text-muted">{t('compare.filesUnknown')}</p>
        ) : comparison.files.changes.length === 0 ? (
          <p className="text-muted">{t('compare.same')}</p>
        ) : (
          <FileChanges {...comparison.files} />
        )}
      </Part>
    </div>
  );
}

type Side = 'before' | 'after';

function Totals({ comparison }: { readonly comparison: BuildComparison }) {
  const { t, i18n } = useTranslation('records');
  const { builds, totals } = comparison;
  const bytes = (value: number | null) =>
    value === null ? '–' : formatBytes(value, i18n.language);
  const layers = (side: Side): string => {
    const made = comparison.steps.filter((step) => step[side]?.layerBytes != null).length;
    return made === 0 ? '–' : String(made);
  };
  const rows: readonly [string, (one: BuildTotals, side: Side) => string][] = [
    [
      t('compare.duration'),
      ({ durationMs }) => (durationMs === null ? '–' : formatDuration(durationMs, i18n.language)),
    ],
    [t('compare.cached'), ({ cached, steps }) => t('compare.of', { part: cached, whole: steps })],
    [t('compare.image'), ({ imageBytes }) => bytes(imageBytes)],
    [t('compare.layers'), (_, side) => layers(side)],
    [t('compare.context'), ({ contextBytes }) => bytes(contextBytes)],
  ];
  return (
    <table className="w-full text-left tabular-nums">
      <thead>
        <tr className="text-muted">
          <td />
          <th scope="col">{t('compare.build', { number: builds.before.number })}</th>
          <th scope="col">{t('compare.build', { number: builds.after.number })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, show]) => (
          <tr key={name}>
            <th scope="row" className="font-normal text-muted">
              {name}
            </th>
            <td>{show(totals.before, 'before')}</td>
            <td>{show(totals.after, 'after')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TextDiff({ comparison }: { readonly comparison: BuildComparison }) {
  const { t } = useTranslation('records');
  const { lines } = comparison;
  if (lines.every(({ before, after }) => before !== null && after !== null)) {
    return <p className="text-muted">{t('compare.same')}</p>;
  }
  return (
    <pre
      // It scrolls; that takes the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-72 overflow-auto rounded border font-mono text-xs"
    >
      {lines.map(({ before, after, text }) => (
        <div
          key={`${String(before)} ${String(after)}`}
          className={classNames(
            'px-2',
            after === null && 'bg-failed-soft',
            before === null && 'bg-done-soft',
          )}
        >
          {after === null ? '- ' : before === null ? '+ ' : '  '}
          {text}
        </div>
      ))}
    </pre>
  );
}
