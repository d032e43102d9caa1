import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/axe.ts';
import { askEngine } from '../support/engine.ts';
import { build, buildState, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

/** Lines of 64 bytes that make 3 MiB, more than the engine passes on of a step's output. */
const lines = (3 * 1024 * 1024) / 64;

test('a step whose output was clipped is run in a container for the whole of it', async ({
  page,
  bench,
}) => {
  test.slow();
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36
ARG WORD=none
WORKDIR /data
USER 65534
SHELL ["/bin/ash", "-c"]
RUN --mount=type=tmpfs,target=/scratch awk -v n=${String(lines)} 'BEGIN { for (i = 1; i <= n; i++) printf "%063d\\n", i }'; echo "$WORD by $(id -u) in $(pwd)" '${bench.unique}'
`,
  );
  await openPage(page, await bench.start());
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded', { timeout: 60_000 });
  await page.getByRole('textbox', { name: 'Search the log' }).fill('output clipped');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1');
  await page.keyboard.press('Enter');
  const clipped = page.getByRole('button', { name: 'What is missing here?' });
  await clipped.last().click();
  await page.getByRole('button', { name: 'Run the step in a container…' }).click();

  const dialog = page.getByRole('dialog', { name: 'Run a step by itself' });
  await expect(dialog.getByText('--mount=type=tmpfs at /scratch')).toBeVisible();
  await expect(dialog.getByTestId('docker-run-command')).toContainText('head -n 5 Dockerfile');
  await expect(dialog.getByTestId('docker-run-command')).toContainText(
    'docker run --rm -e WORD=none --entrypoint /bin/ash stagecraft-step -c',
  );
  await expectAccessible(page, 'a step to be run by itself');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(dialog.getByTestId('run-state')).toHaveAttribute('data-phase', 'ended', {
    timeout: 60_000,
  });
  const last = `none by 65534 in /data ${bench.unique}`;
  await expect(dialog.getByRole('log')).toContainText(last);

  const coming = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download all of its output' }).click();
  const text = readFileSync(await (await coming).path(), 'utf8');
  expect(text).toHaveLength(lines * 64 + last.length + 1);
  const written = text.split('\n');
  expect(written.slice(0, lines)).toEqual(
    Array.from({ length: lines }, (_, index) => String(index + 1).padStart(63, '0')),
  );
  expect(written[lines]).toBe(last);

  await test.step('container and image go when the dialog is closed', async () => {
    const filter = encodeURIComponent(
      JSON.stringify({ label: ['stagecraft.purpose=run-step'], dangling: ['true'] }),
    );
    const images = async () => (await askEngine('GET', `/images/json?filters=${filter}`)).body;
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
    await expect.poll(images).toEqual([]);
  });
});
