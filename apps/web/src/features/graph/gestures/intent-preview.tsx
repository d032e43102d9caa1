import { Ban, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GraphIntent } from '@stagecraft/dockerfile';
import { sameData } from '../../../language/same-data.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { DiffPreview } from '../../../ui/diff/diff-preview.tsx';

/** What the intent that is being previewed does to the text, or why it can't be done. */
export function IntentPreview(props: { readonly intent: GraphIntent | null }) {
  const { intent } = props;
  const { t } = useTranslation('graph');
  const gesture = useAppStore((state) => state.gesture);
  // The last answer stays until the next one is there: nothing jumps while one types.
  const answer = gesture?.intent.kind === intent?.kind ? (gesture?.answer ?? null) : null;
  if (intent === null || answer === null) return <div className="min-h-10" />;
  if (!answer.ok) {
    const settled = sameData(gesture?.intent, intent);
    return (
      <p
        role={settled ? 'alert' : undefined}
        className="flex min-h-10 items-start gap-2 text-xs text-danger"
      >
        <Ban aria-hidden className="mt-px size-3.5 shrink-0" />
        <span>
          <span className="font-medium">{t('drag.refused')}</span> {answer.reason}
        </span>
      </p>
    );
  }
  return (
    <div className="flex min-h-10 flex-col gap-1">
      <DiffPreview hunks={answer.consequence.hunks} most={40} className="max-h-40" />
      {answer.notes.map((note) => (
        <p key={note} className="flex items-start gap-2 text-xs text-muted">
          <Info aria-hidden className="mt-px size-3.5 shrink-0" />
          {note}
        </p>
      ))}
    </div>
  );
}
