import { expect, it, vi } from 'vitest';
import { openWindow } from '../state/workspace/test/window.ts';
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
    location: {
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
  saving: false,
  version: 'v',
  conflict: null,
  problem: null,
} as const;

async function openedFromStartPage() {
  const { store } = openWindow();
  const page = fakePage('');
  await followAddress(store, page);
  await store.getState().openWorkspace({ id: 'w' });
  expect(page.location.search).toBe('?workspace=w');
  return { store, page };
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
  await vi.waitFor(() => expect(store.getState().leaveRequest).toEqual({ to: null }));
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
