import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contextText } from '../src/report/context-output.ts';
import { folderWith } from './folder.ts';
import { run } from './run.ts';

const project = {
  Dockerfile: 'FROM scratch\n',
  '.dockerignore': '# comment\nnode_modules\n*.log\n!keep.log\ndocs/*\n!docs/README.md\n',
  'node_modules/a/index.js': '12345',
  'node_modules/b.js': '123',
  'keep.log': '1',
  'x.log': '12',
  'docs/README.md': '1234',
  'docs/deep/page.md': '12',
  'src/main.c': '1234567',
};

describe('stagecraft context', () => {
  test('tells what is sent, and which line keeps the rest', async () => {
    const { code, json } = await run(['context', '.', '--format', 'json'], folderWith(project));
    expect(code).toBe(0);
    expect(json).toEqual([
      {
        dir: '.',
        ok: true,
        ignoreFile: '.dockerignore',
        included: {
          files: 5,
          bytes: 1 + 4 + 7 + 13 + project['.dockerignore'].length,
          paths: [
            { path: '.dockerignore', bytes: project['.dockerignore'].length },
            { path: 'Dockerfile', bytes: 13 },
            { path: 'docs/README.md', bytes: 4 },
            { path: 'keep.log', bytes: 1 },
            { path: 'src/main.c', bytes: 7 },
          ],
        },
        excluded: {
          files: 4,
          bytes: 12,
          paths: [
            { path: 'docs/deep/', line: 5, files: 1, bytes: 2, rule: 'docs/*' },
            { path: 'node_modules/', line: 2, files: 2, bytes: 8, rule: 'node_modules' },
            { path: 'x.log', line: 3, files: 1, bytes: 2, rule: '*.log' },
          ],
        },
        incomplete: false,
        errors: [],
      },
    ]);
  });

  test('--all tells folders that stay out file by file', async () => {
    const { json } = await run(['context', '.', '--all', '--format=json'], folderWith(project));
    expect(json).toMatchObject([
      {
        excluded: {
          files: 4,
          paths: [
            { path: 'docs/deep/page.md' },
            { path: 'node_modules/a/index.js', line: 2 },
            { path: 'node_modules/b.js' },
            { path: 'x.log' },
          ],
        },
      },
    ]);
  });

  test("a Dockerfile's own ignore file comes first", async () => {
    const folder = folderWith({ ...project, 'ci/Prod.dockerignore': '**\n!src\n', 'ci/Prod': '' });
    const { json } = await run(['context', '.', '-f', 'ci/Prod', '--format=json'], folder);
    expect(json).toMatchObject([
      { ignoreFile: 'ci/Prod.dockerignore', included: { paths: [{ path: 'src/main.c' }] } },
    ]);
  });

  test('links are told as links and never followed', async () => {
    const folder = folderWith({ 'a/file': '1' });
    symlinkSync('..', `${folder}/a/up`);
    const { json } = await run(['context', '.', '--format=json'], folder);
    expect(json).toMatchObject([
      { included: { files: 2, paths: [{ path: 'a/file' }, { path: 'a/up', bytes: 0 }] } },
    ]);
  });

  test('text names rule and line', async () => {
    const { out } = await run(['context', '.'], folderWith(project));
    expect(out).toContain('.: not sent 4 files, 12 B');
    expect(out).toContain('8 B  node_modules/ (2 files)  ← .dockerignore:2: node_modules');
  });

  test('a pattern that Docker refuses is a finding', async () => {
    const folder = folderWith({ Dockerfile: '', '.dockerignore': 'a\n[b\n' });
    const { code, json } = await run(['context', '.', '--format=json'], folder);
    expect(code).toBe(1);
    expect(json).toMatchObject([{ ok: false, errors: [{ line: 2, code: 'invalid-pattern' }] }]);
  });

  // Not run on a disk: permissions do not hold for root.
  test('names the folders that could not be read', () => {
    const survey = {
      dir: '.',
      ignoreFile: null,
      counts: {
        sent: { files: 1, bytes: 2 },
        left: { files: 0, bytes: 0 },
        lines: [],
        truncated: true,
      },
      sent: [],
      left: [],
      invalidLines: [],
      unreadable: ['a/locked'],
    };
    expect(contextText(survey, 'en')).toMatch(/could not be read:\n {2}a\/locked\n$/);
  });

  test('without an ignore file all is sent', async () => {
    const { out } = await run(['context', '.'], folderWith({ Dockerfile: 'FROM a\n' }));
    expect(out).toContain('.: sent 1 file, 7 B');
    expect(out).toContain('there is no ignore file');
  });
});
