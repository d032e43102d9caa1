import { openPage, showTab } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test.use({ viewport: { width: 600, height: 900 } });

test('in a narrow window the files lie over the work only when asked for', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\nMAINTAINER a\n');
  await openPage(page, await bench.start());
  const files = page.getByRole('tab', { name: 'Files' });
  await expect(files).toHaveCount(0);

  await page.getByRole('button', { name: 'Show or hide the side bar' }).click();
  await expect(files).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(files).toHaveCount(0);

  await showTab(page, 'Problems');
  await page.getByRole('button', { name: 'Fix all safe ones' }).click();
  await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.setViewportSize({ width: 1200, height: 900 });
  await expect(files).toBeVisible();
});
