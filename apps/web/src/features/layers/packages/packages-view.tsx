import type { ImagePackages } from '@stagecraft/contracts';
import { Package, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Analysed } from '../shared/analysed.tsx';
import { Cancellable, WaitingForImage } from '../shared/waiting.tsx';
import { PackageTable } from './package-table.tsx';
import { shownPackages, type PackageOrder } from './sorting.ts';

/**
 * What the package managers have installed in an image.
 *
 * @param props.image id or name
 */
export function PackagesView({ image }: { readonly image: string }) {
  return (
    <Analysed image={image}>
      {({ imageId }) => (
        <Cancellable>{(cancel) => <Packages image={imageId} onCancel={cancel} />}</Cancellable>
      )}
    </Analysed>
  );
}

interface PackagesProps {
  readonly image: string;
  readonly onCancel: () => void;
}

function Packages({ image, onCancel }: PackagesProps) {
  const { t } = useTranslation('layers');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(image, (signal) =>
    ask('listImagePackages', { params: { ref: image }, signal }),
  );
  if (answer.state === 'loading') return <WaitingForImage onCancel={onCancel} />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const { databases, unreadable } = answer.value;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {unreadable.length === 0 ? null : (
        <p role="alert" className="border-b bg-warning-soft px-3 py-1 text-xs text-warning">
          {t('packages.unreadable', { paths: unreadable.map((path) => `/${path}`).join(', ') })}
        </p>
      )}
      {databases.length === 0 ? (
        <EmptyState
          icon={<Package className="size-6" />}
          title={t('packages.none')}
          hint={t('packages.noneHint')}
        />
      ) : (
        <Inventory packages={answer.value.packages} />
      )}
    </div>
  );
}

function Inventory({ packages }: Pick<ImagePackages, 'packages'>) {
  const { t, i18n } = useTranslation('layers');
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<PackageOrder>({ by: 'name', descending: false });
  const shown = useMemo(() => shownPackages(packages, search, order), [packages, search, order]);
  const bytes = shown.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 border-b bg-panel px-2 py-1">
        <TextField
          label={t('packages.search')}
          hideLabel
          placeholder={t('packages.searchHint')}
          icon={<Search aria-hidden className="size-3.5" />}
          value={search}
          onValueChange={setSearch}
          className="w-72 max-w-full"
        />
        <p role="status" className="text-xs text-muted">
          {t('packages.count', { count: shown.length, bytes: formatBytes(bytes, i18n.language) })}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={<Package className="size-6" />} title={t('packages.nothing')} />
      ) : (
        <PackageTable packages={shown} order={order} onOrder={setOrder} />
      )}
    </>
  );
}
