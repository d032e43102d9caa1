import { expectAccessible } from '../support/axe.ts';
import {
  createContainer,
  findImages,
  imageList,
  imageRow,
  makeImage,
  removeContainer,
} from '../support/managed-images.ts';
import { askEngine, removeImage } from '../support/engine.ts';
import { expect, test } from '../support/test.ts';

test('the list shows what docker does elsewhere, and who uses an image', async ({
  page,
  bench,
}) => {
  const name = bench.imageName();
  const other = bench.imageName();
  await makeImage(bench.unique, name);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  await expect(imageRow(page, name)).toContainText('MB');

  await test.step('a name that docker gives appears, one that it takes goes', async () => {
    const [repo = ''] = other.split(':');
    await askEngine('POST', `/images/${encodeURIComponent(name)}/tag?repo=${repo}&tag=latest`);
    await expect(imageRow(page, name)).toContainText('+1 name');
    await removeImage(other);
    await expect(imageRow(page, name)).not.toContainText('+1 name');
  });

  await test.step('a container of it is told', async () => {
    const container = `uses-${bench.unique}`;
    await createContainer(name, container);
    await expect(imageRow(page, name)).toContainText('1 container');
    await imageRow(page, name).click();
    await page.getByRole('button', { name: container }).click();
    await expect(page.getByRole('region', { name: 'The chosen container' })).toContainText(
      container,
    );
    await page.goBack();
    await removeContainer(container);
    await expect(imageRow(page, name)).not.toContainText('1 container');
  });

  await test.step('what it shares is counted when asked for', async () => {
    await page.getByRole('button', { name: 'Load, import, export, prune' }).click();
    await page.getByRole('menuitem', { name: 'Count what images share' }).click();
    await expect(imageRow(page, name)).toContainText('its own');
  });

  await test.step('it is accessible in both themes', async () => {
    await imageRow(page, name).click();
    await expect(page.getByTestId('image-id')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `images: ${colorScheme}`);
    }
  });
});

test('choose by keys: ranges, single ones, all', async ({ page, bench }) => {
  for (let count = 0; count < 3; count += 1) await makeImage(bench.unique, bench.imageName());
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  const list = imageList(page);
  await expect(list.getByRole('option')).toHaveCount(3);
  const chosen = list.getByRole('option', { selected: true });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveCount(1);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+A');
  await expect(chosen).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '3 chosen' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(chosen).toHaveCount(0);

  await test.step('the menu opens by key, and leads back', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: 'Tag…' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list).toBeFocused();
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('dangling images, the history and the raw JSON', async ({ page, bench }) => {
    const id = await makeImage(bench.unique, null);
    const server = await bench.start();
    const address = new URL(server.url);
    address.searchParams.set('view', 'images');
    await page.goto(address.toString());
    await page.getByRole('searchbox', { name: '搜索镜像' }).fill(`made=${bench.unique}`);
    await expect(page.getByTestId('docker-images')).toHaveText('docker images');
    const list = page.getByRole('listbox', { name: '引擎中的镜像' });
    await list.getByRole('option').filter({ hasText: '无名称（悬空）' }).click();
    await expect(page.getByTestId('image-id')).toHaveText(id.replace('sha256:', '').slice(0, 12));
    await page.getByRole('tab', { name: '历史' }).click();
    await expect(page.getByRole('table', { name: '历史' })).toContainText('MB');
    await expect(page.getByText(/^docker history --no-trunc /)).toBeVisible();
    await page.getByRole('tab', { name: '检查' }).click();
    await page.getByRole('searchbox', { name: '在 JSON 中搜索' }).fill(bench.unique);
    await expect(page.getByRole('status').filter({ hasText: /第 1 处/ })).toBeVisible();
    await page.getByRole('button', { name: '折叠 "Config": {' }).click();
    const folded = page.getByText('"Config": {…}');
    await expect(folded).toBeVisible();

    // What else happens at the engine leaves it as the person has it.
    const another = await makeImage(bench.unique, null);
    await expect(list.getByRole('option')).toHaveCount(2);
    await expect(folded).toBeVisible();
    await removeImage(another);
    await removeImage(id);
  });
});
