import type { StreamMessage } from '@stagecraft/contracts';
import { describe, expect, test, vi } from 'vitest';
import { createApiClient } from '../../api/client.ts';
import type { EditorLanguage } from '../../document/editor-language.ts';
import { createLanguageClient } from '../../language/create-client.ts';
import { workerInPage } from '../../language/test/worker.ts';
import { createFakeDocuments } from '../document/test/documents.ts';
import { settled } from '../document/test/desk.ts';
import type { Ports } from '../ports.ts';
import { createAppStore } from '../store.ts';

/** The store with the real worker's code, over a server that knows one folder. */
async function open(files: readonly string[]) {
  const present = [...files];
  const asked: string[] = [];
  const documents = createFakeDocuments();
  let language: EditorLanguage | null = null;
  let tell = (_message: StreamMessage): void => undefined;
  const ports: Ports = {
    api: createApiClient(async (url) => {
      const { pathname } = new URL(url, 'http://x');
      asked.push(pathname);
      if (pathname.endsWith('/file')) {
        return Response.json({ path: 'Dockerfile', text: 'FROM a\nCOPY \n', version: '1' });
      }
      if (!pathname.endsWith('/folder')) return new Response('{}', { status: 500 });
      const entries = present.map((name) => ({
        path: name,
        name,
        kind: 'file',
        size: 1,
        dockerfile: false,
      }));
      return Response.json({ path: '', entries, truncated: false });
    }),
    stream: {
      subscribe: () => undefined,
      onMessage: (listener) => {
        const before = tell;
        tell = (message) => {
          before(message);
          listener(message);
        };
        return () => undefined;
      },
      onConnection: () => () => undefined,
      close: () => undefined,
    },
    documents: { ...documents.session, connect: (given) => void (language = given) },
    language: createLanguageClient(workerInPage),
    storage: null,
    now: () => 1,
    onNextFrame: (work) => work(),
  };
  const store = createAppStore(ports);
  store.setState({
    workspace: { id: 'w', path: '/w', name: 'w', lastOpenedAt: 1, available: true },
  });
  await store.getState().openFile('Dockerfile');
  await settled();
  const ask = async () => {
    const signal = new AbortController().signal;
    const params = { offset: 12, trigger: null };
    return language?.query('Dockerfile', 'completion', params, { signal }) ?? null;
  };
  const names = async () => (await ask())?.result?.items.map(({ label }) => label) ?? [];
  return {
    store,
    documents,
    present,
    asked,
    ask,
    names,
    tell: (m: StreamMessage) => tell(m),
    language: () => language,
  };
}

const changed: StreamMessage = { kind: 'workspace.changed', workspaceId: 'w', paths: ['b'] };

describe('what the editor asks', () => {
  test('does not take the place of what the list of problems asks', async () => {
    const { store, language } = await open([]);
    await vi.waitFor(() => expect(store.getState().checked?.notices.length).toBeGreaterThan(0));
    const notice = store.getState().checked?.notices.find(({ isRule }) => isRule);
    if (notice === undefined) throw new Error('nothing was found');
    const lists = store.getState().fixesAt(notice.span);
    const { signal } = new AbortController();
    const end = { start: 13, end: 13 };
    const editors = language()?.query('Dockerfile', 'fixes', { span: end }, { signal });
    expect((await lists)?.answer.map(({ code }) => code)).toContain(notice.code);
    expect(await editors).not.toBeNull();
  });

  test('is answered at once, and better when the facts are there', async () => {
    const { ask, names } = await open(['notes.txt']);
    const first = await ask();
    expect(first?.result?.items.map(({ label }) => label)).not.toContain('notes.txt');
    expect(first?.pending.map(({ kind }) => kind)).toContain('folder');
    await first?.settled;
    expect(await names()).toContain('notes.txt');
  });

  test('follows the workspace: a change is heard, and what was known is looked up again', async () => {
    const { ask, names, present, tell, language } = await open(['a.txt']);
    await (
      await ask()
    )?.settled;
    await settled();
    let heard = 0;
    language()?.onChange(() => void heard++);
    present.push('b.txt');
    tell(changed);
    expect(heard).toBeGreaterThan(0);
    expect(await names()).not.toContain('b.txt');
    await settled();
    expect(await names()).toContain('b.txt');
  });

  test('about a file that is not open has no answer', async () => {
    const { store, ask } = await open([]);
    store.getState().closeFile('Dockerfile', true);
    expect(await ask()).toBeNull();
  });

  test('is told of changed settings', async () => {
    const { store, language } = await open([]);
    let heard = 0;
    language()?.onChange(() => void heard++);
    store.getState().setEditorSettings({ lenses: false });
    expect(heard).toBe(1);
    expect(language()?.settings().lenses).toBe(false);
  });
});
