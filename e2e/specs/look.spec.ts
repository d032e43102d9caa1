import { test, openPage } from '../support/test.ts';
test('look', async ({ page, bench }) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36 AS build\nARG VERSION=1\nRUN echo ${bench.unique} && echo hello > /out\nRUN i=0; while [ $i -lt 20 ]; do echo line $i; i=$((i+1)); sleep 0.1; done\n\nFROM busybox:1.36\nCOPY --from=build /out /out\nENV A=b\nCMD ["cat", "/out"]\n`,
  );
  const server = await bench.start();
  page.on('console', (m) => console.log('console', m.type(), m.text()));
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  await openPage(page, server);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/scratch/b1.png' });
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(700);
  await page.screenshot({ path: '/tmp/scratch/b2.png' });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/scratch/b3.png' });
  await page.waitForTimeout(5000);
  await page.screenshot({ path: '/tmp/scratch/b4.png' });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: '/tmp/scratch/b5.png' });
  await page.getByRole('tab', { name: 'Image' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: '/tmp/scratch/b6.png' });
});
