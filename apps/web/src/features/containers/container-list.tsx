import type { ContainerSummary } from '@stagecraft/contracts';
import { Box } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { keepShown, nothingSelected } from '../../ui/list-selection.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { ContainerDialogs, type ContainerTask } from './actions/container-dialogs.tsx';
import { ContainerRows } from './list/container-rows.tsx';
import { SelectionLine } from './list/selection-line.tsx';
import { ListToolbar } from './list/toolbar.tsx';
import {
  defaultContainerView,
  imagesOf,
  labelsOf,
  readerLabel,
  shownContainers,
  withoutReaders,
} from './list/view.ts';
import { useContainers } from './use-containers.ts';

/** The engine's containers: find, choose, and all that is done with them. */
export function ContainerList() {
  const { t } = useTranslation(['containerPlace', 'app']);
  const { containers, problem, reload } = useContainers();
  const [task, setTask] = useState<ContainerTask | null>(null);
  const notice =
    problem === null ? null : (
      <div className="p-2">
        <ErrorNotice
          problem={problem}
          actions={
            <Button size="small" onClick={reload}>
              {t('app:action.retry')}
            </Button>
          }
        />
      </div>
    );
  if (containers === null) {
    return (
      notice ?? (
        <p className="flex items-center gap-2 p-3 text-muted">
          <Spinner />
          {t('app:state.loading')}
        </p>
      )
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      {notice}
      <Listing containers={containers} onTask={setTask} />
      <ContainerDialogs task={task} onClose={() => setTask(null)} />
    </div>
  );
}

function Listing(props: {
  readonly containers: readonly ContainerSummary[];
  readonly onTask: (task: ContainerTask) => void;
}) {
  const { onTask } = props;
  const [view, setView] = useState(defaultContainerView);
  const containers = useMemo(
    () => withoutReaders(props.containers, view),
    [props.containers, view],
  );
  const hidden = props.containers.length - containers.length;
  const { t } = useTranslation('containerPlace');
  const [kept, setSelection] = useState(nothingSelected);
  const shown = useMemo(() => shownContainers(containers, view), [containers, view]);
  const images = useMemo(() => imagesOf(containers), [containers]);
  const labels = useMemo(() => labelsOf(containers), [containers]);
  const selection = useMemo(
    () =>
      keepShown(
        kept,
        shown.map(({ id }) => id),
      ),
    [kept, shown],
  );
  const chosen = containers.filter(({ id }) => selection.chosen.has(id));
  return (
    <>
      <ListToolbar view={view} onView={setView} images={images} labels={labels} />
      <SelectionLine
        shown={shown.length}
        total={containers.length}
        running={containers.filter(({ state }) => state === 'running').length}
        chosen={chosen}
        onTask={onTask}
      />
      {hidden === 0 ? null : (
        <p className="flex items-center gap-2 border-b px-3 py-1 text-xs text-muted">
          <span className="min-w-0 flex-1">{t('list.readers', { count: hidden })}</span>
          <Button size="small" onClick={() => setView({ ...view, label: readerLabel })}>
            {t('list.showReaders')}
          </Button>
        </p>
      )}
      {shown.length === 0 ? (
        <NoneShown hasAny={containers.length > 0} />
      ) : (
        <ContainerRows
          containers={shown}
          selection={selection}
          onSelection={setSelection}
          onTask={onTask}
        />
      )}
    </>
  );
}

function NoneShown({ hasAny }: { readonly hasAny: boolean }) {
  const { t } = useTranslation('containerPlace');
  const showPlace = useAppStore((state) => state.showPlace);
  return (
    <EmptyState
      icon={<Box className="size-6" />}
      title={t(hasAny ? 'list.noneFound' : 'list.none')}
      hint={t(hasAny ? 'list.noneFoundHint' : 'list.noneHint')}
      action={
        hasAny ? undefined : (
          <Button size="small" onClick={() => showPlace('images')}>
            {t('list.toImages')}
          </Button>
        )
      }
    />
  );
}
