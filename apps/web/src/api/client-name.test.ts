import { expect, it, onTestFinished, vi } from 'vitest';
import { clientNameOf, fetchAs } from './client-name.ts';

function storage(kept = new Map<string, string>()) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('a browser keeps its name, and another one has another', () => {
  const own = storage();
  const name = clientNameOf(own);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(clientNameOf(own)).toBe(name);
  expect(clientNameOf(storage())).not.toBe(name);
});

it('what is kept and is no name is replaced', () => {
  const kept = new Map([['stagecraft.client', 'no name\n']]);
  expect(clientNameOf(storage(kept))).toMatch(/^[0-9a-f]{32}$/);
  expect(kept.get('stagecraft.client')).toMatch(/^[0-9a-f]{32}$/);
});

it('there is a name without a storage, too', () => {
  const denied = (): never => {
    throw new Error('denied');
  };
  expect(clientNameOf(null)).toMatch(/^[0-9a-f]{32}$/);
  expect(clientNameOf({ getItem: denied, setItem: denied })).toMatch(/^[0-9a-f]{32}$/);
});

it('the server is told the name beside all else', async () => {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response('')));
  vi.stubGlobal('fetch', fetched);
  onTestFinished(() => void vi.unstubAllGlobals());
  await fetchAs('me')('/api/x', { method: 'POST', headers: { accept: 'application/json' } });
  const [url, init] = fetched.mock.calls[0] ?? [];
  expect([url, init?.method]).toEqual(['/api/x', 'POST']);
  expect([...new Headers(init?.headers)]).toEqual([
    ['accept', 'application/json'],
    ['x-stagecraft-client', 'me'],
  ]);
});
