import type { GraphIntent } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
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
        if (intent !== null) void store.getState().startTrial(title, intent);
      }}
    >
      {t('start')}
    </Button>
  );
}

/** An engine is there, and the options are those of the Dockerfile that is shown. */
function isBuildable({ engine, buildOptions, snapshot }: AppState): boolean {
  return engine.state === 'ready' && buildOptions?.dockerfile === snapshot?.path;
}
