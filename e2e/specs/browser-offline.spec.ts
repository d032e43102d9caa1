import { endWaiting, isRunning, waitingCommand } from '../support/engine.ts';
import { build, buildState, countInLog, logStep, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a browser that is offline for a while says so, and then has all of the build', async ({
  page,
  context,
  bench,
}) => {
  const words = [1, 2].map((n) => `${bench.unique}-${String(n)}`);
  const [first = '', second = ''] = words;
  const ticks = (from: number, to: number): string =>
    `for i in $(seq ${String(from)} ${String(to)}); do echo "tick-$i"; done`;
  const steps = Array.from({ length: 20 }, (_unused, at) => `RUN echo step-${String(at + 1)}\n`);
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nRUN ${ticks(1, 30)}; ${waitingCommand(first)}; ${ticks(31, 2000)}\n` +
      `${steps.join('')}RUN ${waitingCommand(second)}; ${ticks(2001, 2030)}\n`,
  );
  await openPage(page, await bench.start());
  await build(page);
  const rows = page.getByRole('region', { name: 'Steps and their output' });
  await expect(rows.getByText('tick-3', { exact: true })).toBeVisible();
  await expect.poll(() => isRunning(first)).toBe(true);

  await test.step('offline: the page says so, and the build goes on without it', async () => {
    await context.setOffline(true);
    await expect(page.getByText('Server not reachable')).toBeVisible();
    endWaiting(first);
    await expect.poll(() => isRunning(second)).toBe(true);
    await expect(buildState(page)).toHaveText('Running');
    await expect(rows.getByText('tick-3', { exact: true })).toBeVisible();
  });

  await test.step('online again: it goes on by itself where it was', async () => {
    await context.setOffline(false);
    await expect(page.getByText('Server not reachable')).toBeHidden();
    await expect(logStep(page, /RUN echo step-20$/)).toBeVisible();
    endWaiting(second);
    await expect(buildState(page)).toHaveText('Succeeded');
    expect(await countInLog(page, 'tick-')).toBe(2030);
    expect(await countInLog(page, 'tick-1999')).toBe(1);
  });
});
