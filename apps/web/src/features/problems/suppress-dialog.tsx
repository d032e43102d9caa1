import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice, TextChange } from '../../language/lint/types.ts';
import type { Versioned } from '../../state/document/fixing.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffPreview } from '../../ui/diff/diff-preview.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.ts';

interface SuppressDialogProps {
  /** The version of the text that the notice is of. */
  readonly at: Omit<Versioned<unknown>, 'answer'>;
  readonly notice: Notice;
}

/** Silences a rule at one place, with a comment that says why. */
export function SuppressDialog(props: SuppressDialogProps) {
  const { at, notice } = props;
  const { t } = useTranslation(['problems', 'app']);
  const [reason, setReason] = useState('');
  const found = useSuppression(notice, reason);
  const applyFix = useAppStore((state) => state.applyFix);
  const setTask = useAppStore((state) => state.setLintTask);
  const close = (): void => setTask(null);
  const apply = (): void => {
    if (found === null) return;
    // Another version's instructions may be others.
    if (found.version !== at.version || !applyFix(at, found.answer.edits)) {
      toast.error(t('fix.stale'));
    }
    close();
  };
  const canApply = found !== null && reason.trim() !== '';
  return (
    <Dialog
      open
      onOpenChange={close}
      title={t(notice.instruction === null ? 'suppress.titleFile' : 'suppress.title', {
        rule: notice.code,
      })}
      description={t('suppress.description')}
      footer={
        <>
          <Button onClick={close}>{t('app:action.cancel')}</Button>
          <Button variant="primary" disabled={!canApply} onClick={apply}>
            {t('suppress.apply')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (canApply) apply();
        }}
      >
        <TextField
          label={t('suppress.reason')}
          hint={t('suppress.reasonHint')}
          value={reason}
          onValueChange={setReason}
        />
        {found === null ? null : <DiffPreview hunks={found.answer.hunks} className="max-h-80" />}
      </form>
    </Dialog>
  );
}

/** What the comment would be; null while the answer for this very reason is not there. */
function useSuppression(
  { code, aliases, instruction }: Notice,
  reason: string,
): Versioned<TextChange> | null {
  const suppressionFor = useAppStore((state) => state.suppressionFor);
  const [found, setFound] = useState<{
    readonly reason: string;
    readonly change: Versioned<TextChange> | null;
  } | null>(null);
  useEffect(() => {
    let isGone = false;
    void suppressionFor({ code, aliases, instruction, reason }).then((change) => {
      if (!isGone) setFound({ reason, change });
    });
    return () => void (isGone = true);
  }, [suppressionFor, code, aliases, instruction, reason]);
  return found?.reason === reason ? found.change : null;
}
