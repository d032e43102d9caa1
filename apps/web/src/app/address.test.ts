import { describe, expect, it, vi } from 'vitest';
import { openWindow, problemAnswer } from '../state/workspace/test/window.ts';
import { followAddress } from './address.ts';

/** A window's address and history, as far as they are used. */
function fakePage(search: string) {
  const entries = [search];
  let at = 0;
  const target = new EventTarget();
  const searchIn = (address: string | URL | null | undefined): string =>
    new URL(String(address), 'http://localhost').search;
  return {
    addEventListener: target.addEventListener.bind(target),
    /** All entries of the history. */
    entries,
    location: {
      hash: '',
      pathname: '/',
      get search() {
        return entries[at] ?? '';
      },
    },
    history: {
      pushState: (_: unknown, __: string, address?: string | URL | null) => {
        entries.splice(at + 1, entries.length, searchIn(address));
        at += 1;
      },
      replaceState: (_: unknown, __: string, address?: string | URL | null) => {
        entries[at] = searchIn(address);
      },
    },
    goTo: (search: string) => {
      entries.splice(at + 1, entries.length, search);
      at += 1;
      target.dispatchEvent(new Event('popstate'));
    },
    back: () => {
      at -= 1;
      target.dispatchEvent(new Event('popstate'));
    },
  };
}

const unsaved = {
  path: 'Dockerfile',
  dirty: true,
  dockerfile: true,
  load: 'ready',
  lineEnding: 'lf',
  saving: false,
  version: 'v',
  conflict: null,
  problem: null,
} as const;

async function openedFromStartPage() {
  const { store, answers } = openWindow();
  answers.set('GET /api/workspaces/gone', problemAnswer('not_found', 404));
  const page = fakePage('');
  await followAddress(store, page);
  await store.getState().openWorkspace({ id: 'w' });
  expect(page.location.search).toBe('?workspace=w');
  return { store, answers, page };
}

it('goes back to the start page', async () => {
  const { store, page } = await openedFromStartPage();
  page.back();
  await vi.waitFor(() => expect(store.getState().workspace).toBeNull());
  expect(page.location.search).toBe('');
});

it('asks before Back takes unsaved text away', async () => {
  const { store, page } = await openedFromStartPage();
  store.setState({ openFiles: [unsaved] });
  page.back();
  await vi.waitFor(() => expect(store.getState().leaveRequest).toEqual({ to: null, file: null }));
  expect(store.getState().workspace?.id).toBe('w');
  expect(page.location.search).toBe('?workspace=w');

  store.getState().answerLeave(false);
  expect(store.getState().workspace?.id).toBe('w');
  expect(page.location.search).toBe('?workspace=w');

  page.back();
  await vi.waitFor(() => expect(store.getState().leaveRequest).not.toBeNull());
  store.getState().answerLeave(true);
  expect(store.getState().workspace).toBeNull();
  expect(page.location.search).toBe('');
});

describe('where a person goes while the first place opens', () => {
  it.each(['', '?workspace=w', '?view=images&image=app:1.0'])('they stay: %s', async (search) => {
    const { store } = openWindow();
    const page = fakePage(search);
    const following = followAddress(store, page);
    store.getState().showPlace('registries');
    await following;
    expect(store.getState().place).toBe('registries');
    expect(page.location.search).toContain('view=registries');
  });

  it('is what the address names until then', async () => {
    const { store } = openWindow();
    const page = fakePage('?workspace=w&view=images&image=app:1.0');
    await followAddress(store, page);
    expect(store.getState()).toMatchObject({
      workspace: { id: 'w' },
      place: 'images',
      shownImage: 'app:1.0',
    });
    expect(page.location.search).toBe('?workspace=w&view=images&image=app:1.0');
  });
});

it.each([
  '?workspace=w&view=images&image=app:1.0',
  '?workspace=w&view=containers&container=web&tab=record&part=prove',
  '?workspace=w&view=images&roads=a:1&roads=b:1&from=web',
])('leaves the history as it is while the first place opens: %s', async (search) => {
  const { store } = openWindow();
  const page = fakePage(search);
  await followAddress(store, page);
  expect(page.entries).toEqual([search]);
});

