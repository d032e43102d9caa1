import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { hasImage, findImages, imageRow } from '../support/managed-images.ts';
import { plainAddress, tarOf } from '../support/registry.ts';
import { expect, test } from '../support/test.ts';

/** A place in the network where the engine finds an archive, and one that never ends. */
async function serveArchives(address: string): Promise<{ readonly server: Server }> {
  const archive = tarOf('hello.txt', Buffer.from('hello\n'));
  const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
    '/rootfs.tar': (response) => response.end(archive),
    '/endless.tar': (response) => void response.write(archive.subarray(0, 512)),
  };
  const server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  const [host = '', port = ''] = address.split(':');
  await new Promise<void>((resolve) => server.listen(Number(port), host, resolve));
  return { server };
}

async function openImport(page: Page, address: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Load, import, export, prune' }).click();
  await page.getByRole('menuitem', { name: 'Import a file system…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Where the archive is' }).click();
  await page.getByRole('option', { name: 'An address' }).click();
  await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
  return dialog;
}

test('import a file system from an address, and stop one that does not come', async ({
  page,
  bench,
}) => {
  const address = plainAddress();
  test.skip(address === '', 'STAGECRAFT_TEST_PLAIN_REGISTRIES is not set');
  const name = bench.imageName();
  const { server } = await serveArchives(address);
  try {
    await findImages(page, (await bench.start()).url, name.split(':')[0] ?? '');

    await test.step('one that never ends is stopped', async () => {
      const dialog = await openImport(page, `http://${address}/endless.tar`);
      await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
      await expect(dialog.getByRole('status').first()).toContainText('so far');
      await dialog.getByRole('button', { name: 'Stop' }).press('Enter');
      await expect(dialog.getByRole('status').first()).toContainText('Stopped after');
      await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
      await expect(dialog).toBeHidden();
    });

    await test.step('what is not there is said', async () => {
      const dialog = await openImport(page, `http://${address}/missing.tar`);
      await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
      await expect(dialog.getByRole('alert')).toBeVisible();
      await expectAccessible(page, 'an import that failed');
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    });

    await test.step('the engine fetches what is there, with its configuration and message', async () => {
      const dialog = await openImport(page, `http://${address}/rootfs.tar`);
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await dialog.getByRole('textbox', { name: 'Message in the history' }).fill('by address');
      await dialog.getByRole('textbox', { name: 'Instructions to apply' }).fill('CMD ["/none"]');
      await expect(dialog.getByTestId('docker-command')).toHaveText(
        `docker import --change 'CMD ["/none"]' --message 'by address' http://${address}/rootfs.tar ${name}`,
      );
      await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
      await expect(dialog.getByRole('status').first()).toContainText('Imported as sha256:');
      expect(await hasImage(name)).toBe(true);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
    });

    await imageRow(page, name).click();
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('cell', { name: 'by address' })).toBeVisible();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
