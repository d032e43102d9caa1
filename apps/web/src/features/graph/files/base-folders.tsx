import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { SourcePaths } from './source-paths.tsx';

interface BaseFoldersProps {
  readonly snapshot: Snapshot;
  /** Index of the stage. */
  readonly stage: number;
  readonly onChoose: (path: string) => void;
}

/** The folders that a stage begins with: those of its image, or of the stage that it is built on. */
export function BaseFolders({ snapshot, stage, onChoose }: BaseFoldersProps) {
  const { t } = useTranslation('forms');
  const base = snapshot.graph.stages[stage]?.base;
  if (base?.kind === 'stage') {
    return (
      <SourcePaths {...{ snapshot, onChoose }} source={{ kind: 'stage', stage: base.stage }} />
    );
  }
  // A named context in an image's place is no image of that name.
  if (base?.kind === 'image' && base.context === undefined) {
    return <SourcePaths {...{ snapshot, onChoose }} source={{ kind: 'image', ref: base.ref }} />;
  }
  return (
    <p className="text-muted">
      {base?.kind === 'scratch' ? t('paths.noBase') : t('paths.unknownBase')}
    </p>
  );
}
