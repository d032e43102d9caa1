import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { buildImage, openImage } from '../support/images.ts';
import { expect, test, type Bench } from '../support/test.ts';

/**
 * 300,000 bytes that a later layer removes, 200,000 whose mode changes, a key that is removed, a cache that stays,
 * and a package database.
 */
const dockerfile = (unique: string): string[] => [
  'FROM busybox:1.36',
  `LABEL test=${unique}`,
  'RUN mkdir -p /opt/tool && head -c 300000 /dev/zero > /opt/tool/archive.tar && head -c 200000 /dev/zero > /opt/tool/run',
  'RUN rm /opt/tool/archive.tar',
  'RUN chmod 755 /opt/tool/run',
  'RUN mkdir -p /root/.ssh && echo "-----BEGIN OPENSSH PRIVATE KEY-----" > /root/.ssh/id_ed25519',
  'RUN rm -r /root/.ssh',
  'RUN mkdir -p /var/cache/apk && head -c 5000 /dev/zero > /var/cache/apk/index',
  String.raw`RUN mkdir -p /lib/apk/db && printf 'P:musl\nV:1.2.4-r2\nA:x86_64\nI:622592\nT:the musl c library\nL:MIT\nF:lib\nR:libc.so\n\nP:tool\nV:3.1\nI:500000\nT:A tool\nF:opt/tool\nR:run\n' > /lib/apk/db/installed`,
];

function waste(page: Page): Locator {
  return page.getByRole('region', { name: 'What the image stores and does not need' });
}

async function expectAccessibleInBoth(page: Page, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `${view}, ${colorScheme}`);
  }
}

async function openWaste(page: Page, bench: Bench): Promise<string> {
  const image = await buildImage(page, bench, dockerfile(bench.unique));
  await openImage(page, image, 'waste');
  await expect(waste(page)).toBeVisible();
  return image;
}

test('find what an image wastes, who is to blame, and the secrets in it', async ({
  page,
  bench,
}) => {
  const image = await openWaste(page, bench);

  await test.step('the figures count what later layers removed or stored again', async () => {
    // 300,000 + 200,000 + the key's line.
    await expect(page.getByTestId('waste-wasted')).toHaveText('500 kB');
    // dive counts both copies of the file whose mode changed, and the archive.
    await expect(page.getByTestId('waste-dive')).toHaveText('700 kB');
    await expect(page.getByTestId('waste-efficiency')).toHaveText(/^\d\d\.\d+%$/);
  });

  await test.step('each path has its instruction and its remedy', async () => {
    const table = waste(page).getByRole('table', { name: 'By path' });
    const removed = table.getByRole('row', { name: /^\/opt\/tool\/archive/ });
    await expect(removed).toContainText('removed later');
    await expect(removed).toContainText('RUN rm /opt/tool/archive.tar');
    await expect(removed).toContainText('&& rm');
    const changed = table.getByRole('row', { name: /^\/opt\/tool\/run/ });
    await expect(changed).toContainText('only mode, owner or time changed');
    await expect(changed).toContainText('--chmod');
  });

  await test.step('the map opens folders by keys', async () => {
    const map = waste(page).getByRole('group', { name: 'Map of the wasted bytes by folder' });
    await map.getByRole('button', { name: /archive\.tar: 300 kB/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(map.getByRole('button', { name: /run: 200 kB/ })).toBeFocused();
    await page.keyboard.press('Escape');
    const folder = map.getByRole('button', { name: /^\/opt\/tool: 500 kB/ });
    await expect(folder).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(map.getByRole('button', { name: /archive\.tar: 300 kB/ })).toBeFocused();
  });

  await test.step('a removed key is told, and a cache that stayed', async () => {
    const secrets = waste(page).getByRole('region', { name: 'Files that look like secrets' });
    await expect(secrets).toContainText('/root/.ssh/id_ed25519');
    await expect(secrets).toContainText('by its content');
    await expect(secrets).toContainText('it is still in the image’s layers');
    await expect(secrets).not.toContainText('BEGIN');
    await expect(waste(page)).toContainText('/var/cache/apk: 5 kB in 1 file');
    await expectAccessibleInBoth(page, 'waste');
  });

  await test.step('packages are listed, searched and sorted, and own their files', async () => {
    await page.getByRole('tab', { name: 'Packages' }).click();
    const table = page.getByRole('table', { name: 'Packages in the image' });
    await expect(table.getByRole('row').filter({ hasText: 'musl' })).toContainText('1.2.4-r2');
    await table.getByRole('button', { name: 'Size' }).click();
    await expect(table.getByRole('row').nth(1)).toContainText('musl');
    await page.getByRole('textbox', { name: 'Search packages' }).fill('a tool');
    await expect(table.getByRole('row')).toHaveCount(2);
    await expectAccessibleInBoth(page, 'packages');
    await openImage(page, image, 'layers');
    await page.getByRole('button', { name: 'Up to here' }).click();
    await page.getByRole('textbox', { name: 'Path or pattern' }).fill('opt/tool/run');
    await page.getByRole('treegrid').locator('[data-path="opt/tool/run"]').click();
    await page.getByRole('tab', { name: 'Blame' }).click();
    await expect(page.getByText('Belongs to the package tool 3.1 (apk)')).toBeVisible();
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('waste is told in Chinese', async ({ page, bench }) => {
    bench.write('Dockerfile', 'FROM busybox:1.36\n');
    await page.goto((await bench.start()).url);
    await openImage(page, 'busybox:1.36', 'waste');
    await expect(page.getByText('没有浪费')).toBeVisible();
    await page.getByRole('tab', { name: '软件包' }).click();
    await expect(page.getByText('没有已知的软件包管理器')).toBeVisible();
  });
});
