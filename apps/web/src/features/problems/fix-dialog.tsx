import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FixOffer } from '../../language/lint/types.ts';
import type { Versioned } from '../../state/document/fixing.ts';
import { isBuildable } from '../../state/build/buildable.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffPreview } from '../../ui/diff/diff-preview.tsx';
import { toast } from '../../ui/toast.ts';
import { ChangesNote } from './changes-note.tsx';

interface FixDialogProps {
  readonly at: Omit<Versioned<unknown>, 'answer'>;
  readonly offer: FixOffer;
}

/** What one fix would do to the text and to the image. */
export function FixDialog(props: FixDialogProps) {
  const { at, offer } = props;
  const { t } = useTranslation(['problems', 'app', 'trial']);
  const applyFix = useAppStore((state) => state.applyFix);
  const setTask = useAppStore((state) => state.setLintTask);
  const startTrial = useAppStore((state) => state.startTrial);
  // What leaves the image as it is has nothing to compare.
  const canTry = useAppStore(isBuildable) && offer.changes !== null;
  const main = useRef<HTMLButtonElement>(null);
  const close = (): void => setTask(null);
  const compare = (): void => {
    close();
    void startTrial(offer.title, () => Promise.resolve(applyFix(at, offer.edits)));
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      initialFocus={main}
      title={offer.title}
      footer={
        <>
          <Button onClick={close}>{t('app:action.cancel')}</Button>
          {canTry ? <Button onClick={compare}>{t('trial:start')}</Button> : null}
          <Button
            ref={main}
            variant="primary"
            onClick={() => {
              if (!applyFix(at, offer.edits)) toast.error(t('fix.stale'));
              close();
            }}
          >
            {t('fix.apply')}
          </Button>
        </>
      }
    >
      <ChangesNote changes={offer.changes === null ? [] : [offer.changes]} />
      <DiffPreview hunks={offer.hunks} className="mt-3 max-h-80" />
    </Dialog>
  );
}
