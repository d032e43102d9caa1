import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { placeAfter } from '../selection/place.ts';
import { subjectOf } from '../selection/subject.ts';
import { useStageName } from './names.ts';
import { SourceChoice, useSource } from './source-choice.tsx';
import type { StageDialogProps } from './stage-dialogs.tsx';

/** Where files are to come from; which ones is asked after that. */
export function ChooseSourceDialog({ snapshot, stage }: StageDialogProps) {
  const { t } = useTranslation('graph');
  const nameOf = useStageName();
  const store = useAppStoreApi();
  const { source, choice } = useSource(snapshot, stage);
  const further = useRef<GestureTask | null>(null);
  const close = (): void => store.getState().setTask(null);
  const next = (): void => {
    const subject = subjectOf(store.getState());
    const selected = subject === null ? null : placeAfter(subject);
    const place = selected?.stage === stage.index ? selected : { stage: stage.index, before: null };
    if (source === null) return;
    further.current = { kind: 'connect', source, paths: [], place, at: null };
    close();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('ask.chooseSource.title', { name: nameOf(stage) })}
      size="small"
      // Earlier, this dialog's end would take the keyboard away from the next question.
      afterClose={() => {
        if (further.current !== null) store.getState().setTask(further.current);
      }}
      footer={
        <>
          <Button onClick={close}>{t('ask.cancel')}</Button>
          <Button type="submit" form="graph-ask" variant="primary" disabled={source === null}>
            {t('ask.chooseSource.next')}
          </Button>
        </>
      }
    >
      <form
        id="graph-ask"
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <SourceChoice {...choice} />
      </form>
    </Dialog>
  );
}
