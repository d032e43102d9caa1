import { useTranslation } from 'react-i18next';
import { useAppStore } from '../state/hooks.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';

/** Asks before a workspace with unsaved files is left. */
export function LeaveDialog() {
  const { t } = useTranslation('app');
  const unsaved = useAppStore((state) => state.openFiles.filter((file) => file.dirty).length);
  const answerLeave = useAppStore((state) => state.answerLeave);
  return (
    <ConfirmDialog
      open
      title={t('leave.title')}
      text={t('leave.text', { count: unsaved })}
      confirmLabel={t('leave.confirm')}
      onConfirm={() => answerLeave(true)}
      onCancel={() => answerLeave(false)}
    />
  );
}
