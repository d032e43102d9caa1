import { Route, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { roadsLimit, type ShownRoads } from '../../../state/place-slice.types.ts';
import { useRenewedAnswer } from '../../../state/use-answer.ts';
import { IconButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { AddImage } from './add-image.tsx';
import { MakeRoads } from './make/make-roads.tsx';
import { readRoads, type RoadColumn } from './read-roads.ts';
import { Column, type RoadScale } from './road-column.tsx';
import { bytesOf, stepsOf } from './road.ts';

/** Ways to the same application side by side: committed, imported, built of one or several stages. */
export function RoadsView({ roads }: { readonly roads: ShownRoads }) {
  const { t } = useTranslation(['roads', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.imagesRevision);
  const showRoads = useAppStore((state) => state.showRoads);
  const { images } = roads;
  const answer = useRenewedAnswer(`${String(revision)} ${images.join(' ')}`, async (signal) => ({
    ok: true,
    value: await readRoads(ask, images, signal),
  }));
  const columns = answer.state === 'ready' ? answer.value : [];
  const known = columns.filter(({ image }) => images.includes(image));
  const isKnown = new Set(known.map(({ image }) => image));
  const show = (next: readonly string[]): void => showRoads({ ...roads, images: next });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-2 border-b bg-panel px-3">
        <Route aria-hidden className="size-4 text-muted" />
        <h2 className="min-w-0 flex-1 truncate font-medium">{t('title')}</h2>
        {images.length < roadsLimit ? (
          <AddImage shown={images} onAdd={(image) => show([...images, image])} />
        ) : null}
        <IconButton size="small" label={t('app:action.close')} onClick={() => showRoads(null)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto p-3">
        <p className="max-w-3xl text-xs text-muted">{t('intro')}</p>
        <MakeRoads
          key={roads.container}
          container={roads.container}
          openFirst={roads.container !== '' && images.length === 0}
        />
        {images.length === 0 ? (
          <EmptyState icon={<Route className="size-6" />} title={t('none')} hint={t('noneHint')} />
        ) : answer.state === 'failed' ? (
          <ErrorNotice problem={answer.problem} />
        ) : (
          <>
            {known.length === 0 ? null : (
              <Columns
                columns={known}
                onRemove={(image) => show(images.filter((other) => other !== image))}
              />
            )}
            {known.length === images.length ? null : (
              <p role="status" className="flex items-center gap-2 text-muted">
                <Spinner />
                {t('reading', { names: images.filter((image) => !isKnown.has(image)).join(', ') })}
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

interface ColumnsProps {
  readonly columns: readonly RoadColumn[];
  readonly onRemove: (image: string) => void;
}

function Columns({ columns, onRemove }: ColumnsProps) {
  const scale = scaleOf(columns);
  return (
    <div
      className="grid grid-rows-[repeat(5,auto)] gap-x-3"
      style={{
        gridTemplateColumns: `repeat(${String(columns.length)}, minmax(13rem, 26rem))`,
      }}
    >
      {columns.map((column) => (
        <Column
          key={column.image}
          column={column}
          scale={scale}
          onRemove={() => onRemove(column.image)}
        />
      ))}
    </div>
  );
}

function scaleOf(columns: readonly RoadColumn[]): RoadScale {
  const facts = columns.flatMap((column) => (column.facts === null ? [] : [column.facts]));
  const layers = facts.flatMap((one) => [
    bytesOf(one.detail.history.slice(0, one.base?.entries ?? 0)) ?? 0,
    ...stepsOf(one).map(({ entry }) => entry.size ?? 0),
  ]);
  return {
    image: Math.max(1, ...facts.map(({ detail }) => detail.size)),
    layer: Math.max(1, ...layers),
  };
}
