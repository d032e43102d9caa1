import { describe, expect, it } from 'vitest';
import { createApiClient } from './client.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose server gives one answer and notes what it was asked. */
function clientWith(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const client = createApiClient(async (url, init) => {
    sent.push({ url, init });
    return answer();
  });
  return { client, sent };
}

const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

describe('the API client', () => {
  it('encodes path parameters and query, and parses the answer by the contract', async () => {
    const { client, sent } = clientWith(() =>
      json({ path: 'a b', entries: [], truncated: false, surplus: 1 }),
    );
    const answer = await client.call('listFolder', {
      params: { id: 'w/1' },
      query: { path: 'a b&c' },
    });
    expect(sent[0]?.url).toBe('/api/workspaces/w%2F1/folder?path=a+b%26c');
    expect(sent[0]?.init.method).toBe('GET');
    expect(answer).toEqual({ ok: true, value: { path: 'a b', entries: [], truncated: false } });
  });

  it('sends a body as JSON', async () => {
    const { client, sent } = clientWith(() => json({ path: 'Dockerfile', version: 'v2' }));
    await client.call('saveFile', {
      params: { id: 'w' },
      body: { path: 'Dockerfile', text: 'FROM scratch\n', baseVersion: 'v1' },
    });
    expect(sent[0]?.init.method).toBe('PUT');
    expect(sent[0]?.init.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(sent[0]?.init.body).toBe(
      '{"path":"Dockerfile","text":"FROM scratch\\n","baseVersion":"v1"}',
    );
  });

  it('sends a file as it is', async () => {
    const { client, sent } = clientWith(() => json({}));
    const file = new Blob(['x']);
    await client.call('importBuild', { params: { id: 'w' }, file });
    expect(sent[0]?.url).toBe('/api/workspaces/w/builds/import');
    expect(sent[0]?.init.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
    expect(sent[0]?.init.body).toBe(file);
  });

  it('tells lines of JSON as they come, and has all of them in the end', async () => {
    const parts = ['{"a":1}\n{"b"', ':"文"}\n', '{"cut'];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });
    const { client } = clientWith(() => new Response(body));
    const lines: unknown[] = [];
    const answer = await client.call('getBuildEvents', {
      params: { id: 'b' },
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual([{ a: 1 }, { b: '文' }]);
    expect(answer).toEqual({ ok: true, value: lines });
  });

  it('gives nothing for an endpoint without a body', async () => {
    const { client } = clientWith(() => new Response(null, { status: 204 }));
    expect(await client.call('cancelBuild', { params: { id: 'b' } })).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('passes the problem of an error answer on', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Changed',
      status: 409,
      code: 'file_conflict',
      message: { en: 'Changed', 'zh-CN': '已更改' },
      next: { en: 'Reload', 'zh-CN': '重新加载' },
      currentVersion: 'v9',
    };
    const { client } = clientWith(() => json(problem, 409));
    expect(await client.call('getEngine')).toEqual({ ok: false, problem });
  });

  it.each([
    [
      'an error page that is no problem',
      () => new Response('<h1>Bad Gateway</h1>', { status: 502 }),
    ],
    ['an answer that breaks the contract', () => json({ state: 'confused' })],
    ['an answer that is no JSON', () => new Response('OK')],
  ])('makes a problem of %s', async (_, answer) => {
    const { client } = clientWith(answer);
    const result = await client.call('getEngine');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problem.code).toBe('internal');
    expect(result.problem.status).toBeGreaterThan(0);
    expect(result.problem.message['zh-CN']).not.toBe('');
    expect(result.problem.detail).not.toBe('');
  });

  it('tells by status 0 that nobody answered', async () => {
    const { client } = clientWith(() => Promise.reject(new TypeError('Failed to fetch')));
    const result = await client.call('listWorkspaces');
    expect(result).toMatchObject({
      ok: false,
      problem: { status: 0, detail: 'TypeError: Failed to fetch' },
    });
  });
});
