import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { looksSecret } from './looks-secret.ts';

/** A container's variables; what looks like a secret is covered until somebody wants to see it. */
export function EnvTable({ env }: { readonly env: readonly string[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-4 gap-y-0.5 text-xs">
      {env.map((entry) => {
        const [name = '', ...rest] = entry.split('=');
        return <Variable key={entry} name={name} value={rest.join('=')} />;
      })}
    </dl>
  );
}

function Variable({ name, value }: { readonly name: string; readonly value: string }) {
  const { t } = useTranslation('containerPlace');
  const secret = looksSecret(name) && value !== '';
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="contents">
      <dt className="font-mono break-all text-muted">{name}</dt>
      <dd className="flex min-h-6 min-w-0 items-center gap-1">
        <code className="min-w-0 font-mono break-all">{secret && !shown ? '••••••••' : value}</code>
        {secret ? (
          <>
            <IconButton
              size="small"
              label={t(shown ? 'env.hide' : 'env.show', { name })}
              onClick={() => setShown(!shown)}
            >
              <Icon aria-hidden className="size-3.5" />
            </IconButton>
            <CopyButton label={t('env.copy', { name })} text={() => value} size="small" />
          </>
        ) : null}
      </dd>
    </div>
  );
}
