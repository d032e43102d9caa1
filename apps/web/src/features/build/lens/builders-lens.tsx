import { Columns2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { ComparedImagesView } from './compared-images.tsx';
import { LensHeader } from './lens-header.tsx';
import { LensTable } from './lens-table.tsx';
import { useLens, type Lens } from './use-lens.ts';

/** The same file by the classic builder and by BuildKit, line by line, also while they run. */
export function BuildersLens() {
  const { t } = useTranslation(['lens', 'app']);
  const lens = useLens();
  if (lens === 'alone') {
    return (
      <EmptyState icon={<Columns2 className="size-6" />} title={t('alone')} hint={t('aloneHint')} />
    );
  }
  if (lens === 'reading') {
    return (
      <p role="status" className="flex items-center gap-2 p-3 text-muted">
        <Spinner />
        {t('app:state.loading')}
      </p>
    );
  }
  return (
    <section aria-label={t('label')} className="flex h-full min-h-0 flex-col bg-canvas">
      <LensHeader lens={lens} />
      {/* Reachable by keyboard, as it may be all that there is to scroll. */}
      <div
        className="min-h-0 flex-1 overflow-auto"
        tabIndex={0}
        role="group"
        aria-label={t('lines')}
      >
        <LensTable lens={lens} />
        <Images lens={lens} />
      </div>
    </section>
  );
}

function Images({ lens: { classic, buildkit } }: { readonly lens: Lens }) {
  if (classic.image === null || buildkit.image === null) return null;
  return <ComparedImagesView classic={classic.image} buildkit={buildkit.image} />;
}
