import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';

interface LeaveQuestionProps {
  readonly run: ContainerRun;
  readonly onStay: () => void;
}

/** What becomes of a container that still runs when the dialog closes. The safe answer has the focus. */
export function LeaveQuestion({ run, onStay }: LeaveQuestionProps) {
  const { t } = useTranslation('containers');
  const stopRun = useAppStore((state) => state.stopRun);
  const removeRun = useAppStore((state) => state.removeRun);
  const closeRun = useAppStore((state) => state.closeRun);
  const end = async () => {
    if (run.container?.remove === true) await removeRun();
    else void stopRun();
    closeRun();
  };
  return (
    <>
      <div role="alert" className="mr-auto min-w-0 flex-1 basis-60">
        <p className="font-medium">{t('leave.question')}</p>
        <p className="text-xs text-muted">{t('leave.hint', { name: run.container?.name ?? '' })}</p>
      </div>
      <Button autoFocus onClick={onStay}>
        {t('leave.stay')}
      </Button>
      <Button onClick={closeRun}>{t('leave.run')}</Button>
      <Button variant="danger" onClick={() => void end()}>
        {t(run.container?.remove === true ? 'leave.remove' : 'leave.stop')}
      </Button>
    </>
  );
}
