import { build, buildState, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a build tells what it still needs, once an earlier one took its time', async ({
  page,
  bench,
}) => {
  bench.write('stamp', `one ${bench.unique}`);
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nCOPY stamp /stamp\nRUN sleep 12 && echo ${bench.unique}\n`,
  );
  await openPage(page, await bench.start());
  const left = page.getByTestId('time-left');

  await build(page);
  await expect(buildState(page)).toHaveText('Running');
  await expect(page.getByRole('button', { name: /RUN sleep 12/ }).last()).toBeVisible();
  await expect(left).toBeHidden();
  await expect(buildState(page)).toHaveText('Succeeded', { timeout: 60_000 });

  bench.write('stamp', `two ${bench.unique}`);
  await build(page);
  await expect(left).toHaveText(/^about \d+ s left$/);
  await expect(page.getByTestId('step-time-left')).toHaveText(/^about \d+ s left$/);
  await left.focus();
  await expect(page.getByRole('tooltip')).toHaveText(
    'From how long the same steps took in 1 earlier build: #1',
  );
  await expect(buildState(page)).toHaveText('Succeeded', { timeout: 60_000 });
  await expect(left).toBeHidden();
});
