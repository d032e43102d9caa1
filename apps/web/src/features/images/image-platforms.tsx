import type { ImageDetail } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useInventory } from './use-inventory.ts';

/**
 * The platforms that the engine has an image for. Docker's own store keeps one; containerd's may keep
 * more, of which engines tell from API 1.47 on.
 */
export function ImagePlatforms({ detail }: { readonly detail: ImageDetail }) {
  const { t } = useTranslation('images');
  const { inventory } = useInventory();
  const mayHaveMore = useAppStore(
    ({ engine }) => engine.state === 'ready' && engine.imageStore === 'containerd',
  );
  const listed = inventory?.images.find(({ id }) => id === detail.id)?.platforms ?? [];
  const own = [detail.os, detail.architecture, detail.variant].filter(Boolean).join('/');
  const told = listed.length > 0 ? listed : [own];
  const isUnknown = mayHaveMore && inventory !== null && listed.length === 0;
  return (
    <span className="flex flex-col text-xs">
      <span className="font-mono">{told.join(', ')}</span>
      {isUnknown ? <span className="text-muted">{t('fact.platformsUnknown')}</span> : null}
    </span>
  );
}
