import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { editorReady } from '../support/page.ts';
import { pushImage, testRegistry } from '../support/registry.ts';
import { expect, test } from '../support/test.ts';

const registry = testRegistry();
test.skip(registry === '', 'STAGECRAFT_TEST_REGISTRY is not set: no registry to look into');

/** Opens the place, and in it a registry that is allowed to be asked. */
async function openRegistry(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Registries', exact: true }).click();
  await page.getByRole('textbox', { name: 'Registry to open' }).fill(registry);
  await page.keyboard.press('Enter');
  const local = page.getByRole('button', { name: `Allow ${registry} in the local network` });
  const plain = page.getByRole('button', { name: `Allow plain HTTP for ${registry}` });
  await expect(local).toBeVisible();
  await expect(async () => {
    if (await local.isVisible()) await local.press('Enter');
    await expect(plain).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await plain.press('Enter');
  await expect(page.getByRole('listbox', { name: `Repositories of ${registry}` })).toBeVisible();
}

test('look into a registry by the keyboard, without pulling, and build on what is there', async ({
  page,
  bench,
}) => {
  const image = await pushImage(registry, bench.unique, 100_000);
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  await page.goto((await bench.start()).url);
  await editorReady(page);
  await openRegistry(page);

  await test.step('its repositories, searched within', async () => {
    await page.getByRole('textbox', { name: 'Filter' }).fill(bench.unique);
    const list = page.getByRole('listbox');
    await expect(list.getByRole('option')).toHaveCount(1);
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: image.replace(':latest', '') })).toBeVisible();
  });

  const detail = page.getByRole('region', { name: 'What the registry has' });
  await test.step('a tag: digest, platform, size, layers and history', async () => {
    await page.getByRole('option', { name: 'latest' }).click();
    await expect(detail.getByRole('heading', { name: image })).toBeVisible();
    await expect(detail).toContainText(/sha256:[0-9a-f]{64}/);
    await expect(detail).toContainText('linux/amd64');
    await expect(detail).toContainText(/compressed, 1 layer/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `a tag: ${colorScheme}`);
    }
  });

  await test.step('the address names it: a reload leads back to it', async () => {
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ view: 'registries', registry, repository: `e2e/${bench.unique}`, tag: 'latest' },
    });
    await page.reload();
    await expect(detail.getByRole('heading', { name: image })).toBeVisible();
  });

  await test.step('pull by digest fills in the dialog', async () => {
    await detail.getByRole('button', { name: 'Pull by digest' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Pull an image' });
    await expect(dialog.getByRole('textbox', { name: 'Image' })).toHaveValue(
      /@sha256:[0-9a-f]{64}$/,
    );
    await page.keyboard.press('Escape');
  });

  await test.step('use it as FROM', async () => {
    await detail.getByRole('button', { name: 'Use as FROM' }).press('Enter');
    await editorReady(page);
    await expect(page.getByRole('dialog')).toContainText('stage');
  });
});

test('what is allowed of a registry is kept, and can be taken back', async ({ page, bench }) => {
  await page.goto((await bench.start()).url);
  await openRegistry(page);
  await page.reload();
  const known = page.getByRole('region', { name: 'Registries' });
  await known.getByRole('button', { name: new RegExp(`^${registry}`) }).click();
  await expect(page.getByRole('listbox', { name: `Repositories of ${registry}` })).toBeVisible();
  await page.getByText('What Stagecraft may do').click();
  await expect(page.getByText(/The engine itself asks it in the clear/)).toBeVisible();
  await page.getByRole('checkbox', { name: /local network/ }).press('Space');
  await expect(page.getByText(/lies in the local network/)).toBeVisible();
});

test('a search that the engine cannot do says why, in Chinese', async ({ page, bench }) => {
  await page.addInitScript(() =>
    localStorage.setItem('stagecraft.view', JSON.stringify({ language: 'zh-CN', theme: 'dark' })),
  );
  await page.goto((await bench.start()).url);
  await page.getByRole('button', { name: '镜像仓库', exact: true }).click();
  await page.getByRole('button', { name: /^Docker Hub/ }).click();
  await page.getByRole('textbox', { name: '搜索 Docker Hub' }).fill('busybox');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('docker-search-command')).toHaveText('docker search busybox');
  await expect(page.getByText('引擎无法访问 Docker Hub')).toBeVisible();
  await expectAccessible(page, 'search');
});
