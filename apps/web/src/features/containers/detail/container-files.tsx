import type { ContainerFile, ContainerInspection, Problem } from '@stagecraft/contracts';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { droppedFiles, type UploadFile } from '../files/dropped.ts';
import { FileList } from '../files/file-list.tsx';
import { FilePane } from '../files/file-pane.tsx';
import { FilesToolbar } from '../files/files-toolbar.tsx';
import { joined } from '../files/paths.ts';
import { useCopied } from '../files/use-copied.ts';
import { useUpload } from '../files/use-upload.ts';
import { isUp } from '../list/view.ts';
import { useLive } from '../use-live.ts';
import { CommandLine } from './command-line.tsx';
import { ContainerOf } from './container-of.tsx';

/** The files of a container, running or not: look, take out, put in. */
export function ContainerFiles({ container }: { readonly container: string }) {
  return (
    <ContainerOf container={container}>
      {(detail) => <Files key={detail.id} container={detail} />}
    </ContainerOf>
  );
}

/** The folder that is looked at, and the file in it. */
function useBrowsing({ id, workingDir }: ContainerInspection) {
  const ask = useAppStore((state) => state.askRecords);
  const [path, setPath] = useState(workingDir === '' ? '/' : workingDir);
  const [file, setFile] = useState<ContainerFile | null>(null);
  const folder = useLive(`${id} ${path}`, 0, (signal) =>
    ask('listContainerFolder', { params: { id }, query: { path }, signal }),
  );
  const here = folder.value?.path ?? path;
  const go = (next: string): void => {
    setPath(next);
    setFile(null);
  };
  /** Where a link leads is known only to the container. */
  const follow = async (link: ContainerFile): Promise<void> => {
    const query = { path: joined(here, link.name) };
    const answer = await ask('listContainerFolder', { params: { id }, query });
    if (answer.ok) go(answer.value.path);
    else setFile(link);
  };
  return { folder, here, file, setFile, go, follow };
}

function Files({ container }: { readonly container: ContainerInspection }) {
  const { id } = container;
  const { t } = useTranslation('containerPlace');
  const { folder, here, file, setFile, go, follow } = useBrowsing(container);
  const upload = useUpload(id, folder.reload);
  const copied = useCopied(container, `${here} ${file?.name ?? ''}`);
  const put = (files: readonly UploadFile[]): void => {
    copied.uploaded(here, files);
    void upload.start(here, files);
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <FilesToolbar
        path={here}
        upload={upload.upload}
        onGo={go}
        onReload={folder.reload}
        onUpload={put}
        onDownload={copied.download}
      />
      {upload.problem === null ? null : <Failure problem={upload.problem} />}
      <DropZone onDrop={(data) => void droppedFiles(data).then(put)}>
        {folder.problem !== null ? (
          <Failure problem={folder.problem} />
        ) : folder.value === null ? (
          <p role="status" className="flex items-center gap-2 p-3 text-muted">
            <Spinner />
            {t('files.reading')}
          </p>
        ) : (
          <FileList
            folder={folder.value}
            chosen={file?.name ?? null}
            onGo={go}
            onChoose={setFile}
            onLink={(link) => void follow(link)}
            onDownload={copied.download}
          />
        )}
      </DropZone>
      {file === null ? null : (
        <FilePane
          key={`${here} ${file.name}`}
          container={id}
          path={joined(here, file.name)}
          onClose={() => setFile(null)}
          onDownload={copied.download}
        />
      )}
      <CommandLine command={copied.command ?? lookedAt(container, here, file)} />
    </div>
  );
}

/** The command that shows the same. */
function lookedAt(
  container: ContainerInspection,
  folder: string,
  file: ContainerFile | null,
): string {
  const { name } = container;
  if (file !== null) return dockerWords.copyFrom(name, joined(folder, file.name));
  return dockerWords[isUp(container) ? 'list' : 'listArchive'](name, folder);
}

function Failure({ problem }: { readonly problem: Problem }) {
  return (
    <div className="p-3">
      <ErrorNotice problem={problem} />
    </div>
  );
}

interface DropZoneProps {
  readonly onDrop: (data: DataTransfer) => void;
  readonly children: ReactNode;
}

/** Takes files that are dropped on it, and says so while they hang over it. */
function DropZone({ onDrop, children }: DropZoneProps) {
  const { t } = useTranslation('containerPlace');
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    <div
      data-testid="container-drop"
      className="relative min-h-0 flex-1"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
      {over ? (
        <p className="pointer-events-none absolute inset-2 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft font-medium text-accent">
          {t('files.drop')}
        </p>
      ) : null}
    </div>
  );
}
