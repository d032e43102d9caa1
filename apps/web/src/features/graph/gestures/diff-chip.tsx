import { Ban, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { DiffPreview } from '../../../ui/diff/diff-preview.tsx';
import type { Impossible } from './proposal.ts';

interface DiffChipProps {
  /** Why what is being tried is out of the question; null while it may be possible. */
  readonly why: Impossible | null;
  /** What to do with what is being dragged, while nothing is known of what it does; null for no drag. */
  readonly hint: string | null;
}

/** What a gesture that is being made does to the text, or why it can't be done. */
export function DiffChip(props: DiffChipProps) {
  const { why, hint } = props;
  const { t } = useTranslation('graph');
  const answer = useAppStore((state) => state.gesture?.answer ?? null);
  const elsewhere = useAppStore(
    (state) => state.task !== null && state.task.kind !== 'addInstruction',
  );
  if (elsewhere || (answer === null && why === null && hint === null)) return null;
  const reason =
    why !== null ? t(`drag.impossible.${why}`) : answer?.ok === false ? answer.reason : null;
  return (
    <div
      role="status"
      // What is being dragged is dropped on what is under it.
      className={classNames('graph-diff-chip shadow-pop', hint !== null && 'pointer-events-none')}
      data-refused={reason !== null}
    >
      {reason !== null ? (
        <p className="flex items-start gap-2 px-3 py-2 text-danger">
          <Ban aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <span className="font-medium">{t('drag.refused')}</span> {reason}
          </span>
        </p>
      ) : answer?.ok === true ? (
        <>
          <DiffPreview hunks={answer.consequence.hunks} most={12} className="max-h-44 !border-0" />
          {answer.notes.map((note) => (
            <p
              key={note}
              className="flex items-start gap-2 border-t px-3 py-1.5 text-xs text-muted"
            >
              <Info aria-hidden className="mt-px size-3.5 shrink-0" />
              {note}
            </p>
          ))}
        </>
      ) : (
        <p className="px-3 py-2 text-muted">{hint}</p>
      )}
    </div>
  );
}
