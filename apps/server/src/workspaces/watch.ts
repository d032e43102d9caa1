import { basename, dirname, relative, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import type { FSWatcher } from 'chokidar';
import { skippedFolders } from './dockerfiles.ts';
import { temporaryName } from './save-file.ts';

/** Relative paths that changed; a folder's path (empty for the workspace) stands for its listing. */
export type ChangeListener = (paths: readonly string[]) => void;

export interface WorkspaceWatcher {
  /** Watches the folder as long as somebody is subscribed. Gives the way to end it. */
  subscribe(root: string, listener: ChangeListener): () => void;
  /** Settles once changes of that folder are being noticed. */
  ready(root: string): Promise<void>;
  close(): Promise<void>;
}

/** Changes within this many ms are told together. */
const batchMs = 60;
/** Files and folders watched in one workspace, since the system has few watches to give. */
const watchLimit = 20_000;

interface Watched {
  readonly watcher: FSWatcher;
  readonly ready: Promise<void>;
  readonly listeners: Set<ChangeListener>;
  readonly changed: Set<string>;
  timer: NodeJS.Timeout | null;
}

function isIgnored(root: string, path: string): boolean {
  if (path === root) return false;
  const name = basename(path);
  return skippedFolders.has(name) || temporaryName.test(name);
}

function flush(watched: Watched): void {
  watched.timer = null;
  const paths = [...watched.changed];
  watched.changed.clear();
  for (const listener of watched.listeners) listener(paths);
}

function start(root: string): Watched {
  let seen = 0;
  const watcher = watchFiles(root, {
    ignoreInitial: true,
    followSymlinks: false,
    atomic: true,
    ignorePermissionErrors: true,
    ignored: (path, stats) => {
      if (isIgnored(root, path)) return true;
      // Asked twice a path; with stats once it is about to be watched.
      if (stats !== undefined) seen += 1;
      return seen > watchLimit;
    },
  });
  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
  const watched: Watched = {
    watcher,
    ready,
    listeners: new Set(),
    changed: new Set(),
    timer: null,
  };
  watcher.on('all', (event, path) => {
    const own = relative(root, path).split(sep).join('/');
    watched.changed.add(own);
    if (event !== 'change' && own !== '') {
      const parent = dirname(own);
      watched.changed.add(parent === '.' ? '' : parent);
    }
    watched.timer ??= setTimeout(() => flush(watched), batchMs);
  });
  // Out of watches, or a folder that may not be read: the rest is still watched.
  watcher.on('error', () => undefined);
  return watched;
}

/** Watches workspaces for changes made by anybody. */
export function createWorkspaceWatcher(): WorkspaceWatcher {
  const byRoot = new Map<string, Watched>();

  async function stop(root: string, watched: Watched): Promise<void> {
    byRoot.delete(root);
    if (watched.timer !== null) clearTimeout(watched.timer);
    await watched.watcher.close();
  }

  return {
    subscribe(root, listener) {
      const watched = byRoot.get(root) ?? start(root);
      byRoot.set(root, watched);
      // A wrapper of its own: the same function may subscribe twice.
      const own: ChangeListener = (paths) => listener(paths);
      watched.listeners.add(own);
      return () => {
        watched.listeners.delete(own);
        if (watched.listeners.size === 0 && byRoot.get(root) === watched) void stop(root, watched);
      };
    },
    async ready(root) {
      await byRoot.get(root)?.ready;
    },
    async close() {
      await Promise.all([...byRoot].map(([root, watched]) => stop(root, watched)));
    },
  };
}
