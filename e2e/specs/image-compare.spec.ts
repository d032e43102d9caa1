import { expectAccessible } from '../support/axe.ts';
import { buildImage, openImage } from '../support/images.ts';
import { expect, test } from '../support/test.ts';

test('compare an image with its base', async ({ page, bench }) => {
  const image = await buildImage(page, bench, [
    'FROM busybox:1.36',
    `RUN echo ${bench.unique} > /new.txt && rm /bin/yes && chmod 700 /etc/passwd`,
    'ENV GREETING=hello',
    'CMD ["sh", "-c", "cat /new.txt"]',
  ]);
  await openImage(page, image, 'compare');
  await page.getByRole('button', { name: 'Choose an image' }).click();
  await page.getByRole('combobox', { name: 'Choose an image' }).fill('busybox:1.36');
  await page.getByRole('option', { name: 'busybox:1.36', exact: true }).click();
  const comparison = page.getByRole('region', { name: 'Compare two images' });

  await test.step('files, config, history and layers differ as built', async () => {
    const files = comparison.getByRole('table', { name: 'Files' });
    await expect(files.getByRole('row').filter({ hasText: '/new.txt' })).toContainText('added');
    await expect(files.getByRole('row').filter({ hasText: '/bin/yes' })).toContainText('removed');
    await expect(files.getByRole('row').filter({ hasText: '/etc/passwd' })).toContainText(
      'mode or owner changed',
    );
    await expect(page.getByTestId('compare-added')).toContainText('1 file,');
    await expect(comparison.getByRole('region', { name: 'Config' })).toContainText('ENV GREETING');
    await expect(comparison.getByRole('region', { name: 'History' })).toContainText('rm /bin/yes');
    await expect(comparison).toContainText('1 of 2 layers are shared');
  });

  await test.step('the other way round, what was added is removed', async () => {
    await page.getByRole('button', { name: 'The other way round' }).click();
    const files = comparison.getByRole('table', { name: 'Files' });
    await expect(files.getByRole('row').filter({ hasText: '/new.txt' })).toContainText('removed');
    await expect(files.getByRole('row').filter({ hasText: '/bin/yes' })).toContainText('added');
  });

  await test.step('it has no accessibility problem in either theme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `comparison, ${colorScheme}`);
    }
  });
});
