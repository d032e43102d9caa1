import type { LayerSecret, LayerWaste } from '@stagecraft/contracts';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.tsx';
import { formatBytes } from '../../../ui/format.ts';

/** Files in the layers that look like secrets, with where they are and what to do. */
export function Secrets({ waste }: { readonly waste: LayerWaste }) {
  const { t } = useTranslation('layers');
  return (
    <section aria-label={t('waste.secrets')}>
      <h2 className="flex items-center gap-1.5 font-semibold">
        <KeyRound aria-hidden className="size-4" />
        {t('waste.secrets')}
        {waste.secretCount === 0 ? null : <Badge tone="danger">{waste.secretCount}</Badge>}
      </h2>
      <p className="mt-0.5 max-w-3xl text-xs text-muted">
        {waste.secretCount === 0 ? t('waste.noSecrets') : t('waste.secretsHint')}
      </p>
      <ul className="mt-1 flex flex-col">
        {waste.secrets.map((secret) => (
          <Secret key={`${String(secret.storedIn)} ${secret.path}`} secret={secret} />
        ))}
      </ul>
    </section>
  );
}

function Secret({ secret }: { readonly secret: LayerSecret }) {
  const { t, i18n } = useTranslation('layers');
  const { storedIn, hiddenBy } = secret;
  return (
    <li className="border-t py-1.5 text-xs">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium text-danger">{t(`waste.secretKind.${secret.kind}`)}</span>
        <span className="font-mono break-all">/{secret.path}</span>
        <span className="text-muted">
          {formatBytes(secret.bytes, i18n.language)},{' '}
          {t(secret.evidence === 'name' ? 'waste.byName' : 'waste.byContent')}
        </span>
      </p>
      <p className="max-w-3xl text-muted">
        {hiddenBy === null
          ? t('waste.secretVisible', { stored: storedIn + 1 })
          : t('waste.secretHidden', { stored: storedIn + 1, hidden: hiddenBy + 1 })}
      </p>
    </li>
  );
}
