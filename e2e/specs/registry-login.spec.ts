import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askEngine, removeImage } from '../support/engine.ts';
import { makeImage } from '../support/managed-images.ts';
import { engineReady } from '../support/page.ts';
import { startPrivateRegistry, type PrivateRegistry } from '../support/private-registry.ts';
import { plainAddress } from '../support/registry.ts';
import { expect, test } from '../support/test.ts';

const started: PrivateRegistry[] = [];
test.afterEach(async () => {
  await Promise.all(started.splice(0).map((registry) => registry.stop()));
});

/** A credential helper that keeps what it is given in a file. */
const helper = `#!/bin/sh
cd "$DOCKER_CONFIG"
case $1 in store) cat > kept;; get) cat kept 2>/dev/null;; erase) rm -f kept;; *) echo '{}';; esac
`;

test('a push that is refused leads to the login, which docker’s helper keeps', async ({
  page,
  bench,
}) => {
  const address = plainAddress();
  test.skip(address === '', 'STAGECRAFT_TEST_PLAIN_REGISTRIES is not set');
  const registry = await startPrivateRegistry(join(bench.folder, 'registry'), address);
  started.push(registry);
  const config = join(bench.folder, 'docker');
  mkdirSync(config);
  writeFileSync(join(config, 'config.json'), '{"credHelpers":{"other.example":"none"}}\n');
  writeFileSync(join(config, 'docker-credential-e2e'), helper, { mode: 0o755 });
  const PATH = `${config}:${process.env['PATH'] ?? ''}`;
  const name = `${address}/e2e/${bench.unique}:1`;
  const image = bench.imageName();
  await makeImage(bench.unique, image);
  const server = await bench.start({ env: { DOCKER_CONFIG: config, PATH } });
  await page.goto(server.url);
  await engineReady(page);

  await page.keyboard.press('F1');
  await page.getByRole('combobox').fill('Push an image');
  await page.keyboard.press('Enter');
  const push = page.getByRole('dialog', { name: 'Push an image' });
  await push.getByRole('textbox', { name: 'Image' }).fill(image);
  await push.getByRole('textbox', { name: 'Names to push it by' }).fill(name);
  await push.getByRole('button', { name: 'Push', exact: true }).press('Enter');
  const row = page.getByRole('listitem', { name: `Push ${name}`, exact: true });
  await expect(row.getByRole('alert')).toContainText('wants a login');

  const dialog = page.getByRole('dialog', { name: 'Registries' });
  const entry = dialog.getByRole('listitem').filter({ hasText: address });
  const logIn = async (keep: RegExp): Promise<void> => {
    await dialog.getByRole('textbox', { name: 'User name' }).fill('tester');
    const keeping = dialog.getByRole('combobox', { name: 'Keep the login' });
    await keeping.press('Enter');
    await page.getByRole('option', { name: keep }).press('Enter');
    // The list gives the keyboard back once it is gone.
    await expect(keeping).toBeFocused();
    await dialog.getByLabel('Password or token').fill('secret');
    await page.keyboard.press('Enter');
  };

  await test.step('docker’s file keeps it as docker does, and says that it is not encrypted', async () => {
    await row.getByRole('button', { name: `Log in to ${address}…` }).press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Registry' })).toHaveValue(address);
    await logIn(/^As docker login does/);
    await dialog.getByRole('button', { name: `Allow ${address} in the local network` }).click();
    await dialog.getByRole('button', { name: `Allow plain HTTP for ${address}` }).click();
    await expect(dialog.getByText(/base64-encoded, not encrypted/)).toBeVisible();
    await expect(dialog.getByText(`Logged in to ${address}.`)).toBeVisible();
    await expect(entry).toContainText('in docker’s configuration file');
    const file = join(config, 'config.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('"credHelpers":{"other.example":"none"}}');
    await dialog.getByRole('button', { name: `Log out of ${address}` }).press('Enter');
    await expect(entry).toHaveCount(0);
    expect(readFileSync(file, 'utf8')).not.toContain(address);
  });

  await test.step('where docker has a helper, the helper keeps it', async () => {
    const helpers = JSON.stringify({ credHelpers: { [address]: 'e2e' } });
    writeFileSync(join(config, 'config.json'), helpers);
    await logIn(/^As docker login does/);
    await expect(dialog.getByText(`Logged in to ${address}.`)).toBeVisible();
    await expect(entry).toContainText('docker-credential-e2e');
    expect(JSON.parse(readFileSync(join(config, 'kept'), 'utf8'))).toEqual({
      ServerURL: address,
      Username: 'tester',
      Secret: 'secret',
    });
    await page.keyboard.press('Escape');
  });

  await test.step('with it, the push arrives', async () => {
    await row.getByRole('button', { name: /^Try again/ }).press('Enter');
    await expect(row).toContainText('done');
    expect((await askEngine('GET', `/images/${name}/json`)).status).toBe(200);
    await removeImage(name);
  });
});
