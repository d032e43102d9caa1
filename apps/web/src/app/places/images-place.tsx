import { useTranslation } from 'react-i18next';
import { ImageList } from '../../features/images/image-list.tsx';
import { ImageDetail } from './image-detail.tsx';
import { ListAndDetail } from './list-and-detail.tsx';

/** The engine's images, and what the chosen one is made of. */
export function ImagesPlace() {
  const { t } = useTranslation('images');
  return (
    <ListAndDetail
      id="images"
      title={t('title')}
      resizeLabel={t('resize')}
      list={{
        label: t('list.label'),
        size: '36%',
        minSize: 280,
        content: <ImageList />,
      }}
      detail={{ label: t('detail.label'), minSize: 320, content: <ImageDetail /> }}
    />
  );
}
