import { Box } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ContainerHeader } from '../../features/containers/detail/container-header.tsx';
import { useAppStore } from '../../state/hooks.tsx';
import { containerTabs, type ContainerTab } from '../../state/place-slice.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Lazily } from '../layout/loading.tsx';
import { ContainerRecord } from './container-record.tsx';
import { ContainerTerminal } from './container-terminal.tsx';
import {
  ContainerChanges,
  ContainerFiles,
  ContainerInspect,
  ContainerLogs,
  ContainerOverview,
  ContainerProcesses,
  ContainerStats,
} from './container-parts.ts';

interface ContainerPart {
  /** Id or name of the container. */
  readonly container: string;
}

/** What each tab shows; each part is fetched when it is first shown. */
const parts: Readonly<Record<ContainerTab, ComponentType<ContainerPart>>> = {
  overview: ContainerOverview,
  logs: ContainerLogs,
  terminal: ContainerTerminal,
  stats: ContainerStats,
  processes: ContainerProcesses,
  files: ContainerFiles,
  changes: ContainerChanges,
  record: ContainerRecord,
  inspect: ContainerInspect,
};

/** All there is to know of the chosen container, a tab for each question. */
export function ContainerDetail() {
  const { t } = useTranslation('containerPlace');
  const container = useAppStore((state) => state.shownContainer);
  const tab = useAppStore((state) => state.containerTab);
  const showContainer = useAppStore((state) => state.showContainer);
  if (container === null) {
    return (
      <EmptyState
        icon={<Box className="size-6" />}
        title={t('detail.none')}
        hint={t('detail.noneHint')}
      />
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ContainerHeader key={container} container={container} />
      <Tabs
        className="min-h-0 flex-1"
        label={t('detail.label')}
        value={tab}
        onChange={(next) => showContainer(container, next)}
        tabs={containerTabs.map((value) => {
          const Part = parts[value];
          return {
            value,
            label: t(`tab.${value}`),
            content: (
              <Lazily>
                <Part key={container} container={container} />
              </Lazily>
            ),
          };
        })}
      />
    </div>
  );
}
