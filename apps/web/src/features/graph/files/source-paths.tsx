import type { SourceEnd } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { ContextFolders } from './context-folders.tsx';
import { ImageFolders } from './image-folders.tsx';
import { StageFiles } from './stage-files.tsx';

interface SourcePathsProps {
  readonly snapshot: Snapshot;
  readonly source: SourceEnd;
  readonly onChoose: (path: string) => void;
}

/** Paths to choose from of whatever is copied from. */
export function SourcePaths({ snapshot, source, onChoose }: SourcePathsProps) {
  const { t } = useTranslation('forms');
  if (source.kind === 'context') return <ContextFolders onChoose={onChoose} />;
  if (source.kind === 'stage') {
    const { stage } = source;
    return <StageFiles key={stage} {...{ snapshot, stage, onChoose }} />;
  }
  return (
    <div className="flex flex-col gap-1">
      <p className="truncate text-xs text-muted">{t('paths.fromImage', { image: source.ref })}</p>
      <ImageFolders key={source.ref} image={source.ref} onChoose={onChoose} />
    </div>
  );
}
