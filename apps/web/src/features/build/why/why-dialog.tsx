import type { CacheReport, InstructionCache } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { AnswerDialog } from '../shared/answer-dialog.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { CauseText } from './cause-text.tsx';

interface WhyDialogProps {
  readonly buildId: string;
  /** Index in the built text. */
  readonly instruction: number;
  readonly name: string;
  readonly onClose: () => void;
}

/** Why a step was not taken from the cache, with the evidence. */
export function WhyDialog({ buildId, instruction, name, onClose }: WhyDialogProps) {
  const { t } = useTranslation('records');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(buildId, (signal) =>
    ask('explainCache', { params: { id: buildId }, signal }),
  );
  return (
    <AnswerDialog title={t('why.title')} description={name} answer={answer} onClose={onClose}>
      {(report) => <Causes report={report} instruction={instruction} />}
    </AnswerDialog>
  );
}

function Causes(props: { readonly report: CacheReport; readonly instruction: number }) {
  const { t } = useTranslation('records');
  const own = props.report.instructions.find((one) => one.instruction === props.instruction);
  if (own === undefined || own.causes.length === 0) {
    return <p className="text-muted">{t('why.nothing')}</p>;
  }
  return (
    <>
      {own.compared === null ? null : (
        <p className="mb-2 text-muted">{t('why.compared', { number: own.compared.number })}</p>
      )}
      <ul aria-label={t('why.causes')} className="flex flex-col gap-3">
        {own.causes.map((cause) => (
          <li key={JSON.stringify(cause)}>
            <CauseText cause={cause} />
          </li>
        ))}
      </ul>
      <Touched own={own} />
    </>
  );
}

/** Files that people suspect, and that are none of the cause. */
function Touched({ own }: { readonly own: InstructionCache }) {
  const { t } = useTranslation('records');
  if (own.touched.length === 0) return null;
  return (
    <p className="mt-3 text-xs text-muted">
      {t('why.touched', { files: own.touched.slice(0, 5).join(', '), count: own.touched.length })}
    </p>
  );
}
