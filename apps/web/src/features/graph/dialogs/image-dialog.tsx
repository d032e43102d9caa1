import { visibleText } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { Fact, useFact } from './facts.tsx';

/** What the engine and the registry know of an image. */
export function ImageDialog({ reference: ref }: { readonly reference: string }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const close = (): void => store.getState().setTask(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={visibleText(ref)}
      description={t('aboutImage.hint')}
      size="medium"
      footer={<Button onClick={close}>{t('aboutImage.close')}</Button>}
    >
      <div className="flex flex-col gap-4">
        <section>
          <h3 className="mb-1 text-xs font-medium text-muted">{t('aboutImage.engine')}</h3>
          <OnEngine reference={ref} />
        </section>
        <section>
          <h3 className="mb-1 text-xs font-medium text-muted">{t('aboutImage.registry')}</h3>
          <InRegistry reference={ref} />
        </section>
      </div>
    </Dialog>
  );
}

function OnEngine({ reference: ref }: { readonly reference: string }) {
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const found = useFact({ kind: 'image', ref });
  if (found === undefined) return <Spinner />;
  if (found === null) return <p>{t('aboutImage.noEngine')}</p>;
  const { image } = found;
  if (image === null) return <p>{t('aboutImage.notThere')}</p>;
  const unknown = t('aboutImage.unknown');
  return (
    <dl className="divide-y">
      <Fact name={t('aboutImage.size')}>
        {image.bytes === null ? unknown : formatBytes(image.bytes, language)}
      </Fact>
      <Fact name={t('aboutImage.platform')}>{image.platform ?? unknown}</Fact>
      <Fact name={t('aboutImage.user')}>
        {image.user === '' ? t('aboutImage.root') : visibleText(image.user)}
      </Fact>
      <Fact name={t('aboutImage.folder')}>
        {image.workingDir === '' ? '/' : visibleText(image.workingDir)}
      </Fact>
      {image.ports.length === 0 ? null : (
        <Fact name={t('aboutImage.ports')}>{image.ports.join(', ')}</Fact>
      )}
      <Fact name={t('aboutImage.env')}>
        <ul className="font-mono text-xs">
          {image.env.map((one) => (
            <li key={one}>{visibleText(one)}</li>
          ))}
        </ul>
      </Fact>
      <Fact name={t('aboutImage.id')}>
        <span className="font-mono text-xs">{image.id}</span>
      </Fact>
    </dl>
  );
}

function InRegistry({ reference: ref }: { readonly reference: string }) {
  const { t } = useTranslation('graph');
  const found = useFact({ kind: 'manifest', ref });
  if (found === undefined) return <Spinner />;
  if (found === null) return <p>{t('aboutImage.noRegistry')}</p>;
  return (
    <dl className="divide-y">
      <Fact name={t('aboutImage.digest')}>
        <span className="font-mono text-xs">{found.digest}</span>
      </Fact>
      {found.platforms.length === 0 ? null : (
        <Fact name={t('aboutImage.platforms')}>{found.platforms.join(', ')}</Fact>
      )}
    </dl>
  );
}
