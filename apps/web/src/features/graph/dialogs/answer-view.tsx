import { CircleX, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';
import { applyEdits, type GraphIntent } from '@stagecraft/dockerfile';
import type { IntentAnswer } from '../../../language/service.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { DiffPreview } from '../../../ui/diff/diff-preview.tsx';
import { GraphPreview } from '../preview/graph-preview.tsx';
import { LastBuilds } from '../what-if/last-builds.tsx';

interface AnswerViewProps {
  readonly answer: IntentAnswer | null;
  readonly reorders: boolean;
  /** Does another way that is offered instead. */
  readonly onOffer: (intent: GraphIntent) => void;
}

/** What a gesture would do: text, graph where it is known, notes; or why it can't be done. */
export function AnswerView(props: AnswerViewProps) {
  const { answer, onOffer } = props;
  const { t } = useTranslation('graph');
  if (answer === null) {
    return (
      <p className="flex items-center gap-2 text-xs text-muted">
        <Spinner />
        {t('ask.working')}
      </p>
    );
  }
  if (!answer.ok) {
    return (
      <div
        role="alert"
        className="flex gap-2 rounded-md border border-danger bg-danger-soft px-3 py-2 text-sm"
      >
        <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
        <div className="min-w-0">
          <p className="break-words">{answer.reason}</p>
          {answer.offers.map(({ label, intent }) => (
            <Button
              key={label}
              size="small"
              className="mt-1.5 mr-2"
              onClick={() => onOffer(intent)}
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
    );
  }
  if (answer.edits.length === 0) {
    return (
      <p role="status" className="flex gap-2 text-sm text-muted">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
        {answer.done}
      </p>
    );
  }
  return (
    <>
      <Consequences answer={answer} />
      {props.reorders ? <AnswerInBuilds answer={answer} /> : null}
    </>
  );
}

/** What the order would have meant for the last builds. */
function AnswerInBuilds({ answer }: { readonly answer: Extract<IntentAnswer, { ok: true }> }) {
  const text = useAppStore((state) => state.snapshot?.model.text);
  if (text === undefined) return null;
  return <LastBuilds change={{ before: text, after: applyEdits(text, answer.edits) }} />;
}

function Consequences(props: { readonly answer: Extract<IntentAnswer, { ok: true }> }) {
  const { consequence, whole, notes } = props.answer;
  const { t } = useTranslation('graph');
  const added = useMemo(
    () => new Set(consequence.added.map(({ index }) => index)),
    [consequence.added],
  );
  return (
    <div className="flex flex-col gap-3">
      {whole === null ? null : (
        <section>
          <h3 className="mb-1 text-xs font-medium text-muted">{t('ask.graphAfter')}</h3>
          <div className="rounded-md border bg-canvas p-2">
            <GraphPreview whole={whole} added={added} width={700} height={240} />
          </div>
        </section>
      )}
      <section>
        <h3 className="mb-1 text-xs font-medium text-muted">{t('ask.textBefore')}</h3>
        <DiffPreview hunks={consequence.hunks} className="max-h-56" />
      </section>
      {notes.length === 0 ? null : (
        <ul aria-label={t('ask.notes')} className="flex flex-col gap-1">
          {notes.map((note) => (
            <li key={note} className="flex gap-2 text-xs text-muted">
              <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              <span className="min-w-0 break-words">{note}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
