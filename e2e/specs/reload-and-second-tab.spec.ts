import { endWaiting, isRunning, waitingCommand } from '../support/engine.ts';
import { build, buildState, countInLog, openPage, editorReady } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a page that is reloaded, and a second one, show the same build to its end', async ({
  page,
  context,
  bench,
}) => {
  const tick = (from: number, to: number): string =>
    `for i in $(seq ${String(from)} ${String(to)}); do echo "tick-$i"; done`;
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nRUN ${tick(1, 30)}; ${waitingCommand(bench.unique)}; ${tick(31, 60)}\n`,
  );
  const server = await bench.start();
  await openPage(page, server);
  await build(page);
  const rows = page.getByRole('region', { name: 'Steps and their output' });
  await expect(rows.getByText('tick-3', { exact: true })).toBeVisible();

  await page.reload();
  await editorReady(page);
  await expect(buildState(page)).toHaveText('Running');
  await expect(rows.getByText(/^tick-\d+$/).first()).toBeVisible();

  const second = await context.newPage();
  await second.goto(server.url);
  await editorReady(second);
  await second.getByRole('tab', { name: 'Log' }).click();
  await expect(buildState(second)).toHaveText('Running');

  await expect.poll(() => isRunning(bench.unique)).toBe(true);
  endWaiting(bench.unique);
  for (const tab of [page, second]) {
    await expect(buildState(tab)).toHaveText('Succeeded');
    expect(await countInLog(tab, 'tick-')).toBe(60);
    expect(await countInLog(tab, 'tick-1')).toBe(11);
  }
  await second.getByRole('tab', { name: 'Builds' }).click();
  await expect(second.getByRole('list', { name: 'Builds' }).getByRole('listitem')).toHaveCount(1);
});
