import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askEngine } from '../support/engine.ts';
import { expectHarmless, link, markup, script } from '../support/hostile.ts';
import {
  containerDetail,
  containerRow,
  findContainers,
  openContainer,
  removeContainers,
} from '../support/managed-containers.ts';
import { expect, test, type Bench } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

/** A link of a terminal, a title, the clipboard, a cleared screen, another direction of writing. */
const sequences = String.raw`\033]8;;javascript:window.attacked=1\033\\here\033]8;;\033\\ \033]0;${markup}\007 \033]52;c;c3RvbGVu\007 \033[2J \342\200\256`;

/** A container of which everything that may be chosen tries to be markup. */
async function startHostile(bench: Bench): Promise<string> {
  const name = `hostile-${bench.unique}`;
  const work = [
    `mkdir -p /evil && cd /evil`,
    `echo x > '${markup.replaceAll("'", '')}'`,
    `echo '${script}' > page.html`,
    `echo '${script}' > '${link.replaceAll('/', '')}'`,
    `printf 'x' > "$(printf 'new\\nline')"`,
    `ln -s /etc/passwd outside`,
    `printf '${sequences}\\n'`,
    `printf '${sequences}\\n' >&2`,
    `echo '${markup}${script}'`,
    `echo done-writing`,
    `exec sleep 4321`,
  ].join('; ');
  const config = {
    Image: 'busybox:1.36',
    Cmd: ['sh', '-c', work, markup],
    Env: [`HTML=${markup}`, `SCRIPT=${script}`],
    Labels: { test: bench.unique, [markup]: script, link, 'org.opencontainers.image.url': link },
    Healthcheck: {
      Test: ['CMD', 'sh', '-c', 'echo "$HTML $SCRIPT"; exit 1'],
      ...{ Interval: 1e9, Timeout: 10e9, Retries: 1 },
    },
    User: 'root',
    WorkingDir: '/',
  };
  const bytes = Buffer.from(JSON.stringify(config));
  const headers = { 'content-type': 'application/json' };
  const made = await askEngine('POST', `/containers/create?name=${name}`, { bytes, headers });
  expect(made.status).toBe(201);
  await askEngine('POST', `/containers/${name}/start`);
  return name;
}

test('nothing that a container says or holds runs in the page', async ({ page, bench }) => {
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const name = await startHostile(bench);
  const { url } = await bench.start();

  await test.step('in the list', async () => {
    await findContainers(page, url, bench.unique);
    await expect(containerRow(page, name)).toContainText('sleep 4321');
    await expectHarmless(page);
  });

  const seen: readonly (readonly [string, string])[] = [
    ['overview', markup],
    ['logs', 'done-writing'],
    ['processes', 'sleep 4321'],
    ['changes', 'page.html'],
    ['inspect', 'onerror'],
  ];
  for (const [tab, text] of seen) {
    await test.step(`in the ${tab}`, async () => {
      await openContainer(page, url, name, tab);
      await expect(containerDetail(page)).toContainText(text);
      await expectHarmless(page);
    });
  }

  await test.step('in what its health check says', async () => {
    await openContainer(page, url, name, 'overview');
    const health = containerDetail(page).getByRole('region', { name: 'Health' });
    await expect(health).toContainText(script);
    await expectHarmless(page);
  });

  await test.step('in what is found in its whole log', async () => {
    await openContainer(page, url, name, 'logs');
    const detail = containerDetail(page);
    await detail.getByRole('textbox', { name: 'Search in the log' }).fill('<script>');
    await detail.getByRole('button', { name: 'Search the whole log', exact: true }).click();
    const found = detail.getByRole('listbox', { name: 'Lines that were found' });
    await expect(found).toContainText(script);
    await expectHarmless(page);
  });

  await test.step('in file names and files', async () => {
    await openContainer(page, url, name, 'files');
    const detail = containerDetail(page);
    await detail.getByRole('button', { name: 'evil', exact: true }).click();
    await expect(detail.getByRole('button', { name: markup, exact: true })).toBeVisible();
    await detail.getByRole('button', { name: 'page.html', exact: true }).click();
    await expect(detail.getByRole('region', { name: 'File /evil/page.html' })).toContainText(
      'window.attacked',
    );
    await expectHarmless(page);
  });

  await test.step('a page of the container comes as a download, never as one of ours', async () => {
    const answer = await page.evaluate(async (container) => {
      const query = new URLSearchParams({ path: '/evil/page.html', transfer: 'hostile-one' });
      const got = await fetch(`/api/containers/${container}/download?${query.toString()}`);
      return {
        type: got.headers.get('content-type'),
        disposition: got.headers.get('content-disposition'),
        sniff: got.headers.get('x-content-type-options'),
      };
    }, name);
    expect(answer).toMatchObject({ type: 'application/octet-stream', sniff: 'nosniff' });
    expect(answer.disposition).toMatch(/^attachment/);
  });

  await test.step('in why it ended, with its last output', async () => {
    await askEngine('POST', `/containers/${name}/kill`);
    await openContainer(page, url, name, 'overview');
    await expect(page.getByTestId('container-ending')).toContainText(script);
    await expectHarmless(page);
  });
  expect(alerts).toEqual([]);
});

