import { expect, test } from '../support/test.ts';

test('a registry that may not be asked says so once', async ({ page, bench }) => {
  const host = '10.0.0.1:5000';
  const address = new URL((await bench.start()).url);
  address.searchParams.set('view', 'registries');
  address.searchParams.set('registry', host);
  address.searchParams.set('repository', 'app');
  address.searchParams.set('tag', 'latest');
  await page.goto(address.toString());
  await expect(page.getByText('It is not told either')).toBeVisible();
  await expect(
    page.getByRole('button', { name: `Allow ${host} in the local network` }),
  ).toHaveCount(1);
});
