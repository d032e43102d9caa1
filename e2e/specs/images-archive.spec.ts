import { gunzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { removeImage } from '../support/engine.ts';
import {
  createContainer,
  findImages,
  hasImage,
  imageRow,
  makeImage,
  removeContainer,
} from '../support/managed-images.ts';
import { expect, test } from '../support/test.ts';

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Load, import, export, prune' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('save an image packed, remove it, and load it again', async ({ page, bench }) => {
  const name = bench.imageName();
  await makeImage(bench.unique, name);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique);
  const file = join(bench.folder, 'saved.tar.gz');

  await test.step('save', async () => {
    await imageRow(page, name).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Save…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Pack it (gzip)' }).click();
    await expect(dialog.getByTestId('docker-command')).toContainText(`docker save ${name} | gzip`);
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await (await download).saveAs(file);
    await expect(dialog.getByRole('status').first()).toContainText('Saved:');
    expect(gunzipSync(readFileSync(file)).subarray(257, 262).toString()).toBe('ustar');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('load', async () => {
    await removeImage(name);
    await choose(page, 'Load an archive…');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Archive', { exact: true }).setInputFiles(file);
    await dialog.getByRole('button', { name: 'Load' }).click();
    await expect(dialog.getByRole('status').first()).toContainText(`Loaded ${name}`);
    expect(await hasImage(name)).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(imageRow(page, name)).toBeVisible();
  });

  await test.step('what is no archive is refused in plain words', async () => {
    bench.write('nonsense.tar', 'this is no archive'.repeat(1000));
    await choose(page, 'Load an archive…');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('Archive', { exact: true })
      .setInputFiles(join(bench.workspace, 'nonsense.tar'));
    await dialog.getByRole('button', { name: 'Load' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Load' })).toBeEnabled();
  });
});

test('export a container and import it again with what would be lost', async ({ page, bench }) => {
  const name = bench.imageName();
  const container = `export-${bench.unique}`;
  await createContainer('busybox:1.36', container);
  const server = await bench.start();
  await findImages(page, server.url, bench.unique.slice(0, 1));
  const file = join(bench.folder, 'container.tar');

  await test.step('export', async () => {
    await choose(page, 'Export a container…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Container' }).click();
    await page.getByRole('option', { name: container }).click();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await (await download).saveAs(file);
    await expect(dialog.getByRole('status').first()).toContainText('Saved:');
    expect(existsSync(file)).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await removeContainer(container);
  });

  await test.step('import, with the configuration of another image', async () => {
    await choose(page, 'Import a file system…');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('knows no CMD, ENTRYPOINT')).toBeVisible();
    await dialog.getByLabel('Archive', { exact: true }).setInputFiles(file);
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await dialog.getByRole('textbox', { name: 'As in the image' }).fill('busybox:1.36');
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(dialog.getByTestId('docker-command')).toContainText('--change');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(dialog.getByRole('status').first()).toContainText('Imported as sha256:');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  await page.getByRole('searchbox', { name: 'Search images' }).fill(name.split(':')[0] ?? '');
  await imageRow(page, name).click();
  await expect(page.getByText('CMD', { exact: true })).toBeVisible();
});