test('no run and no upload reaches beyond what the person opened', async ({ page, bench }) => {
  writeFileSync(join(bench.folder, 'secret.txt'), 'beyond the workspace');
  mkdirSync(join(bench.workspace, 'site'));
  symlinkSync('../secret.txt', join(bench.workspace, 'link'));
  symlinkSync('/', join(bench.workspace, 'everything'));
  const name = await startHostile(bench);
  const { url } = await bench.start();
  await openContainer(page, url, name, 'overview');
  await expect(page.getByTestId('container-id')).toBeVisible();
  const refusals = await page.evaluate(
    async ({ container, unique }) => {
      const codeOf = async (answer: Response): Promise<string> => {
        const body: unknown = answer.ok ? null : await answer.json();
        return answer.ok ? 'allowed' : String(Reflect.get(Object(body), 'code'));
      };
      const listed: unknown = await (await fetch('/api/workspaces')).json();
      const workspaceId = /"id":"([^"]+)"/.exec(JSON.stringify(listed))?.[1] ?? '';
      const post = (path: string, body: BodyInit, type: string): Promise<Response> =>
        fetch(path, { method: 'POST', body, headers: { 'content-type': type } });
      const run = async (change: object): Promise<string> =>
        codeOf(
          await post(
            '/api/containers',
            JSON.stringify({ image: 'busybox:1.36', name: `no-${unique}`, ...change }),
            'application/json',
          ),
        );
      const bind = (path: string): Promise<string> =>
        run({ mounts: [{ kind: 'bind', source: { workspaceId, path }, target: '/x' }] });
      const upload = async (file: string): Promise<string> => {
        const query = new URLSearchParams({ path: '/evil', name: file, transfer: `up-${unique}` });
        const to = `/api/containers/${container}/upload?${query.toString()}`;
        return codeOf(await post(to, 'x', 'application/octet-stream'));
      };
      return {
        parent: await bind('../secret.txt'),
        absolute: await bind('/etc'),
        hidden: await bind('site/../../secret.txt'),
        link: await bind('link'),
        throughLink: await bind('everything/etc'),
        envFile: await run({ envFile: { workspaceId, path: 'link' } }),
        network: await run({ network: 'host' }),
        uploadUp: await upload('../../etc/passwd'),
        uploadAbsolute: await upload('/etc/passwd'),
      };
    },
    { container: name, unique: bench.unique },
  );
  expect(refusals).toEqual({
    parent: 'path_outside_workspace',
    absolute: 'path_outside_workspace',
    hidden: 'path_outside_workspace',
    link: 'path_outside_workspace',
    throughLink: 'path_outside_workspace',
    envFile: 'path_outside_workspace',
    network: 'container_network_refused',
    uploadUp: 'bad_request',
    uploadAbsolute: 'bad_request',
  });
  expect((await askEngine('GET', `/containers/no-${bench.unique}/json`)).status).toBe(404);
});
