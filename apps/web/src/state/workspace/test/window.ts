import type { StreamMessage, Workspace } from '@stagecraft/contracts';
import { createApiClient } from '../../../api/client.ts';
import type { StreamState, StreamSubscription } from '../../../api/stream.ts';
import type { DocumentSession } from '../../../document/session.ts';
import type { Ports } from '../../ports.ts';
import { createAppStore } from '../../store.ts';

/** What a fake server gives for `METHOD /path?query`: a JSON value, a status, or no answer at all. */
type Answer = { readonly json: unknown; readonly status?: number } | 'offline' | 'never';

export const workspace: Workspace = {
  id: 'w',
  path: '/home/me/app',
  name: 'app',
  lastOpenedAt: 1,
  available: true,
};

const noDocuments = new Proxy<Partial<DocumentSession>>(
  { text: () => null, version: () => null, isDirty: () => false },
  { get: (known, name) => Reflect.get(known, name) ?? (() => () => undefined) },
) as DocumentSession;

/** A window without server, worker or Monaco. Answers are real contracts through the real client. */
export function openWindow(stored: Record<string, string> = {}, more: Partial<Ports> = {}) {
  const answers = new Map<string, Answer>([
    ['GET /api/workspaces/w', { json: workspace }],
    ['GET /api/workspaces/w/folder?path=', { json: listing('', ['Dockerfile', 'src/']) }],
    ['GET /api/workspaces/w/folder?path=src', { json: listing('src', ['main.go']) }],
    ['GET /api/workspaces/w/dockerfiles', { json: { paths: [] } }],
    ['GET /api/workspaces/w/builds', { json: { builds: [] } }],
    ['GET /api/workspaces', { json: { workspaces: [workspace], samples: [], initial: null } }],
  ]);
  const asked: string[] = [];
  const listeners = {
    message: new Set<(message: StreamMessage) => void>(),
    connection: new Set<(state: StreamState) => void>(),
  };
  const subscriptions: StreamSubscription[] = [];
  const storage = new Map(Object.entries(stored));
  const ports: Ports = {
    api: createApiClient(async (url, init) => {
      const call = `${init.method ?? 'GET'} ${url}`;
      asked.push(call);
      const answer = answers.get(call) ?? { json: {}, status: 500 };
      if (answer === 'offline') throw new TypeError('Failed to fetch');
      if (answer === 'never') return new Promise<Response>(() => undefined);
      if (answer.status === 204) return new Response(null, { status: 204 });
      return new Response(JSON.stringify(answer.json), { status: answer.status ?? 200 });
    }),
    stream: {
      subscribe: (subscription) => void subscriptions.push(subscription),
      onMessage: (listener) => {
        listeners.message.add(listener);
        return () => void listeners.message.delete(listener);
      },
      onConnection: (listener) => {
        listeners.connection.add(listener);
        return () => void listeners.connection.delete(listener);
      },
      close: () => undefined,
    },
    documents: noDocuments,
    language: {
      snapshot: () => Promise.resolve(null),
      query: () => Promise.resolve(null),
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
    now: () => 1000,
    onNextFrame: (work) => work(),
    ...more,
  };
  return {
    store: createAppStore(ports),
    answers,
    asked,
    subscriptions,
    storage,
    send: (message: StreamMessage) => listeners.message.forEach((listener) => listener(message)),
    connect: (state: StreamState) => listeners.connection.forEach((listener) => listener(state)),
  };
}

/** A folder's listing; a name that ends with `/` is a folder. */
export function listing(path: string, names: readonly string[]) {
  return {
    path,
    truncated: false,
    entries: names.map((given) => {
      const name = given.replace(/\/$/, '');
      return {
        path: path === '' ? name : `${path}/${name}`,
        name,
        kind: given.endsWith('/') ? 'directory' : 'file',
        size: given.endsWith('/') ? null : 1,
        dockerfile: name === 'Dockerfile',
      };
    }),
  };
}

/** A problem answer as the server gives it. */
export function problemAnswer(code: string, status: number): Answer {
  const text = { en: code, 'zh-CN': code };
  return { status, json: { title: code, status, code, message: text, next: text } };
}
