import { List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { StageListing } from '../../../state/files-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { formatTime } from '../../../ui/format.ts';
import { suggestedPaths } from '../gestures/paths.ts';
import { ImageFolders } from './image-folders.tsx';
import { useStageImage, type StageImage } from './use-stage-image.ts';

interface StageFilesProps {
  readonly snapshot: Snapshot;
  /** Index of the stage. */
  readonly stage: number;
  readonly onChoose: (path: string) => void;
}

/**
 * Paths of a stage: from a listing that was made here, from the image of a build of this very stage, else
 * from what its text names; it says which.
 */
export function StageFiles({ snapshot, stage, onChoose }: StageFilesProps) {
  const { listing, image, source } = useStageImage(snapshot, stage);
  if (image === 'looking') return <Looking />;
  return (
    <div className="flex flex-col gap-2">
      {image === null ? (
        <NamedPaths {...{ snapshot, stage, onChoose }} />
      ) : (
        <>
          <Origin image={image} />
          <ImageFolders key={image.image} image={image.image} onChoose={onChoose} />
        </>
      )}
      <ListAction listing={listing} source={source} stage={stage} again={image !== null} />
    </div>
  );
}

function Looking() {
  const { t } = useTranslation('forms');
  return (
    <p role="status" className="flex items-center gap-2 text-xs text-muted">
      <Spinner />
      {t('paths.looking')}
    </p>
  );
}

/** Where the shown files are from. */
function Origin({ image }: { readonly image: StageImage }) {
  const { t } = useTranslation('forms');
  const language = useAppStore((state) => state.language);
  const time = formatTime(image.at, language);
  return (
    <p className="text-xs text-muted">
      {image.build === null
        ? t('paths.fromListing', { time })
        : t(image.exact ? 'paths.fromBuild' : 'paths.fromEarlierBuild', {
            number: image.build,
            time,
          })}
    </p>
  );
}

/** What its text names: there may be more, and it need not be there. */
function NamedPaths({ snapshot, stage, onChoose }: StageFilesProps) {
  const { t } = useTranslation('forms');
  const paths = suggestedPaths(snapshot, { kind: 'stage', stage });
  if (paths.length === 0) return <p className="text-xs text-muted">{t('paths.noSuggestion')}</p>;
  return (
    <div>
      <p className="mb-1 text-xs text-muted">{t('paths.suggested')}</p>
      <ul aria-label={t('paths.suggested')} className="max-h-64 overflow-y-auto">
        {paths.map((path) => (
          <li key={path}>
            <button
              type="button"
              className="w-full truncate rounded px-2 py-1 text-left font-mono hover:bg-hover"
              onClick={() => onChoose(path)}
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ListActionProps {
  readonly listing: StageListing | undefined;
  readonly source: string;
  readonly stage: number;
  /** Files are listed already. */
  readonly again: boolean;
}

/** Lists the stage by building it, on request. */
function ListAction({ listing, source, stage, again }: ListActionProps) {
  const { t } = useTranslation('forms');
  const ready = useAppStore((state) => state.engine.state === 'ready');
  const list = useAppStore((state) => state.listStageFiles);
  const cancel = useAppStore((state) => state.cancelStageListing);
  if (listing?.state === 'running') {
    const { step, done, total, reading } = listing;
    return (
      <div role="status" className="flex items-center gap-2 text-xs text-muted">
        <Spinner />
        <span className="min-w-0 flex-1 truncate" title={step}>
          {reading
            ? t('paths.readingFiles')
            : total === 0
              ? t('paths.buildingFirst')
              : t('paths.building', { done, total, step })}
        </span>
        <Button size="small" onClick={() => cancel(source)}>
          {t('paths.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-1 text-xs">
      {listing?.state === 'failed' ? (
        <p role="alert" className="max-h-24 overflow-y-auto break-words text-danger">
          {t('paths.listFailed', { message: listing.message })}
        </p>
      ) : null}
      <Button
        size="small"
        disabled={!ready}
        icon={<List aria-hidden className="size-3.5" />}
        onClick={() => void list(stage)}
      >
        {again ? t('paths.listAgain') : t('paths.list')}
      </Button>
      {again && ready ? null : (
        <p className="text-muted">{ready ? t('paths.listHint') : t('paths.noEngine')}</p>
      )}
    </div>
  );
}
