import { isRunning } from '../support/engine.ts';
import { build, buildState, fitGraph, graphRow, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('Cancel stops the build on the engine, not only on the page', async ({ page, bench }) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nRUN echo before-${bench.unique}\nRUN sh -c 'sleep 3600; true' ${bench.unique}\n`,
  );
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect.poll(() => isRunning(bench.unique)).toBe(true);
  await expect(graphRow(page, 3)).toHaveAccessibleName(/Running/);
  await page.getByRole('button', { name: 'Cancel the build' }).click();
  await expect(buildState(page)).toHaveText('Cancelled');
  await expect.poll(() => isRunning(bench.unique)).toBe(false);
  await expect(graphRow(page, 3)).toHaveAccessibleName(/Cancelled/);
  await expect(graphRow(page, 2)).toHaveAccessibleName(/Done/);

  await test.step('what was done stays in the cache for the next build', async () => {
    await build(page);
    await expect.poll(() => isRunning(bench.unique)).toBe(true);
    await expect(graphRow(page, 2)).toHaveAccessibleName(/Cached/);
    await page.keyboard.press('ControlOrMeta+.');
    await expect(buildState(page)).toHaveText('Cancelled');
    await expect.poll(() => isRunning(bench.unique)).toBe(false);
  });
});
