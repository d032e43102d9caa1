import { expectAccessible } from '../support/axe.ts';
import { removeImage } from '../support/engine.ts';
import {
  createContainer,
  findImages,
  hasImage,
  imageList,
  imageRow,
  makeImage,
  removeContainer,
} from '../support/managed-images.ts';
import { expect, test } from '../support/test.ts';

test('tag an image, take one name off, then remove it', async ({ page, bench }) => {
  const name = bench.imageName();
  const second = bench.imageName();
  const third = bench.imageName();
  await makeImage(bench.unique, name);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  await imageRow(page, name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Tag…' }).click();

  await test.step('several names at once; a wrong one is told and stays to be mended', async () => {
    const dialog = page.getByRole('dialog');
    const names = dialog.getByRole('textbox', { name: 'New names' });
    await names.fill(`${second}\nNOT-A-NAME\n${third}`);
    await expect(dialog.getByTestId('docker-command')).toContainText(
      `docker tag ${name} ${second}`,
    );
    await dialog.getByRole('button', { name: 'Give 3 names' }).click();
    await expect(dialog.getByRole('alert')).toContainText('NOT-A-NAME');
    await expect(names).toHaveValue('NOT-A-NAME');
    expect(await hasImage(second)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(imageRow(page, name)).toContainText('+2 names');
  });

  await test.step('only the chosen name goes', async () => {
    await imageRow(page, name).click();
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name }).click();
    await dialog.getByRole('checkbox', { name: second }).click();
    await expect(dialog.getByText('only the name goes')).toBeVisible();
    await expect(dialog.getByTestId('docker-command')).toHaveText(`docker rmi ${third}`);
    await dialog.getByRole('button', { name: 'Remove the name' }).click();
    await expect(dialog.getByRole('status').first()).toHaveText('1 removed, 0 refused');
    expect([await hasImage(name), await hasImage(third)]).toEqual([true, false]);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('a container in the way is named before, and force gets past it', async () => {
    const container = `holds-${bench.unique}`;
    await createContainer(name, container);
    await page.reload();
    await page.getByRole('searchbox', { name: 'Search images' }).fill(bench.unique);
    await expect(imageRow(page, name)).toContainText('1 container');
    await imageRow(page, name).click();
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(`made from it (${container})`)).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `remove images: ${colorScheme}`);
    }
    await dialog.getByRole('checkbox', { name: 'Force (--force)' }).click();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(dialog.getByRole('status').first()).toContainText('0 refused');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(imageList(page)).toBeHidden();
    expect(await hasImage(name)).toBe(false);
    await removeContainer(container);
  });
});

test('several at once: each has its own result', async ({ page, bench }) => {
  const free = bench.imageName();
  const held = bench.imageName();
  await makeImage(bench.unique, free);
  await makeImage(bench.unique, held);
  const container = `keeps-${bench.unique}`;
  await createContainer(held, container);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  await expect(imageRow(page, held)).toContainText('1 container');
  await imageList(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.getByRole('button', { name: 'Remove 2…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove 2 images' }).click();
  await expect(dialog.getByRole('status').first()).toHaveText('1 removed, 1 refused');
  await expect(dialog.getByRole('listitem').filter({ hasText: held })).toContainText('conflict');
  expect([await hasImage(free), await hasImage(held)]).toEqual([false, true]);
  await removeContainer(container);
});

test('prune by label: what goes is told before, and only that goes', async ({ page, bench }) => {
  const named = bench.imageName();
  await makeImage(bench.unique, named);
  const dangling = await makeImage(bench.unique, null);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  await expect(imageList(page).getByRole('option')).toHaveCount(2);
  await page.getByRole('button', { name: 'Load, import, export, prune' }).click();
  await page.getByRole('menuitem', { name: 'Prune…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Only with labels' }).fill(`made=${bench.unique}`);
  await expect(dialog.getByTestId('docker-command')).toHaveText(
    `docker image prune --force --filter label=made=${bench.unique}`,
  );
  await expect(dialog.getByRole('status').first()).toContainText('1 image goes');
  await expect(dialog.getByRole('list', { name: 'Images that go' })).toContainText(
    dangling.replace('sha256:', '').slice(0, 12),
  );
  await dialog.getByRole('button', { name: 'Prune 1 image' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('by the engine’s count');
  expect([await hasImage(named), await hasImage(dangling)]).toEqual([true, false]);
  await removeImage(dangling);
});
