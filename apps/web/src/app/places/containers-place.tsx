import { useTranslation } from 'react-i18next';
import { ContainerList } from '../../features/containers/container-list.tsx';
import { ContainerDetail } from './container-detail.tsx';
import { ListAndDetail } from './list-and-detail.tsx';

/** The engine's containers, and all there is to know of the chosen one. */
export function ContainersPlace() {
  const { t } = useTranslation('containerPlace');
  return (
    <ListAndDetail
      id="containers"
      title={t('title')}
      resizeLabel={t('resize')}
      list={{
        label: t('list.label'),
        size: '38%',
        minSize: 300,
        content: <ContainerList />,
      }}
      detail={{ label: t('detail.label'), minSize: 340, content: <ContainerDetail /> }}
    />
  );
}
