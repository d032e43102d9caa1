import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContextSurvey, SourceMatches } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { surveyWorkspace } from '../src/context/survey.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';
import type { Answer, TestServer } from './harness.ts';

interface Place {
  readonly server: TestServer;
  readonly root: string;
  readonly outside: string;
  survey(dockerfile: string): Promise<Answer>;
  match(dockerfile: string, patterns: readonly string[]): Promise<Answer>;
}

/** A workspace beside a folder with a large file that no answer may count. */
async function place(files: Readonly<Record<string, string>>): Promise<Place> {
  const base = await temporaryFolder();
  const root = join(base, 'workspace');
  const outside = join(base, 'outside');
  await mkdir(root);
  await mkdir(outside);
  await writeFile(join(outside, 'secret'), 'x'.repeat(100_000));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const server = await startTestServer();
  const context = `/api/workspaces/${await server.open(root)}/context`;
  return {
    server,
    root,
    outside,
    survey: (dockerfile) => server.ask(`${context}?dockerfile=${encodeURIComponent(dockerfile)}`),
    match: (dockerfile, patterns) =>
      server.ask(`${context}/sources`, { json: { dockerfile, patterns } }),
  };
}

const sample = {
  Dockerfile: 'FROM scratch\n',
  '.dockerignore': '\uFEFFlogs\n',
  'api/Dockerfile': 'FROM scratch\n',
  'api/Dockerfile.dockerignore': 'api\n!api/main.go\n',
  'api/main.go': 'package main\n',
  'logs/a.log': '12345',
};

describe('the survey of a workspace', () => {
  it('takes the ignore file of the root', async () => {
    const { survey } = await place(sample);
    const answer = ContextSurvey.parse((await survey('Dockerfile')).json);
    expect(answer).toMatchObject({
      path: '.dockerignore',
      text: '\uFEFFlogs\n',
      sent: { files: 5 },
      left: { files: 1, bytes: 5 },
      lines: [{ line: 0, total: { files: 1, bytes: 5 }, examples: ['logs/'] }],
      truncated: false,
    });
  });

  it("prefers the Dockerfile's own ignore file", async () => {
    const { survey } = await place(sample);
    const answer = ContextSurvey.parse((await survey('api/Dockerfile')).json);
    expect(answer).toMatchObject({
      path: 'api/Dockerfile.dockerignore',
      left: { files: 2 },
      lines: [{ line: 0, examples: ['api/Dockerfile', 'api/Dockerfile.dockerignore'] }],
    });
  });

  it('does without one', async () => {
    const { survey } = await place({ a: '123' });
    expect((await survey('Dockerfile')).json).toEqual({
      path: null,
      text: '',
      sent: { files: 1, bytes: 3 },
      left: { files: 0, bytes: 0 },
      lines: [],
      truncated: false,
    });
  });

  it('says why an ignore file cannot be used', async () => {
    const { root, survey } = await place({});
    await writeFile(join(root, '.dockerignore'), Buffer.from([0xff, 0xfe, 0x00]));
    expect(codeOf(await survey('Dockerfile'))).toBe('not_a_text_file');
  });

  it('counts links as themselves, and nothing behind them', async () => {
    const { root, outside, survey } = await place({ a: '1' });
    await symlink(outside, join(root, 'way-out'));
    await symlink('.', join(root, 'loop'));
    expect((await survey('Dockerfile')).json).toMatchObject({ sent: { files: 3, bytes: 1 } });
  });

  it('reads no ignore file outside the workspace', async () => {
    const { root, outside, survey } = await place({});
    await writeFile(join(outside, 'ignore'), 'secret words\n');
    await symlink(join(outside, 'ignore'), join(root, '.dockerignore'));
    for (const dockerfile of ['Dockerfile', '../outside/x', '/etc/x', '..%2Foutside%2Fx']) {
      const answer = await survey(dockerfile);
      expect(codeOf(answer)).toBe('path_outside_workspace');
      expect(answer.text).not.toContain('secret words');
    }
  });

  it('ends when nobody waits any more', async () => {
    const { root } = await place({ 'a/b': '1' });
    const result = await surveyWorkspace(root, 'Dockerfile', AbortSignal.abort());
    expect(result).toMatchObject({ ok: true, value: { sent: { files: 0 }, truncated: true } });
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('says that it could not see all', async () => {
    const { root, survey } = await place({ 'closed/a': '1', b: '2' });
    await chmod(join(root, 'closed'), 0);
    expect((await survey('Dockerfile')).json).toMatchObject({
      sent: { files: 1 },
      truncated: true,
    });
  });

  it('needs a workspace, a Dockerfile and the token', async () => {
    const { server } = await place({});
    const none = '/api/workspaces/none/context';
    expect(codeOf(await server.ask(`${none}?dockerfile=x`))).toBe('not_found');
    expect(codeOf(await server.ask(none))).toBe('bad_request');
    expect((await server.ask(`${none}?dockerfile=x`, { as: 'nobody' })).status).toBe(401);
  });
});

describe('sources in a workspace', () => {
  it('are matched after the ignore rules', async () => {
    const { match } = await place(sample);
    const answer = await match('Dockerfile', ['.', 'api/*.go', 'logs', 'missing', '/api/']);
    expect(SourceMatches.parse(answer.json)).toEqual({
      patterns: [
        { matched: { files: 5, bytes: expect.any(Number) }, ignored: 1 },
        { matched: { files: 1, bytes: 13 }, ignored: 0 },
        { matched: { files: 0, bytes: 0 }, ignored: 1 },
        { matched: { files: 0, bytes: 0 }, ignored: 0 },
        { matched: { files: 3, bytes: expect.any(Number) }, ignored: 0 },
      ],
      truncated: false,
    });
  });

  it('follow links inside the workspace and none out of it', async () => {
    const { root, outside, match } = await place({ 'real/a': '123' });
    await symlink('real', join(root, 'inside'));
    await symlink(outside, join(root, 'way-out'));
    await symlink(join(outside, 'secret'), join(root, 'file-out'));
    const patterns = ['inside', 'inside/*', 'way-out', 'way-out/*', 'way-out/secret', 'file-out'];
    const { json } = await match('Dockerfile', patterns);
    expect(SourceMatches.parse(json).patterns.map(({ matched }) => matched.bytes)).toEqual([
      3, 3, 0, 0, 0, 0,
    ]);
  });

  it('are 200 at most', async () => {
    const { match } = await place({});
    expect(codeOf(await match('Dockerfile', Array(201).fill('a')))).toBe('bad_request');
  });
});
