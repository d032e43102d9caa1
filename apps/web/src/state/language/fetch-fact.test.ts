import { describe, expect, test } from 'vitest';
import { createApiClient } from '../../api/client.ts';
import { fetchFact, type ServerWant } from './fetch-fact.ts';

/** Answers every request with one body, and notes what was asked. */
function server(body: unknown, status = 200) {
  const asked: string[] = [];
  const api = createApiClient(async (url, init) => {
    const content = typeof init.body === 'string' ? ` ${init.body}` : '';
    asked.push(`${init.method ?? ''} ${url}${content}`);
    return new Response(JSON.stringify(body), { status });
  });
  return { api, asked };
}

const never = new AbortController().signal;
const text = { en: 'x', 'zh-CN': 'x' };
const notFound = { title: 'x', status: 404, code: 'image_not_found', message: text, next: text };

describe('a want', () => {
  test.each<[ServerWant, string]>([
    [{ kind: 'folder', path: 'a b' }, 'GET /api/workspaces/w/folder?path=a+b'],
    [{ kind: 'ignore', dockerfile: 'D' }, 'GET /api/workspaces/w/context?dockerfile=D'],
    [
      { kind: 'sources', dockerfile: 'D', patterns: ['*.go'] },
      'POST /api/workspaces/w/context/sources {"dockerfile":"D","patterns":["*.go"]}',
    ],
    [{ kind: 'images' }, 'GET /api/images'],
    [{ kind: 'image', ref: 'a/b:1' }, 'GET /api/images/a%2Fb%3A1'],
    [{ kind: 'imageFolder', ref: 'a', path: '/x' }, 'GET /api/images/a/folder?path=%2Fx'],
    [{ kind: 'tags', repository: 'a/b' }, 'GET /api/registry/tags?repository=a%2Fb'],
    [{ kind: 'manifest', ref: 'a:1' }, 'GET /api/registry/manifest?ref=a%3A1'],
  ])('%j asks %s', async (want, expected) => {
    const { api, asked } = server({ ...notFound, code: 'internal', status: 500 }, 500);
    expect(await fetchFact(api, 'w', want, never)).toEqual({ failed: 'internal' });
    expect(asked).toEqual([expected]);
  });

  test('of a folder is answered with its entries', async () => {
    const entry = { path: 'a', name: 'a', kind: 'directory', size: null, dockerfile: false };
    const file = { path: 'b', name: 'b', kind: 'file', size: 7, dockerfile: false };
    const { api } = server({ path: '', entries: [entry, file], truncated: false });
    expect(await fetchFact(api, 'w', { kind: 'folder', path: '' }, never)).toEqual({
      entries: [
        { name: 'a', folder: true, bytes: null },
        { name: 'b', folder: false, bytes: 7 },
      ],
    });
  });

  test('of an image that the engine does not have is answered: it has none', async () => {
    const { api } = server(notFound, 404);
    const fact = await fetchFact(api, 'w', { kind: 'image', ref: 'a' }, never);
    expect(fact).toEqual({ image: null });
  });
});
