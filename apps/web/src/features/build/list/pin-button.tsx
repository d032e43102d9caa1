import type { BuildSummary } from '@stagecraft/contracts';
import { Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';

/** Keeps a record whatever retention says, or no longer. The list follows the server's word. */
export function PinButton({ build }: { readonly build: BuildSummary }) {
  const { t } = useTranslation('records');
  const ask = useAppStore((state) => state.askRecords);
  const { id, name, number, pinned } = build;
  const Icon = pinned ? PinOff : Pin;
  return (
    <IconButton
      size="small"
      label={t(pinned ? 'list.unpin' : 'list.pin', { number })}
      aria-pressed={pinned}
      onClick={() => void ask('labelBuild', { params: { id }, body: { name, pinned: !pinned } })}
    >
      <Icon aria-hidden className="size-3.5" />
    </IconButton>
  );
}
