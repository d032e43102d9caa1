import { useTranslation } from 'react-i18next';
import { ContainerList } from '../../features/containers/container-list.tsx';
import { Panels } from '../layout/panels.tsx';
import { useMedia } from '../use-media.ts';
import { ContainerDetail } from './container-detail.tsx';

/** The engine's containers, and all there is to know of the chosen one. */
export function ContainersPlace() {
  const { t } = useTranslation('containerPlace');
  const narrow = useMedia('(max-width: 767px)');
  return (
    <main id="main" className="absolute inset-0">
      <h1 className="sr-only">{t('title')}</h1>
      <Panels
        id="containers"
        orientation={narrow ? 'vertical' : 'horizontal'}
        resizeLabel={t('resize')}
        first={{
          id: 'container-list-panel',
          size: '38%',
          minSize: narrow ? 120 : 300,
          content: (
            <section aria-label={t('list.label')} className="h-full min-h-0 bg-panel">
              <ContainerList />
            </section>
          ),
        }}
        second={{
          id: 'container-detail-panel',
          minSize: narrow ? 120 : 340,
          content: (
            <section aria-label={t('detail.label')} className="h-full min-h-0 bg-canvas">
              <ContainerDetail />
            </section>
          ),
        }}
      />
    </main>
  );
}
