import { Files, Hammer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FileTree } from '../../features/workspace/tree/file-tree.tsx';
import { useAppStore } from '../../state/hooks.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { BuildList } from '../lazy-parts.ts';
import { Lazily } from './loading.tsx';

/** Files of the workspace, or its builds. */
export function SideBar() {
  const { t } = useTranslation('app');
  const tab = useAppStore((state) => state.sideTab);
  const showSide = useAppStore((state) => state.showSide);
  return (
    <section aria-label={t('region.side')} className="isolate h-full min-h-0 bg-panel">
      <Tabs
        label={t('region.side')}
        value={tab}
        onChange={showSide}
        tabs={[
          {
            value: 'files',
            label: t('tab.files'),
            icon: <Files aria-hidden className="size-3.5" />,
            content: <FileTree />,
          },
          {
            value: 'builds',
            label: t('tab.builds'),
            icon: <Hammer aria-hidden className="size-3.5" />,
            content: (
              <Lazily>
                <BuildList />
              </Lazily>
            ),
          },
        ]}
      />
    </section>
  );
}
