import type { ImageInventory, PrunePlan } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { shownName } from '../list/view.ts';

/** Lines that are drawn of a long list. */
const drawn = 100;

interface PrunePlanViewProps {
  readonly plan: PrunePlan;
  readonly inventory: ImageInventory;
}

/** What would go and how much that wins, each layer counted once. */
export function PrunePlanView({ plan, inventory }: PrunePlanViewProps) {
  const { t, i18n } = useTranslation('images');
  const { ids, between, won, kept } = plan;
  if (ids.length === 0) return <p role="status">{t('prune.nothing')}</p>;
  const size = (bytes: number): string => formatBytes(bytes, i18n.language);
  const byId = new Map(inventory.images.map((image) => [image.id, image]));
  const count = ids.length;
  return (
    <div>
      <p role="status" className="font-medium">
        {won === null
          ? t('prune.goes', { count })
          : won.atLeast === won.atMost
            ? t('prune.wins', { count, size: size(won.atMost) })
            : t('prune.winsRange', { count, least: size(won.atLeast), most: size(won.atMost) })}
      </p>
      {won === null ? (
        <p className="flex items-center gap-2 text-xs text-muted">
          <Spinner />
          {t('prune.measuring')}
        </p>
      ) : null}
      <ul className="list-disc pl-4 text-xs text-muted">
        {kept > 0 ? <li>{t('prune.kept', { size: size(kept) })}</li> : null}
        {between > 0 ? <li>{t('prune.between', { count: between })}</li> : null}
        <li>{t('prune.cacheNote')}</li>
      </ul>
      <ul
        aria-label={t('prune.list')}
        tabIndex={0}
        className="mt-2 max-h-48 overflow-y-auto text-xs"
      >
        {ids.slice(0, drawn).map((id) => (
          <li key={id} className="truncate font-mono">
            {shownName(byId.get(id) ?? { id, tags: [] })}
          </li>
        ))}
        {count > drawn ? (
          <li className="text-muted">{t('more', { count: count - drawn })}</li>
        ) : null}
      </ul>
    </div>
  );
}
