import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { FolderList } from './folder-list.tsx';
import { useImageFolder } from './use-image-folder.ts';

interface ImageFoldersProps {
  /** Id or name. */
  readonly image: string;
  /** Gets an absolute path; a folder's ends with `/`. */
  readonly onChoose: (path: string) => void;
}

/** The folders of an image that the engine has, or of a stage that was listed. */
export function ImageFolders({ image, onChoose }: ImageFoldersProps) {
  const { t } = useTranslation('forms');
  const [path, setPath] = useState('/');
  const { folder, problem } = useImageFolder(image, path);
  const prefix = path === '/' ? '/' : `${path}/`;
  const note =
    problem !== null
      ? problem.code === 'image_not_found'
        ? t('paths.noImage', { image })
        : problem.code === 'engine_unavailable'
          ? t('paths.noEngine')
          : t('paths.failed')
      : folder === null
        ? t('paths.loadingImage')
        : folder.truncated
          ? t('paths.truncated')
          : folder.entries.length === 0
            ? t('paths.empty')
            : '';
  if (problem?.code === 'image_not_found') return <p className="text-muted">{note}</p>;
  return (
    <FolderList
      root="/"
      shown={prefix}
      own={prefix}
      parent={path === '/' ? null : path.slice(0, path.lastIndexOf('/')) || '/'}
      entries={(folder?.entries ?? []).map(({ name, folder: isFolder }) => ({
        name,
        path: prefix + name,
        folder: isFolder,
        leftOut: null,
      }))}
      note={note}
      leftOut={null}
      onOpen={setPath}
      onChoose={onChoose}
    />
  );
}
