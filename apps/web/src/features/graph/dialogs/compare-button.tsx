import type { GraphIntent } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { isBuildable } from '../../../state/build/buildable.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';

interface CompareButtonProps {
  /** What is compared, in a few words. */
  readonly title: string;
  /** Null while it cannot be done. */
  readonly intent: GraphIntent | null;
  /** Closes the dialog, before the builds begin. */
  readonly onChoose: () => void;
}

/** Builds without and with a change, and compares; nothing where nothing can be built. */
export function CompareButton({ title, intent, onChoose }: CompareButtonProps) {
  const { t } = useTranslation('trial');
  const store = useAppStoreApi();
  const canBuild = useAppStore(isBuildable);
  if (!canBuild) return null;
  return (
    <Button
      disabled={intent === null}
      onClick={() => {
        onChoose();
        if (intent === null) return;
        const { startTrial, perform } = store.getState();
        void startTrial(title, () => perform(intent));
      }}
    >
      {t('start')}
    </Button>
  );
}
