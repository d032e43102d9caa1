import { openPage, typeText } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a server that is not heard of any more is told, and found again', async ({ page, bench }) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  const server = await bench.start();
  await openPage(page, server);
  const lost = page.getByText('Server not reachable');
  await expect(lost).toBeHidden();
  server.freeze(true);
  // No connection breaks: it is the silence that tells.
  await expect(lost).toBeVisible({ timeout: 60_000 });
  await typeText(page, '# still here\n');
  server.freeze(false);
  await expect(lost).toBeHidden({ timeout: 60_000 });
});
