import type { Locator, Page } from '@playwright/test';
import { askEngine } from '../support/engine.ts';
import { findImages, imageRow, removeContainer } from '../support/managed-images.ts';
import { engineReady } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog');
const field = (page: Page, name: string | RegExp): Locator =>
  dialog(page).getByRole('textbox', { name });
const check = (page: Page, name: string): Locator => dialog(page).getByRole('checkbox', { name });
const button = (page: Page, name: string): Locator =>
  dialog(page).getByRole('button', { name, exact: true });

async function unfold(page: Page, title: string): Promise<void> {
  await dialog(page).locator('summary').filter({ hasText: title }).click();
}

async function choose(page: Page, select: string, option: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: select, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Opens the form from an image's row. */
async function openForm(page: Page, url: string): Promise<void> {
  await findImages(page, url, 'busybox:1.36');
  await engineReady(page);
  await imageRow(page, 'busybox:1.36').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Run…' }).click();
  await expect(dialog(page)).toContainText('Ports to publish');
}

/** What the engine says that the container was made of. */
async function inspect(name: string): Promise<unknown> {
  const { status, body } = await askEngine('GET', `/containers/${name}/json`);
  expect(status).toBe(200);
  return body;
}

async function run(page: Page): Promise<void> {
  await button(page, 'Run').click();
  await expect(dialog(page).getByTestId('run-state')).toContainText('Running as');
}

test('what each section of the form says is what the engine gets', async ({ page, bench }) => {
  const name = `form-${bench.unique}`;
  bench.write('site/index.html', 'hello');
  bench.write('settings.env', '# a comment\nFROM_FILE=yes\nBOTH=file\n');
  const server = await bench.start();
  await openForm(page, server.url);

  await test.step('name, command, ports one by one at an address', async () => {
    await field(page, 'Name').fill(name);
    await field(page, 'Command').fill(`-c 'echo "a  b"; sleep 4321'`);
    await button(page, 'Publish another port').click();
    await field(page, 'Another port of the container, 1').fill('8080');
    await field(page, 'Host port for 8080').fill('0');
    await button(page, 'Publish another port').click();
    await field(page, 'Another port of the container, 2').fill('53/udp');
    await field(page, 'Listen at another address').fill('127.0.0.2');
    await check(page, 'Open its page when it answers').click();
    await check(page, 'Remove it when it ends').click();
  });

  await test.step('variables, and a file of them', async () => {
    await unfold(page, 'Variables');
    await field(page, 'Variables').fill('MODE=rehearsal\nBOTH=typed\nGREETING=hello  world');
    await button(page, 'Choose…').click();
    await button(page, 'settings.env').click();
    await expect(dialog(page).getByTestId('docker-run-command')).toContainText('--env-file');
    await unfold(page, 'Variables');
  });

  await test.step('a volume, a folder of the workspace, memory', async () => {
    await unfold(page, 'Volumes and folders');
    await button(page, 'Volume').click();
    const volume = dialog(page).getByRole('group', { name: 'Volume (1)' });
    await volume.getByLabel('Name of the volume').fill(`data-${bench.unique}`);
    await volume.getByLabel('Path in the container').fill('/data');
    await button(page, 'Folder or file').click();
    const folder = dialog(page).getByRole('group', { name: 'Folder or file of a workspace (2)' });
    await folder.getByLabel('Path in the container').fill('/www');
    await expect(folder.getByRole('note')).toContainText('can change and delete');
    await folder.getByRole('checkbox', { name: 'Read-only' }).click();
    await expect(folder.getByRole('note')).toBeHidden();
    await folder.getByRole('button', { name: 'Choose…' }).click();
    await folder.getByRole('button', { name: 'site' }).click();
    await folder.getByRole('button', { name: 'Take this folder' }).click();
    await button(page, 'Memory (tmpfs)').click();
    const memory = dialog(page).getByRole('group', { name: 'Memory (3)' });
    await memory.getByLabel('Path in the container').fill('/fast');
  });

  await test.step('the process', async () => {
    await unfold(page, 'Process');
    await check(page, 'Keep its input open (-i)').click();
    await check(page, 'Give it a terminal (-t)').click();
    await field(page, 'Entrypoint').fill('sh');
    await field(page, 'User').fill('1000:1000');
    await field(page, 'Working directory').fill('/tmp');
  });

  await test.step('limits, restarts, network', async () => {
    await unfold(page, 'Limits, restarts and network');
    await choose(page, 'When it ends', 'Restart after an error');
    await field(page, 'At most so often').fill('3');
    await field(page, 'Memory').fill('64m');
    await field(page, 'CPUs').fill('0.5');
    await choose(page, 'Network', 'bridge');
  });

  await test.step('the command says the same, and it runs', async () => {
    const command = dialog(page).getByTestId('docker-run-command');
    for (const part of [
      `--name ${name}`,
      '-p 127.0.0.2::8080',
      '-p 127.0.0.2::53/udp',
      '-u 1000:1000',
      '--restart on-failure:3',
      '--entrypoint sh',
    ]) {
      await expect(command).toContainText(part);
    }
    await run(page);
  });

  expect(await inspect(name)).toMatchObject({
    Name: `/${name}`,
    Path: 'sh',
    Args: ['-c', 'echo "a  b"; sleep 4321'],
    Config: {
      Image: 'busybox:1.36',
      Tty: true,
      OpenStdin: true,
      User: '1000:1000',
      WorkingDir: '/tmp',
      Entrypoint: ['sh'],
      // What is typed counts more than what the file says, as with docker.
      Env: expect.arrayContaining([
        'FROM_FILE=yes',
        'MODE=rehearsal',
        'BOTH=typed',
        'GREETING=hello  world',
      ]) as unknown,
    },
    HostConfig: {
      PortBindings: {
        '8080/tcp': [{ HostIp: '127.0.0.2' }],
        '53/udp': [{ HostIp: '127.0.0.2' }],
      },
      PublishAllPorts: false,
      RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
      AutoRemove: false,
      Privileged: false,
      NanoCpus: 500_000_000,
      Memory: 64 * 1024 ** 2,
      NetworkMode: 'bridge',
    },
    Mounts: expect.arrayContaining([
      expect.objectContaining({ Type: 'volume', Name: `data-${bench.unique}`, RW: true }),
      expect.objectContaining({
        Type: 'bind',
        Source: `${bench.workspace}/site`,
        Destination: '/www',
        RW: false,
      }),
    ]) as unknown,
  });
  await removeContainer(name);
  await askEngine('DELETE', `/volumes/data-${bench.unique}`);
});

test('all exposed ports with -P; what cannot be is said in its field', async ({ page, bench }) => {
  const name = `all-${bench.unique}`;
  const image = bench.imageName();
  const [repo = '', tag = ''] = image.split(':');
  const made = await askEngine(
    'POST',
    `/commit?container=${await stopped(name)}&repo=${encodeURIComponent(repo)}&tag=${tag}`,
    {
      bytes: Buffer.from(
        JSON.stringify({ Cmd: ['sleep', '4321'], ExposedPorts: { '80/tcp': {}, '90/udp': {} } }),
      ),
      headers: { 'content-type': 'application/json' },
    },
  );
  expect(made.status).toBe(201);
  await removeContainer(name);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  await engineReady(page);
  await imageRow(page, bench.unique).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Run…' }).click();

  await test.step('wrong values keep it from running', async () => {
    await unfold(page, 'Limits, restarts and network');
    for (const [title, wrong] of [
      ['Memory', '64x'],
      ['CPUs', 'many'],
    ] as const) {
      await field(page, title).fill(wrong);
      await expect(button(page, 'Run')).toBeDisabled();
      await field(page, title).fill('');
      await expect(button(page, 'Run')).toBeEnabled();
    }
    await choose(page, 'When it ends', 'Always restart');
    await expect(dialog(page)).toContainText('What is removed when it ends cannot be restarted');
    await expect(button(page, 'Run')).toBeDisabled();
    await choose(page, 'When it ends', 'Stay ended');
  });

  await test.step('-P publishes all of them, at every address', async () => {
    await field(page, 'Name').fill(name);
    await check(page, 'Publish all that the image exposes (-P)').click();
    await expect(dialog(page).getByTestId('docker-run-command')).toContainText(' -P ');
    await run(page);
    expect(await inspect(name)).toMatchObject({
      HostConfig: { PublishAllPorts: true },
      NetworkSettings: {
        Ports: {
          '80/tcp': expect.arrayContaining([
            expect.objectContaining({ HostIp: '0.0.0.0' }),
          ]) as unknown,
        },
      },
    });
  });

  await test.step('with --rm it is gone when the dialog has removed it', async () => {
    await page.keyboard.press('Escape');
    await button(page, 'Stop and remove it').click();
    await expect(dialog(page)).toBeHidden();
    expect((await askEngine('GET', `/containers/${name}/json`)).status).toBe(404);
  });
});

/** A container of busybox that never ran, to commit from. */
async function stopped(name: string): Promise<string> {
  const made = await askEngine('POST', `/containers/create?name=${name}`, {
    bytes: Buffer.from(JSON.stringify({ Image: 'busybox:1.36', Cmd: ['true'] })),
    headers: { 'content-type': 'application/json' },
  });
  expect(made.status).toBe(201);
  return name;
}
