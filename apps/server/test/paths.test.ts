import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalRelative, isInside } from '../src/workspaces/confine.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';
import type { TestServer } from './harness.ts';

const secret = 'outside the workspace';

interface Place {
  readonly server: TestServer;
  readonly id: string;
  readonly outside: string;
  readonly root: string;
}

/** A workspace beside a folder that must not be reached, with links that lead there. */
async function place(): Promise<Place> {
  const base = await temporaryFolder();
  const outside = join(base, 'outside');
  const root = join(base, 'workspace');
  await mkdir(join(root, 'sub'), { recursive: true });
  // A sibling whose name starts like the workspace's.
  await mkdir(join(base, 'workspace-2'));
  await mkdir(outside);
  await writeFile(join(outside, 'secret.txt'), secret);
  await writeFile(join(base, 'workspace-2', 'secret.txt'), secret);
  await writeFile(join(root, 'Dockerfile'), 'FROM scratch\n');
  await symlink(join(outside, 'secret.txt'), join(root, 'file-link'));
  await symlink('../outside/secret.txt', join(root, 'relative-link'));
  await symlink(outside, join(root, 'folder-link'));
  await symlink('../folder-link', join(root, 'sub', 'chained-link'));
  await symlink(join(outside, 'new.txt'), join(root, 'dangling-link'));
  await symlink(join(outside, 'new-folder'), join(root, 'dangling-folder'));
  await symlink('loop', join(root, 'loop'));
  await symlink('..', join(root, 'up'));
  const server = await startTestServer();
  return { server, id: await server.open(root), outside, root };
}

/** As they go into the URL, already encoded. */
const attacks = [
  '../outside/secret.txt',
  '..%2Foutside%2Fsecret.txt',
  '%2e%2e/outside/secret.txt',
  '%252e%252e/outside/secret.txt',
  '..%252Foutside%252Fsecret.txt',
  '.%2e/outside/secret.txt',
  'sub/../../outside/secret.txt',
  'sub/..',
  '..',
  '..%5Coutside%5Csecret.txt',
  'sub%5C..%5C..%5Coutside%5Csecret.txt',
  '%255c..%255coutside',
  '/etc/passwd',
  '%2Fetc%2Fpasswd',
  '//etc/passwd',
  'C:/secret.txt',
  'C:',
  'Dockerfile%00.txt',
  '%00',
  'Dockerfile%2500',
  '../workspace-2/secret.txt',
  'file-link',
  'relative-link',
  'folder-link/secret.txt',
  'folder-link',
  'folder-link/new.txt',
  'sub/chained-link/secret.txt',
  'sub/chained-link/new.txt',
  'dangling-link',
  'dangling-folder/new.txt',
  'loop',
  'loop/x',
  'up',
  'up/outside/secret.txt',
];

describe('paths over HTTP', () => {
  it('never lead out of the workspace', async () => {
    const { server, id, outside } = await place();
    const base = `/api/workspaces/${id}`;
    for (const attack of attacks) {
      for (const endpoint of ['file', 'folder']) {
        const answer = await server.ask(`${base}/${endpoint}?path=${attack}`);
        expect([attack, endpoint, codeOf(answer)]).toEqual([
          attack,
          endpoint,
          'path_outside_workspace',
        ]);
        expect(answer.text).not.toContain(secret);
      }
      const path = decodeURIComponent(attack);
      for (const baseVersion of [null, 'x']) {
        const json = { path, text: 'overwritten', baseVersion };
        const answer = await server.ask(`${base}/file`, { method: 'PUT', json });
        expect([attack, codeOf(answer)]).toEqual([attack, 'path_outside_workspace']);
      }
    }
    expect(await readdir(outside)).toEqual(['secret.txt']);
    expect(await readFile(join(outside, 'secret.txt'), 'utf8')).toBe(secret);
  });

  it('of a build stay inside as well', async () => {
    const { server, id } = await place();
    for (const dockerfile of ['../outside/secret.txt', '/etc/passwd', 'a\\..\\b', 'x\0']) {
      const options = {
        dockerfile,
        target: null,
        tags: [],
        buildArgs: {},
        noCache: false,
        pull: false,
        platform: null,
      };
      const json = { options, dockerfileText: 'FROM scratch' };
      const answer = await server.ask(`/api/workspaces/${id}/builds`, { json });
      expect([dockerfile, codeOf(answer)]).toEqual([dockerfile, 'path_outside_workspace']);
    }
  });

  it('as parameters of the address lead nowhere', async () => {
    const { server } = await place();
    for (const id of ['..%2F..%2Fetc', '..', '%2e%2e', "x' OR 1=1 --"]) {
      const answer = await server.ask(`/api/workspaces/${encodeURIComponent(id)}/folder?path=`);
      expect(codeOf(answer)).toBe('not_found');
      const events = await server.ask(`/api/builds/${encodeURIComponent(id)}/events`);
      expect(codeOf(events)).toBe('build_not_found');
    }
    for (const sample of ['../workspace', '..', '/etc', '.hidden', 'a/b']) {
      const answer = await server.ask('/api/workspaces', { json: { sample } });
      expect(codeOf(answer)).toBe('not_found');
    }
  });

  it('of the web app cannot leave its folder', async () => {
    const { server, root } = await place();
    const web = await startTestServer({ webFolder: root });
    for (const path of ['/../outside/secret.txt', '/..%2foutside%2fsecret.txt', '/%2e%2e/x.txt']) {
      const answer = await web.ask(path);
      expect(answer.status).not.toBe(200);
      expect(answer.text).not.toContain(secret);
    }
    expect(server.origin).not.toBe(web.origin);
  });

  it('to a pipe or a device neither hang nor answer', async () => {
    const { server, id, root } = await place();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const answer = await server.ask(`/api/workspaces/${id}/file?path=pipe`);
    expect(codeOf(answer)).toBe('not_a_text_file');
  });

  it('are refused when the workspace itself was swapped for a link', async () => {
    const { server, id, root, outside } = await place();
    execFileSync('mv', [root, `${root}-moved`]);
    await symlink(outside, root);
    const answer = await server.ask(`/api/workspaces/${id}/file?path=secret.txt`);
    expect(codeOf(answer)).toBe('workspace_unavailable');
  });
});

describe('canonicalRelative', () => {
  it('gives only paths that stay below where they start, also when decoded', () => {
    const piece = fc.constantFrom(
      ...['..', '.', '', 'a', '%2e', '%2E%2e', '%2f', '%5c', '\\', '\0', 'C:', ' ', '%', '…'],
    );
    const path = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('/')),
      fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(path, (given) => {
        const relative = canonicalRelative(given);
        if (relative === null) return;
        const forms = [relative];
        try {
          forms.push(decodeURIComponent(relative));
        } catch {
          // Not an encoding.
        }
        for (const form of forms) {
          expect(form.startsWith('/')).toBe(false);
          expect(form.split(/[/\\]/)).not.toContain('..');
          expect(form).not.toContain('\0');
          expect(isInside('/root', join('/root', form))).toBe(true);
        }
        expect(canonicalRelative(relative)).toBe(relative);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps ordinary names as they are', () => {
    for (const name of [
      'Dockerfile',
      'a/b.txt',
      '100%.txt',
      '文件/镜像',
      'a b',
      '...',
      '..a',
      'x..',
    ]) {
      expect(canonicalRelative(name)).toBe(name);
    }
    expect(canonicalRelative('./a//b/')).toBe('a/b');
  });
});
