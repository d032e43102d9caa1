import { isRunning } from '../support/engine.ts';
import { build, buildState, countInLog, openPage, showTab, typeText } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('after a restart past builds are there, and one that was running is interrupted', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', `FROM busybox:1.36 AS first\nRUN echo said-${bench.unique}\n`);
  const server = await bench.start();
  await openPage(page, server);
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  await typeText(page, `FROM busybox:1.36\nRUN sh -c 'sleep 3600; true' ${bench.unique}\n`);
  await build(page);
  await expect.poll(() => isRunning(bench.unique)).toBe(true);

  await server.stop();
  await expect.poll(() => isRunning(bench.unique)).toBe(false);
  await expect(page.getByText('Server not reachable')).toBeVisible();
  const again = await bench.start({ port: new URL(server.url).port });

  await test.step('the page that stayed open finds the server and knows', async () => {
    await expect(page.getByText('Server not reachable')).toBeHidden();
    await expect(buildState(page)).toHaveText('Interrupted');
  });

  await test.step('a fresh page has both builds, the old one complete', async () => {
    await openPage(page, again);
    await page.getByRole('tab', { name: 'Builds' }).click();
    const builds = page.getByRole('list', { name: 'Builds' }).getByRole('listitem');
    await expect(builds).toHaveCount(2);
    await expect(builds.nth(0)).toContainText('Interrupted');
    await expect(builds.nth(1)).toContainText('Succeeded');
    await builds.nth(1).getByRole('button', { name: /#1/ }).click();
    await expect(buildState(page)).toHaveText('Succeeded');
    expect(await countInLog(page, `said-${bench.unique}`)).toBe(1);
    await showTab(page, 'Timeline');
    await expect(page.getByRole('button', { name: /RUN echo said-.*took/ })).toBeVisible();
    await showTab(page, 'Image');
    await expect(page.getByTestId('image-id')).toBeVisible();
  });

  await test.step('a build can be deleted for good', async () => {
    await page.getByRole('button', { name: 'Delete build 1' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete build 1' }).click();
    const builds = page.getByRole('list', { name: 'Builds' }).getByRole('listitem');
    await expect(builds).toHaveCount(1);
    await page.reload();
    await expect(builds).toHaveCount(1);
  });
});
