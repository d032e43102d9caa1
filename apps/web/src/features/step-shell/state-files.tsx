import type { ImageFolder, ImageFolderEntry, Problem } from '@stagecraft/contracts';
import { visibleText } from '@stagecraft/dockerfile';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StateFile } from './state-file.tsx';
import { StateFileList } from './state-file-list.tsx';

interface StateFilesProps {
  /** Id of the state. */
  readonly state: string;
  /** Where it begins: the step's own folder. */
  readonly directory: string;
}

/** Walks the folders of a state as it was opened, and opens its files. */
export function StateFiles({ state, directory }: StateFilesProps) {
  const { t } = useTranslation('stepShell');
  const [path, setPath] = useState(directory);
  const [opened, setOpened] = useState<string | null>(null);
  const { folder, problem } = useFolder(state, path);
  const language = useAppStore((app) => app.language);
  const entries = useMemo(() => (folder === null ? [] : foldersFirst(folder)), [folder]);
  const up = path === '/' ? null : path.slice(0, path.lastIndexOf('/')) || '/';
  const choose = ({ name, folder: isFolder }: ImageFolderEntry): void => {
    const chosen = `${path === '/' ? '' : path}/${name}`;
    if (isFolder) setPath(chosen);
    else setOpened(chosen);
  };
  return (
    <section aria-label={t('files.title')}>
      <h4 className="font-medium">{t('files.title')}</h4>
      <p className="truncate font-mono text-xs text-muted" title={path}>
        {visibleText(path)}
      </p>
      {problem === null ? null : <p role="alert">{problem.message[language]}</p>}
      {folder === null && problem === null ? <Spinner /> : null}
      <StateFileList
        key={path}
        path={path}
        entries={entries}
        onUp={up === null ? null : () => setPath(up)}
        onChoose={choose}
      />
      {folder !== null && entries.length === 0 ? (
        <p className="text-muted">{t('files.empty')}</p>
      ) : null}
      {folder?.truncated === true ? <p className="text-warning">{t('files.truncated')}</p> : null}
      {opened === null ? null : (
        <StateFile state={state} path={opened} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

function foldersFirst({ entries }: ImageFolder): ImageFolder['entries'] {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [...sorted.filter(({ folder }) => folder), ...sorted.filter(({ folder }) => !folder)];
}

function useFolder(state: string, path: string) {
  const steps = useAppStore((app) => app.steps);
  const [folder, setFolder] = useState<ImageFolder | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    setFolder(null);
    setProblem(null);
    const ask = async (): Promise<void> => {
      const answer = await (await steps()).folder(state, path, gone.signal);
      if (gone.signal.aborted) return;
      if (answer.ok) setFolder(answer.value);
      else setProblem(answer.problem);
    };
    void ask();
    return () => gone.abort();
  }, [state, path, steps]);
  return { folder, problem };
}
