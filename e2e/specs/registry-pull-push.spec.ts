import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { askEngine, removeImage } from '../support/engine.ts';
import { engineReady } from '../support/page.ts';
import {
  importImage,
  plainAddress,
  pushImage,
  startHeldRegistry,
  testRegistry,
} from '../support/registry.ts';
import { expect, test } from '../support/test.ts';

const registry = testRegistry();
test.skip(registry === '', 'STAGECRAFT_TEST_REGISTRY is not set: no registry to go to');

const transfers = (page: Page): Locator => page.getByRole('region', { name: 'Pulls and pushes' });
const row = (page: Page, title: string): Locator =>
  transfers(page).getByRole('listitem', { name: title, exact: true });

/** Opens a dialog by keys alone. */
async function command(page: Page, words: string): Promise<Locator> {
  await engineReady(page);
  await page.keyboard.press('F1');
  await page.getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: words.replace('…', ''), exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('push an image by two names, after a look at what is there, and pull it back', async ({
  page,
  bench,
  context,
}) => {
  const image = bench.imageName();
  await importImage(image.replace(':latest', ''), 300_000);
  const names = ['1', '2'].map((tag) => `${registry}/e2e/${bench.unique}:${tag}`);
  const server = await bench.start();
  await page.goto(server.url);

  await test.step('the registry is asked only when it is allowed', async () => {
    const dialog = await command(page, 'Push an image…');
    await dialog.getByRole('textbox', { name: 'Image' }).fill(image);
    await dialog.getByRole('textbox', { name: 'Names to push it by' }).fill(names.join('\n'));
    await expect(dialog.getByTestId('docker-push-command')).toHaveText(
      names.flatMap((name) => [`docker tag ${image} ${name}`, `docker push ${name}`]).join('\n'),
    );
    await dialog.getByRole('button', { name: 'Compare with the registry' }).click();
    const first = dialog.getByRole('listitem').filter({ hasText: names[0] ?? '' });
    await expect(first).toContainText('lies in the local network');
    await first.getByRole('button', { name: `Allow ${registry} in the local network` }).click();
    await expect(first).toContainText('without encryption');
    await first.getByRole('button', { name: `Allow plain HTTP for ${registry}` }).click();
    await expect(first).toContainText('Nothing is there under this name yet.');
    await expect(first).toContainText('at most 300 kB would be sent');
  });

  const title = `Push ${names.join(', ')}`;
  await test.step('both names arrive, with their digests', async () => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Push', exact: true })
      .press('Enter');
    await expect(row(page, title)).toContainText('done');
    await row(page, title).getByRole('button', { name: 'Show the layers' }).press('Enter');
    for (const name of names) {
      await expect(row(page, title).getByText(new RegExp(`^${name}pushedsha256:`))).toBeVisible();
    }
    const layers = row(page, title).getByRole('list', { name: /^Layers of/ });
    await expect(layers).toContainText(/pushed|exists already/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `registries: ${colorScheme}`);
    }
  });

  await test.step('another tab, and this one after a reload, show it', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(row(other, title)).toContainText('done');
    await other.close();
    await page.reload();
    await expect(row(page, title)).toContainText('done');
  });

  await test.step('the same again would change nothing', async () => {
    const dialog = await command(page, 'Push an image…');
    await dialog.getByRole('textbox', { name: 'Image' }).fill(image);
    await dialog.getByRole('textbox', { name: 'Names to push it by' }).fill(names[0] ?? '');
    await dialog.getByRole('button', { name: 'Compare with the registry' }).click();
    await expect(dialog).toContainText('has this very image under the name');
    await page.keyboard.press('Escape');
  });

  await test.step('pulled, it is there again', async () => {
    for (const name of [image, ...names]) await removeImage(name);
    const dialog = await command(page, 'Pull an image…');
    await dialog.getByRole('textbox', { name: 'Image' }).fill(names[1] ?? '');
    await expect(dialog.getByTestId('docker-pull-command')).toHaveText(`docker pull ${names[1]}`);
    await page.keyboard.press('Enter');
    const pulled = row(page, `Pull ${names[1]}`);
    await expect(pulled).toContainText('done');
    const { status } = await askEngine('GET', `/images/${names[1]}/json`);
    expect(status).toBe(200);
    await removeImage(names[1] ?? '');
    await pulled.getByRole('button', { name: /^Take off the list/ }).press('Enter');
    await expect(pulled).toHaveCount(0);
  });
});

test('what is not there is said in plain words, in Chinese too', async ({ page, bench }) => {
  const name = `${registry}/e2e/${bench.unique}:none`;
  await page.addInitScript(() =>
    localStorage.setItem('stagecraft.view', JSON.stringify({ language: 'zh-CN' })),
  );
  const server = await bench.start();
  await page.goto(server.url);
  await engineReady(page);
  await page.keyboard.press('F1');
  await page.getByRole('combobox').fill('拉取镜像');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '拉取镜像', exact: true });
  await dialog.getByRole('textbox', { name: '镜像' }).fill(name);
  await page.keyboard.press('Enter');
  const failed = page.getByRole('listitem', { name: `拉取 ${name}`, exact: true });
  await expect(failed.getByRole('alert')).toContainText('镜像仓库中没有该名称对应的内容');
  await expect(failed.getByRole('button', { name: /^重试/ })).toBeVisible();
});

test('cancel a pull while its layer is on the way, and try again', async ({ page, bench }) => {
  const address = plainAddress();
  test.skip(address === '', 'STAGECRAFT_TEST_PLAIN_REGISTRIES is not set');
  const pushed = await pushImage(registry, bench.unique, 200_000);
  const name = pushed.replace(registry, address);
  const held = await startHeldRegistry(address, registry);
  try {
    await page.goto((await bench.start()).url);
    const dialog = await command(page, 'Pull an image…');
    await dialog.getByRole('textbox', { name: 'Image' }).fill(name);
    await page.keyboard.press('Enter');
    const pull = row(page, `Pull ${name}`);
    await expect(pull).toContainText('running');
    await expect(page.getByRole('button', { name: '1 pull or push running' })).toBeVisible();
    await pull.getByRole('button', { name: /^Cancel/ }).press('Enter');
    await expect(pull).toContainText('cancelled');
    held.release();
    await pull.getByRole('button', { name: /^Try again/ }).press('Enter');
    await expect(pull).toContainText('done');
    expect((await askEngine('GET', `/images/${name}/json`)).status).toBe(200);
  } finally {
    await held.close();
    await removeImage(name);
  }
});
