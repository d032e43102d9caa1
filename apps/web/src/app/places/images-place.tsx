import { useTranslation } from 'react-i18next';
import { ImageList } from '../../features/images/image-list.tsx';
import { useMedia } from '../use-media.ts';
import { Panels } from '../layout/panels.tsx';
import { ImageDetail } from './image-detail.tsx';

/** The engine's images, and what the chosen one is made of. */
export function ImagesPlace() {
  const { t } = useTranslation('images');
  const narrow = useMedia('(max-width: 767px)');
  return (
    <main id="main" className="absolute inset-0">
      <h1 className="sr-only">{t('title')}</h1>
      <Panels
        id="images"
        orientation={narrow ? 'vertical' : 'horizontal'}
        resizeLabel={t('resize')}
        first={{
          id: 'image-list-panel',
          size: '36%',
          minSize: narrow ? 120 : 280,
          content: (
            <section aria-label={t('list.label')} className="h-full min-h-0 bg-panel">
              <ImageList />
            </section>
          ),
        }}
        second={{
          id: 'image-detail-panel',
          minSize: narrow ? 120 : 320,
          content: (
            <section aria-label={t('detail.label')} className="h-full min-h-0 bg-canvas">
              <ImageDetail />
            </section>
          ),
        }}
      />
    </main>
  );
}
