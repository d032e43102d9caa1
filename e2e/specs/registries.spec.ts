import type { Page } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { editorReady } from '../support/page.ts';
import { startPrivateRegistry, type PrivateRegistry } from '../support/private-registry.ts';
import { expect, test } from '../support/test.ts';

const started: PrivateRegistry[] = [];
test.afterEach(async () => {
  await Promise.all(started.splice(0).map((registry) => registry.stop()));
});

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Registries' });

/** Opens the dialog by keys alone. */
async function openByPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('combobox').fill('registries: log in');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeVisible();
}

test('log in to a registry and out of it', async ({ page, bench }) => {
  const registry = await startPrivateRegistry(join(bench.folder, 'registry'));
  started.push(registry);
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await openByPalette(page);
  const dialog = dialogOf(page);
  await dialog.getByRole('textbox', { name: 'Registry' }).fill(registry.host);
  await dialog.getByRole('textbox', { name: 'User name' }).fill('tester');
  await expect(dialog.getByTestId('docker-login-command')).toHaveText(
    `docker login ${registry.host} -u tester --password-stdin`,
  );

  await test.step('all that is to be filled in is seen at once on a low screen', async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await expect(dialog.getByRole('button', { name: 'Log in' })).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('a wrong password is refused in plain words', async () => {
    await dialog.getByLabel('Password or token').fill('not the one');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('does not accept this user name');
    await expect(dialog.getByRole('listitem').filter({ hasText: registry.host })).toHaveCount(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `registries: ${colorScheme}`);
    }
  });

  const entry = dialog.getByRole('listitem').filter({ hasText: registry.host });
  await test.step('the right one is kept, and is in nothing that is kept', async () => {
    await dialog.getByLabel('Password or token').fill('secret');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(`Logged in to ${registry.host}.`)).toBeVisible();
    await expect(entry).toContainText('as tester · entered here');
    await expect(dialog.getByLabel('Password or token')).toHaveValue('');
    const home = join(bench.folder, 'home');
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
      .map((name) => join(home, name))
      .filter((path) => statSync(path).isFile());
    for (const path of files) expect(readFileSync(path).includes('not the one')).toBe(false);
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(stored).not.toContain('tester');
  });

  await test.step('logged out, it is gone', async () => {
    await dialog.getByRole('button', { name: `Log out of ${registry.host}` }).press('Enter');
    await expect(entry).toHaveCount(0);
  });

  await test.step('a registry that does not answer may be kept unchecked', async () => {
    await registry.stop();
    await dialog.getByLabel('Password or token').fill('secret');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Keep it unchecked' }).press('Enter');
    await expect(entry).toContainText('as tester');
  });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the dialog opens from the settings, in Chinese', async ({ page, bench }) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  const server = await bench.start();
  await page.addInitScript(() =>
    localStorage.setItem('stagecraft.view', JSON.stringify({ language: 'zh-CN', theme: 'dark' })),
  );
  await page.goto(server.url);
  await editorReady(page);
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: '登录与退出 …' }).click();
  await expect(page.getByRole('dialog', { name: '镜像仓库' })).toContainText('密码只保存在');
});
