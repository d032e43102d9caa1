import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { StatusBarButton } from './status-bar-button.tsx';

/** Opens the editor's settings. */
export function EditorSettingsButton() {
  const { t } = useTranslation('settings');
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <StatusBarButton
      label={t('editor.open')}
      title={t('editor.open')}
      onClick={() => openDialog('editorSettings')}
    >
      <Settings2 aria-hidden className="size-3.5" />
    </StatusBarButton>
  );
}
