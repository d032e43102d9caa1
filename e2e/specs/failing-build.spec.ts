import {
  build,
  buildState,
  engineReady,
  fitGraph,
  graphRow,
  openPage,
  typeText,
} from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a failed step shows its error on the line, on the node and in the log', async ({
  page,
  bench,
}) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36 AS base
RUN echo fine-${bench.unique}
RUN for i in $(seq 1 300); do echo "line $i"; done; echo "it broke: ${bench.unique}"; exit 3
RUN echo never
`,
  );
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Failed');

  const alert = page.getByRole('region', { name: 'Build log' }).getByRole('alert');
  await expect(alert).toContainText('exit code 3');
  await expect(alert).toContainText('RUN for i in');
  await expect(graphRow(page, 3)).toHaveAccessibleName(/Failed/);
  await expect(graphRow(page, 2)).toHaveAccessibleName(/Done/);
  await expect(graphRow(page, 4)).not.toHaveAccessibleName(/Done|Running|Queued/);
  const note = page.getByRole('button', { name: /Failed at line 3 · exit code 3/ });
  await expect(note).toContainText(`line 300it broke: ${bench.unique}`);
  await expect(page.locator('.monaco-editor').getByText('exit code 3')).toBeVisible();

  await test.step('the log goes to the error, and from there to the line', async () => {
    const rows = page.getByRole('region', { name: 'Steps and their output' });
    const said = rows.getByText(`it broke: ${bench.unique}`, { exact: true });
    await expect(said).toBeVisible();
    await rows.evaluate((element) => element.scrollTo(0, 0));
    await expect(said).toBeHidden();
    await page.getByRole('button', { name: 'Jump to error' }).click();
    await expect(said).toBeVisible();
    await alert.getByRole('button', { name: 'Go to line 3' }).click();
    await expect(graphRow(page, 3)).toHaveAttribute('aria-current', 'true');
  });

  await test.step('the mark goes away with the line, and the next build can succeed', async () => {
    await typeText(page, `FROM busybox:1.36 AS base\nRUN echo fine-${bench.unique}\n`);
    await expect(graphRow(page, 3)).toHaveCount(0);
    await expect(graphRow(page, 2)).toHaveAccessibleName(/Done/);
    await build(page);
    await expect(buildState(page)).toHaveText('Succeeded');
    await expect(graphRow(page, 2)).toHaveAccessibleName(/Cached/);
  });
});

test('an instruction that the engine does not know fails at its line', async ({ page, bench }) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\nRUN true\nFETCH http://example.com\n');
  await openPage(page, await bench.start());
  await fitGraph(page);
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog')).toContainText('1 error');
  await expect(
    page.getByRole('dialog').getByRole('button', { name: 'Build', exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(buildState(page)).toHaveText('Failed');
  const alert = page.getByRole('region', { name: 'Build log' }).getByRole('alert');
  await expect(alert).toContainText(/unknown instruction: FETCH/i);
  await alert.getByRole('button', { name: 'Go to line 3' }).click();
  await expect(graphRow(page, 3)).toHaveAttribute('aria-current', 'true');
});
