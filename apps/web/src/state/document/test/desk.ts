import type { Workspace } from '@stagecraft/contracts';
import { createApiClient } from '../../../api/client.ts';
import { computeSnapshot } from '../../../language/compute-snapshot.ts';
import { createLanguageClient } from '../../../language/create-client.ts';
import { workerInPage } from '../../../language/test/worker.ts';
import type { Ports } from '../../ports.ts';
import { createAppStore } from '../../store.ts';
import { createFakeDocuments } from './documents.ts';

const workspace: Workspace = {
  id: 'w',
  path: '/home/me/app',
  name: 'app',
  lastOpenedAt: 1,
  available: true,
};

/** A workspace on a fake disk, with the server's rules about versions. */
interface Disk {
  readonly files: Map<string, string>;
  /** While set, no request is answered. */
  offline: boolean;
  /** Called before a saving reaches the disk. */
  beforeSave: (() => void) | null;
}

function versionOf(text: string): string {
  return `v:${text}`;
}

function problem(code: string, status: number, extra: object = {}): Response {
  const text = { en: code, 'zh-CN': code };
  const body = { title: code, status, code, message: text, next: text, ...extra };
  return new Response(JSON.stringify(body), { status });
}

function removed({ files }: Disk, query: URLSearchParams): Response {
  const path = query.get('path') ?? '';
  const present = files.get(path);
  const version = present === undefined ? null : versionOf(present);
  if (version !== query.get('version')) {
    return problem('file_conflict', 409, { currentVersion: version });
  }
  files.delete(path);
  return new Response(null, { status: 204 });
}

function answerFrom(disk: Disk) {
  return (url: string, init: { readonly method?: string; readonly body?: unknown }): Response => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    if (pathname.endsWith('/dockerfiles')) {
      return Response.json({ paths: [...disk.files.keys()] });
    }
    if (!pathname.endsWith('/file')) return problem('internal', 500);
    if (init.method === 'DELETE') return removed(disk, searchParams);
    if (init.method !== 'PUT') {
      const path = searchParams.get('path') ?? '';
      const text = disk.files.get(path);
      if (text === undefined) return problem('not_found', 404);
      return Response.json({ path, text, version: versionOf(text) });
    }
    disk.beforeSave?.();
    const { path, text, baseVersion } = JSON.parse(String(init.body));
    const present = disk.files.get(path);
    const version = present === undefined ? null : versionOf(present);
    if (version !== baseVersion) return problem('file_conflict', 409, { currentVersion: version });
    disk.files.set(path, text);
    return Response.json({ path, version: versionOf(text) });
  };
}

/** The store over a fake disk and fake documents; the language port is the worker's own code. */
export function openDesk(files: Record<string, string>, stored: Record<string, string> = {}) {
  const disk: Disk = { files: new Map(Object.entries(files)), offline: false, beforeSave: null };
  const documents = createFakeDocuments();
  const storage = new Map(Object.entries(stored));
  const answer = answerFrom(disk);
  const parsed: number[] = [];
  const worker = createLanguageClient(workerInPage);
  const ports: Ports = {
    api: createApiClient(async (url, init) => {
      if (disk.offline) throw new TypeError('Failed to fetch');
      return answer(url, init);
    }),
    stream: {
      subscribe: () => undefined,
      onMessage: () => () => undefined,
      onConnection: () => () => undefined,
      close: () => undefined,
    },
    documents: documents.session,
    language: {
      snapshot: async ({ path, source, options }) => {
        const version = source.version() ?? 0;
        parsed.push(version);
        const text = source.text() ?? '';
        return computeSnapshot({ path, version, text, options }, null).snapshot;
      },
      query: worker.query,
      tellFacts: () => undefined,
      close: () => undefined,
      onCrash: () => () => undefined,
      dispose: () => undefined,
    },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    now: () => 1,
    onNextFrame: (work) => work(),
  };
  const store = createAppStore(ports);
  store.setState({ workspace });
  const file = (path: string) => store.getState().openFiles.find((one) => one.path === path);
  /** The server says that these files changed; resolves when the store has looked at them. */
  const tellChange = async (...paths: string[]): Promise<void> => {
    const { count } = store.getState().diskChange;
    store.setState({ diskChange: { count: count + 1, paths } });
    await settled();
  };
  return { store, disk, storage, file, tellChange, parsed, ...documents };
}

/** Resolves when every promise that was under way has been taken further: macrotasks come after them. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let rounds = 8;
    port1.onmessage = () => {
      rounds--;
      if (rounds > 0) port2.postMessage(null);
      else {
        port1.close();
        resolve();
      }
    };
    port2.postMessage(null);
  });
}
