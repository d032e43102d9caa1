import type { ImageFolder, Problem } from '@stagecraft/contracts';
import { visibleText } from '@stagecraft/dockerfile';
import { ArrowUp, File, Folder } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/** Entries that are drawn; more are counted. */
const drawn = 300;

interface StateFilesProps {
  /** Id of the state. */
  readonly state: string;
  /** Where it begins: the step's own folder. */
  readonly directory: string;
}

/** Walks the folders of a state as it was opened. */
export function StateFiles({ state, directory }: StateFilesProps) {
  const { t } = useTranslation('stepShell');
  const [path, setPath] = useState(directory);
  const { folder, problem } = useFolder(state, path);
  const language = useAppStore((app) => app.language);
  const parent = path === '/' ? null : path.slice(0, path.lastIndexOf('/')) || '/';
  const entries = folder === null ? [] : foldersFirst(folder);
  return (
    <section aria-label={t('files.title')}>
      <h4 className="font-medium">{t('files.title')}</h4>
      <p className="truncate font-mono text-xs text-muted" title={path}>
        {visibleText(path)}
      </p>
      {problem === null ? null : <p role="alert">{problem.message[language]}</p>}
      {folder === null && problem === null ? <Spinner /> : null}
      <ul aria-label={path} className="mt-1 max-h-56 overflow-y-auto rounded-md border bg-canvas">
        {parent === null ? null : (
          <li>
            <FolderButton onClick={() => setPath(parent)}>
              <ArrowUp aria-hidden className="size-3.5 shrink-0 text-muted" />
              {t('files.up')}
            </FolderButton>
          </li>
        )}
        {entries.slice(0, drawn).map(({ name, folder: isFolder }) => (
          <li key={name}>
            {isFolder ? (
              <FolderButton onClick={() => setPath(`${path === '/' ? '' : path}/${name}`)}>
                <Folder aria-hidden className="size-3.5 shrink-0 text-accent" />
                <span className="truncate">{visibleText(name)}/</span>
              </FolderButton>
            ) : (
              <span className="flex items-center gap-2 px-2 py-0.5 font-mono text-xs">
                <File aria-hidden className="size-3.5 shrink-0 text-muted" />
                <span className="truncate">{visibleText(name)}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      {folder !== null && entries.length === 0 ? (
        <p className="text-muted">{t('files.empty')}</p>
      ) : null}
      {entries.length > drawn ? (
        <p className="text-muted">{t('files.more', { count: entries.length - drawn })}</p>
      ) : null}
    </section>
  );
}

function FolderButton(props: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="flex w-full items-center gap-2 px-2 py-0.5 text-left font-mono text-xs hover:bg-hover"
    >
      {props.children}
    </button>
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
