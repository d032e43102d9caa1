import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';

/** Buttons that add an instruction where the keyboard or the cursor is, and a stage. */
export function AddTools() {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const icon = <Plus aria-hidden className="size-3.5" />;
  const { setTask } = store.getState();
  return (
    <>
      <Button
        icon={icon}
        className="h-7 !border-line text-xs font-normal"
        title={t('palette.title')}
        onClick={() => setTask({ kind: 'addInstruction', place: null })}
      >
        {t('palette.open')}
      </Button>
      <Button
        icon={icon}
        className="h-7 !border-line text-xs font-normal"
        title={t('newStage.title')}
        onClick={() => setTask({ kind: 'addStage', base: null })}
      >
        {t('newStage.open')}
      </Button>
    </>
  );
}
