import { join } from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { removeImage } from '../support/engine.ts';
import { startHeldEngine } from '../support/held-engine.ts';
import { openImage } from '../support/images.ts';
import { importImage } from '../support/registry.ts';
import { expect, test } from '../support/test.ts';

/** The image's one file is larger than what is told at once of a reading. */
const fileBytes = 12_000_000;

test('see how far the reading of layers is, cancel it, and read a file that takes its time', async ({
  page,
  bench,
}) => {
  const name = `stagecraft-e2e/${bench.unique}`;
  const image = `${name}:latest`;
  await importImage(name, fileBytes);
  const engine = await startHeldEngine(join(bench.folder, 'held.sock'));
  try {
    const server = await bench.start({ engine: engine.endpoint });
    await page.goto(server.url);
    engine.hold(/^GET \S*\/images\/get|^GET \S*\/images\/\S+\/get/, 8_000_000);
    await openImage(page, image, 'layers');

    await test.step('the bytes that came are told, of all that will come', async () => {
      await expect(page.getByRole('status').filter({ hasText: 'of 12 MB' })).toContainText(
        /Reading the layers: 0 of 1 layers, \d(?:\.\d+)? MB of 12 MB/,
      );
      await expect(page.getByRole('progressbar', { name: 'Reading the layers' })).toBeVisible();
      await expectAccessible(page, 'reading layers');
    });

    await test.step('cancelled, it can be begun again', async () => {
      await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
      await expect(page.getByText('Reading was cancelled')).toBeVisible();
      engine.release();
      await page.getByRole('button', { name: 'Read the layers' }).press('Enter');
      await expect(page.getByRole('listbox', { name: 'Layers' })).toBeVisible();
    });

    await test.step('a file for which the engine is slow says so, and can be given up', async () => {
      engine.hold(/^GET \S*\/(?:get|archive)\b/, 0);
      await page.getByRole('treegrid').locator('[data-path=random]').click();
      const pane = page.getByRole('region', { name: 'The chosen path' });
      await expect(pane.getByText('sending the image once more')).toBeVisible();
      await expectAccessible(page, 'a slow file');
      await pane.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
      await expect(pane.getByText('Reading was cancelled')).toBeVisible();
      engine.release();
      await pane.getByRole('button', { name: 'Try again' }).press('Enter');
      await expect(pane.getByRole('region', { name: 'Binary content' })).toBeVisible();
    });
  } finally {
    await engine.close();
    await removeImage(image);
  }
});
