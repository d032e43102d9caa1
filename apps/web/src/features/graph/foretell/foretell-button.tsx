import { Telescope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { nothingForetold } from './nothing-foretold.ts';

/** What a build would take from the cache is asked only while this is pressed. */
export function ForetellButton() {
  const { t } = useTranslation('records');
  const shown = useAppStore((state) => state.foretold !== null);
  const show = useAppStore((state) => state.setForetold);
  return (
    <IconButton
      label={t('foretell.show')}
      size="small"
      aria-pressed={shown}
      onClick={() => show(shown ? null : nothingForetold)}
    >
      <Telescope aria-hidden className="size-4" />
    </IconButton>
  );
}