it('goes back to another place without an entry of its own', async () => {
  const { store } = openWindow();
  const page = fakePage('?workspace=w&view=containers&container=web&tab=logs');
  await followAddress(store, page);
  store.getState().showRoads({ images: [], container: 'web' });
  const { entries } = page;
  const both = [...entries];
  page.back();
  await vi.waitFor(() => expect(store.getState().place).toBe('containers'));
  await vi.waitFor(() => expect(page.location.search).toBe(both[0]));
  expect(entries).toEqual(both);
  expect(store.getState()).toMatchObject({ workspace: { id: 'w' }, containerTab: 'logs' });
});

describe('a comparison of images', () => {
  it('is an entry of its own: Back leaves it, Forward brings its choice again', async () => {
    const { store } = openWindow();
    const page = fakePage('?view=images&image=app:1.0');
    await followAddress(store, page);
    store.getState().showRoads({ images: ['app:1.0'], container: 'web' });
    store.getState().showRoads({ images: ['app:1.0', 'app:2.0'], container: 'web' });
    const address = '?view=images&image=app:1.0&roads=app:1.0&roads=app:2.0&from=web';
    expect(page.location.search).toBe(address);
    page.back();
    await vi.waitFor(() => expect(store.getState().roads).toBeNull());
    expect(store.getState()).toMatchObject({ place: 'images', shownImage: 'app:1.0' });
    page.goTo(address);
    await vi.waitFor(() => expect(store.getState().roads?.images).toEqual(['app:1.0', 'app:2.0']));
  });

  it('is there again after a reload', async () => {
    const { store } = openWindow();
    const page = fakePage('?view=images&roads=a:1&roads=b:1&from=web');
    await followAddress(store, page);
    expect(store.getState().roads).toEqual({ images: ['a:1', 'b:1'], container: 'web' });
    expect(page.location.search).toBe('?view=images&roads=a:1&roads=b:1&from=web');
  });
});

describe('a workspace that is not known', () => {
  const unknown = {
    workspace: null,
    workspaceError: {
      code: 'not_found',
      message: { en: 'This workspace is not known (any more).' },
    },
  };

  it('leads to the start page, which says so, and has the recent workspaces', async () => {
    const { store, page } = await openedFromStartPage();
    store.setState({ workspaceList: null });
    page.goTo('?workspace=gone');
    await vi.waitFor(() => expect(page.location.search).toBe(''));
    expect(store.getState()).toMatchObject(unknown);
    expect(store.getState().workspaceList?.workspaces).toHaveLength(1);
    page.back();
    await vi.waitFor(() => expect(store.getState().workspace?.id).toBe('w'));
    expect(store.getState().workspaceError).toBeNull();
  });

  it('is told after unsaved text was given up for it, and not before', async () => {
    const { store, page } = await openedFromStartPage();
    store.setState({ openFiles: [unsaved] });
    page.goTo('?workspace=gone');
    await vi.waitFor(() =>
      expect(store.getState().leaveRequest).toEqual({ to: 'gone', file: null }),
    );
    expect(store.getState()).toMatchObject({ workspace: { id: 'w' }, workspaceError: null });
    store.getState().answerLeave(true);
    await vi.waitFor(() => expect(store.getState()).toMatchObject(unknown));
    expect(page.location.search).toBe('');
  });

  it('is no reason to lose what was typed while the server was asked', async () => {
    const { store, page } = await openedFromStartPage();
    page.goTo('?workspace=gone');
    store.setState({ openFiles: [unsaved] });
    await vi.waitFor(() => expect(store.getState().leaveRequest).toEqual({ to: null, file: null }));
    expect(store.getState().workspace?.id).toBe('w');
  });

  it('is not taken for one while the server is away: the open workspace stays', async () => {
    const { store, answers, page } = await openedFromStartPage();
    answers.set('GET /api/workspaces/gone', 'offline');
    page.goTo('?workspace=gone');
    await vi.waitFor(() => expect(page.location.search).toBe('?workspace=w'));
    expect(store.getState().workspace?.id).toBe('w');
  });
});
