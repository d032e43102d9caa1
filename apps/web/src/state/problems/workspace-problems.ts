import { dockerfilesLimit, type Problem as ApiProblem } from '@stagecraft/contracts';
import { concerns } from '../document/disk.ts';
import type { CheckedText } from '../document-slice.types.ts';
import type { LanguageChange, WorkspaceLanguage } from '../language/editor-language.ts';
import { kindOf } from '../language/language-file.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';
import { checkFile, type Checking } from './check-file.ts';
import { createFileList, type Due } from './file-list.ts';
import type {
  FileProblems,
  WorkspaceProblems,
  WorkspaceProblemsSlice,
} from './workspace-problems.types.ts';

/** How long changes are gathered; ms. */
const pause = 150;

/** How often what was found is shown: with hundreds of files the list is long each time; ms. */
const showing = 400;

/** Of what else the linter makes its findings; what a build tells is only told of the file in front. */
const lintFacts: ReadonlySet<LanguageChange> = new Set([
  'all',
  'policy',
  'ignore',
  'images',
  'image',
]);

/**
 * Every file of the workspace that is checked, in order, with what there is to say of it.
 * @param front the file in front, which is checked by itself; one that can't be is left out
 */
export function problemsOfAll(
  known: WorkspaceProblems | null,
  front: CheckedText | null,
  activePath: string | null,
): readonly FileProblems[] {
  const paths = known?.paths ?? [];
  const all = front === null || paths.includes(front.path) ? paths : [...paths, front.path];
  return all.flatMap((path): readonly FileProblems[] => {
    if (path === front?.path) return [{ kind: 'checked', path, checked: front }];
    const found = known?.files.get(path);
    if (found !== undefined) return [found];
    return path === activePath ? [] : [{ kind: 'waiting', path }];
  });
}

/** Keeps `workspaceProblems` true while somebody wants that. */
export function createWorkspaceProblems(
  ports: Ports,
  store: AppStore,
  language: WorkspaceLanguage,
): WorkspaceProblemsSlice {
  return {
    workspaceProblems: null,
    followWorkspaceProblems: () => {
      const ended = new AbortController();
      const stop = follow({ ports, store, language, signal: ended.signal });
      return () => {
        ended.abort();
        stop();
        store.setState({ workspaceProblems: null });
      };
    },
  };
}

/** @returns what takes the listeners off */
function follow(checking: Checking): () => void {
  const { ports, store, language, signal } = checking;
  const list = createFileList();
  const worker = createWork(checking, list);
  const dockerfiles = createSearch(checking);

  const arrange = (): void => {
    const gone = list.arrange([
      ...new Set([...dockerfiles.found().paths, ...openPaths(store.getState())]),
    ]);
    for (const path of gone) ports.language.close({ path, aside: true });
    worker.found(dockerfiles.found());
    worker.start();
  };
  const search = async (): Promise<void> => {
    if (await dockerfiles.search()) arrange();
  };
  const mark = (due: Due, isMeant: (path: string) => boolean): void => {
    list.mark(due, isMeant);
    worker.start();
  };
  const offs = [
    store.subscribe((state, before) => {
      if (state.diskChange !== before.diskChange) {
        mark('text', (path) => concerns(state.diskChange.paths, path));
        void search();
      }
      // Any of them may have changed unseen.
      if (state.connection === 'open' && before.connection === 'lost') mark('text', () => true);
      // What was in front, whose problems were looked at as it was typed.
      const left = state.activePath === before.activePath ? null : before.activePath;
      const { checked } = before;
      if (checked !== null && checked.path === left) {
        list.put({ kind: 'checked', path: left, checked });
        worker.show();
      }
      const moved = loadedDifferently(state, before);
      if (left !== null || moved.size > 0) {
        mark('text', (path) => path === left || moved.has(path));
        if (moved.size > 0) arrange();
      }
    }),
    ports.documents.onChange(({ path }) => {
      if (path !== store.getState().activePath) mark('text', (one) => one === path);
    }),
    language.onChange((change) => {
      if (lintFacts.has(change)) mark('facts', () => true);
    }),
  ];
  void search();
  signal.addEventListener('abort', () => {
    for (const path of list.paths()) ports.language.close({ path, aside: true });
  });
  return () => {
    for (const off of offs) off();
  };
}

/** Checks what is due, a file at a time, and shows what was found. */
function createWork(checking: Checking, list: ReturnType<typeof createFileList>) {
  const { store, signal } = checking;
  let searched: Searched | null = null;
  let isWorking = false;
  const show = (): void => {
    if (searched === null) return;
    const { problem, isCut } = searched;
    const workspaceProblems = { paths: list.paths(), files: list.found(), isCut, problem };
    store.setState({ workspaceProblems });
  };
  const showSoon = onceSoon(signal, showing, show);
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    let next = list.next(store.getState().activePath);
    while (next !== null && !signal.aborted) {
      await checkFile(checking, next, list);
      showSoon();
      next = list.next(store.getState().activePath);
    }
    isWorking = false;
  };
  return {
    start: onceSoon(signal, pause, () => void work()),
    show,
    found: (present: Searched): void => {
      searched = present;
      showSoon();
    },
  };
}

/** Does `work` once for all that asks for it within `wait` ms. */
function onceSoon(signal: AbortSignal, wait: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (signal.aborted) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, wait);
  };
}

/** The workspace's Dockerfiles as they were last found. */
interface Searched {
  readonly paths: readonly string[];
  readonly isCut: boolean;
  /** Why the last search failed; null when it did not. */
  readonly problem: ApiProblem | null;
}

function createSearch({ ports, store, signal }: Checking) {
  let found: Searched = { paths: [], isCut: false, problem: null };
  let last = 0;
  return {
    found: () => found,
    /** False when a newer search has begun, or nobody wants it any more. */
    search: async (): Promise<boolean> => {
      last += 1;
      const mine = last;
      const id = store.getState().workspace?.id;
      if (id === undefined) return false;
      const answer = await ports.api.call('listDockerfiles', { params: { id }, signal });
      if (signal.aborted || mine !== last) return false;
      if (answer.ok) {
        const { paths } = answer.value;
        found = { paths, isCut: paths.length >= dockerfilesLimit, problem: null };
      } else found = { ...found, problem: answer.problem };
      return true;
    },
  };
}

/** Open files that are checked. */
function openPaths({ openFiles }: AppState): readonly string[] {
  return openFiles
    .filter((file) => file.load === 'ready' && kindOf(file) !== null)
    .map(({ path }) => path);
}

/** Paths that are open with a text in one of the states and not in the other. */
function loadedDifferently(state: AppState, before: AppState): ReadonlySet<string> {
  if (state.openFiles === before.openFiles) return new Set();
  const [now, then] = [new Set(openPaths(state)), new Set(openPaths(before))];
  return new Set([...now, ...then].filter((path) => now.has(path) !== then.has(path)));
}
