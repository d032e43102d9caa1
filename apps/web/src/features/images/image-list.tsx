import { Layers } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ImageDialogs, type ImageTask } from './image-dialogs.tsx';
import { ImageRows } from './list/image-rows.tsx';
import { keepShown, nothingSelected } from '../../ui/list-selection.ts';
import { SelectionLine } from './list/selection-line.tsx';
import { ListToolbar } from './list/toolbar.tsx';
import { defaultImageView, repositoriesOf, shownImages } from './list/view.ts';
import { useInventory, useShares } from './use-inventory.ts';

/** The engine's images: find, choose, and all that is done with them. */
export function ImageList() {
  const { t } = useTranslation(['images', 'app']);
  const { inventory, problem, reload } = useInventory();
  const [task, setTask] = useState<ImageTask | null>(null);
  const retry = (
    <Button size="small" onClick={reload}>
      {t('app:action.retry')}
    </Button>
  );
  if (inventory === null) {
    return problem === null ? (
      <p className="flex items-center gap-2 p-3 text-muted">
        <Spinner />
        {t('app:state.loading')}
      </p>
    ) : (
      <div className="p-2">
        <ErrorNotice problem={problem} actions={retry} />
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      {problem === null ? null : (
        <div className="p-2">
          <ErrorNotice problem={problem} actions={retry} />
        </div>
      )}
      <Listing inventory={inventory} onTask={setTask} />
      <ImageDialogs
        task={task}
        inventory={inventory}
        onClose={() => {
          setTask(null);
          reload();
        }}
      />
    </div>
  );
}

function Listing(props: {
  readonly inventory: NonNullable<ReturnType<typeof useInventory>['inventory']>;
  readonly onTask: (task: ImageTask) => void;
}) {
  const { inventory, onTask } = props;
  const { t } = useTranslation('images');
  const { images } = inventory;
  const [view, setView] = useState(defaultImageView);
  const [kept, setSelection] = useState(nothingSelected);
  const { shares, state: measuring, ask: measure } = useShares();
  const shown = useMemo(() => shownImages(images, view, shares), [images, view, shares]);
  const repositories = useMemo(() => repositoriesOf(images), [images]);
  const selection = useMemo(
    () =>
      keepShown(
        kept,
        shown.map(({ id }) => id),
      ),
    [kept, shown],
  );
  const chosen = images.filter(({ id }) => selection.chosen.has(id));
  return (
    <>
      <ListToolbar
        view={view}
        onView={setView}
        repositories={repositories}
        measuring={measuring}
        onMeasure={measure}
        onTask={onTask}
      />
      <SelectionLine shown={shown.length} total={images.length} chosen={chosen} onTask={onTask} />
      {shown.length === 0 ? (
        <EmptyState
          icon={<Layers className="size-6" />}
          title={t(images.length === 0 ? 'list.none' : 'list.noneFound')}
          hint={t(images.length === 0 ? 'list.noneHint' : 'list.noneFoundHint')}
        />
      ) : (
        <ImageRows
          images={shown}
          shares={shares}
          selection={selection}
          onSelection={setSelection}
          onTask={onTask}
        />
      )}
    </>
  );
}
