import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { TextChange } from '../../../state/task-slice.types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { LastBuilds } from './last-builds.tsx';

/** What an order that was just made would have meant for the last builds. */
export function OrderChangedDialog({ change }: { readonly change: TextChange }) {
  const { t } = useTranslation(['whatIf', 'app']);
  const store = useAppStoreApi();
  const close = (): void => store.getState().setTask(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('changed')}
      description={t('changedHint')}
      footer={<Button onClick={close}>{t('app:action.close')}</Button>}
    >
      <LastBuilds change={change} />
    </Dialog>
  );
}
