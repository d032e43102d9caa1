import { expectAccessible } from '../support/axe.ts';
import { findImages, imageRow } from '../support/managed-images.ts';
import { build, buildState, engineReady, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('draw a Dockerfile from an image, and open it in a workspace', async ({ page, bench }) => {
  const tag = bench.imageName();
  const lines = [
    'FROM busybox:1.36',
    `LABEL made=${bench.unique}`,
    'ENV GREETING="hello there"',
    'RUN echo "$GREETING" > /greeting',
    'WORKDIR /srv',
    'EXPOSE 80',
    'CMD ["cat","/greeting"]',
  ];
  bench.write('Dockerfile', `${lines.join('\n')}\n`);
  const server = await bench.start();
  await openPage(page, server);
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tags' }).fill(tag);
  await page.keyboard.press('Escape');
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');

  await findImages(page, server.url, bench.unique);
  await expect(imageRow(page, tag)).toContainText('build 1');

  await test.step('the history names the lines that made it', async () => {
    await imageRow(page, tag).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'History' }).click();
    const row = page.getByRole('row').filter({ hasText: 'RUN echo "$GREETING"' });
    await expect(row).toContainText('line 4');
    await expect(page.getByRole('row').filter({ hasText: 'base image' }).first()).toBeVisible();
  });

  await test.step('the reconstruction is marked as one, and has the same instructions', async () => {
    await page.getByRole('tab', { name: 'Dockerfile' }).click();
    const text = page.getByRole('list', { name: 'Dockerfile drawn from the image' });
    await expect(text).toContainText('This is not the Dockerfile that it was built from');
    await expect(text.getByText('FROM busybox:', { exact: false })).toBeVisible();
    for (const line of [lines[2], lines[3], lines[4], lines[6]]) {
      await expect(text.getByText(line ?? '', { exact: true })).toBeVisible();
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `reconstruction: ${colorScheme}`);
    }
  });

  await test.step('it is written into a new file, never over another', async () => {
    await page.getByRole('button', { name: 'Open in a workspace…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New file' }).fill('Dockerfile');
    await dialog.getByRole('button', { name: 'Write and open' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'New file' }).fill('Dockerfile.again');
    await dialog.getByRole('button', { name: 'Write and open' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Close Dockerfile.again' })).toBeVisible();
  });
});
