import { pathToFileURL } from 'node:url';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, editorReady } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

const evil = '</script><img src=x onerror=alert(1)>';

test('a build’s report opens from disk without a network', async ({ page, browser, bench }) => {
  bench.write('src/data.txt', 'data\n');
  bench.write(
    'Dockerfile',
    [
      'FROM busybox:1.36 AS tools',
      `RUN printf '\\033[32mgreen\\033[0m ${evil}\\n' && echo ${bench.unique}`,
      'FROM busybox:1.36',
      'COPY src /src',
      'COPY --from=tools /bin/busybox /tool',
      '',
    ].join('\n'),
  );
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await page.getByRole('tab', { name: 'Builds' }).click();
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');

  const more = page.getByRole('button', { name: 'More about build 1' });
  await more.focus();
  await page.keyboard.press('Enter');
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Report as HTML' }).press('Enter');
  const saved = await coming;
  expect(saved.suggestedFilename()).toBe('build-1.html');
  const file = `${bench.folder}/report.html`;
  await saved.saveAs(file);
  await server.stop();

  const context = await browser.newContext({ offline: true });
  const report = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  report.on('console', (message) => complaints.push(message.text()));
  await report.goto(pathToFileURL(file).href);
  await expect(report.getByRole('heading', { level: 1 })).toContainText('Build #1 of workspace');
  await expect(report.getByRole('img', { name: 'Stage graph' })).toBeVisible();
  await expect(report.getByRole('img', { name: 'Stage graph' })).toContainText('tools');
  const timeline = report.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('row', { name: /RUN printf/ })).toBeVisible();
  await expect(timeline.getByRole('rowgroup').filter({ hasText: 'Stage tools' })).toBeVisible();
  const layers = report.getByRole('region', { name: 'Layers of the image' });
  await expect(layers.getByRole('row', { name: /COPY \/bin\/busybox/ })).toContainText('line 5');
  const log = report.getByRole('region', { name: 'Log' });
  await expect(log.getByText('green', { exact: true })).toHaveCSS('color', 'rgb(23, 101, 58)');
  await expect(log).toContainText(`green ${evil}`);
  await expect(report.locator('img')).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await report.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(report, `report: ${colorScheme}`);
  }
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(complaints).toEqual([]);
  await context.close();
});
