import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askEngine } from '../support/engine.ts';
import {
  appendText,
  buildState,
  editorReady,
  engineReady,
  fitGraph,
  graphRow,
  logStep,
  showTab,
} from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('open a folder, edit, see the stages, build, look inside', async ({ page, bench }) => {
  const tag = bench.imageName();
  bench.write('greeting.txt', `hello ${bench.unique}\n`);
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36 AS make
ARG WORD=${bench.unique}
COPY greeting.txt /greeting.txt
RUN echo "made with $WORD" && cat /greeting.txt > /out

FROM busybox:1.36
COPY --from=make /out /out
CMD ["cat", "/out"]
`,
  );
  const server = await bench.start({ workspace: null });

  await test.step('open the folder by its path', async () => {
    await page.goto(server.url);
    await page.getByRole('textbox', { name: 'Path of a folder' }).fill(bench.workspace);
    await page.keyboard.press('Enter');
    await editorReady(page);
    await expect(page.getByRole('button', { name: /Workspace: workspace/ })).toBeVisible();
  });

  await test.step('the graph follows the text, and both select each other', async () => {
    await fitGraph(page);
    await expect(graphRow(page, 7)).toHaveAccessibleName(/COPY --from=make \/out \/out/);
    await appendText(page, `RUN echo last-${bench.unique}\n`);
    await expect(graphRow(page, 9)).toHaveAccessibleName(/RUN echo last-/);
    await expect(graphRow(page, 9)).not.toHaveAttribute('aria-current', 'true');
    await graphRow(page, 4).click();
    await expect(graphRow(page, 4)).toHaveAttribute('aria-current', 'true');
    await expect(page.getByText('Ln 4, Col')).toBeVisible();
  });

  await test.step('choose options: a tag, an argument; the command says the same', async () => {
    await engineReady(page);
    await page.getByRole('button', { name: 'Build', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Build' });
    await dialog.getByRole('textbox', { name: 'Tags' }).fill(tag);
    await expect(dialog.getByRole('textbox', { name: 'Value of WORD' })).toHaveAttribute(
      'placeholder',
      `default: ${bench.unique}`,
    );
    await dialog.getByRole('textbox', { name: 'Value of WORD' }).fill('two words');
    await expect(dialog.getByTestId('docker-command')).toHaveText(
      `docker build -t ${tag} --build-arg 'WORD=two words' .`,
    );
    await dialog.getByRole('button', { name: 'Build', exact: true }).click();
  });

  await test.step('the build runs to its end on the graph, in the log and on the timeline', async () => {
    await expect(buildState(page)).toHaveText('Succeeded');
    expect(readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8')).toContain('RUN echo last-');
    await expect(graphRow(page, 4)).toHaveAccessibleName(/Done, /);
    await expect(graphRow(page, 1)).toHaveAccessibleName(/Cached|Done/);
    await expect(graphRow(page, 7)).toHaveAccessibleName(/Done.*layer [\d.]+ k?B/);
    const run = logStep(page, /^Open .*RUN echo "made with/);
    await run.click();
    await expect(page.getByText('made with two words', { exact: true })).toBeVisible();
    await logStep(page, /COPY greeting/).click();
    await expect(graphRow(page, 3)).toHaveAttribute('aria-current', 'true');
    await showTab(page, 'Timeline');
    await expect(
      page
        .getByRole('region', { name: 'Stage make' })
        .getByRole('button', { name: /RUN echo "made with .*: Done, started at .*, took/ }),
    ).toBeVisible();
  });

  await test.step('the log names the command that the build stands for', async () => {
    await showTab(page, 'Log');
    await expect(page.getByTestId('build-command')).toContainText(`docker build -t ${tag}`);
  });

  await test.step('the image is the one on the engine, its history leads back to the lines', async () => {
    await showTab(page, 'Image');
    const panel = page.getByRole('region', { name: 'Image', exact: true });
    await expect(panel).toContainText(tag);
    const id = await panel.getByTestId('image-id').getAttribute('title');
    const { body } = await askEngine('GET', `/images/${encodeURIComponent(tag)}/json`);
    expect(body).toMatchObject({ Id: id });
    const table = panel.getByRole('table');
    await expect(table.getByRole('row').nth(1)).toContainText('RUN');
    await expect(table.getByRole('row').nth(2)).toContainText('CMD');
    await expect(table.getByRole('row').nth(2)).toContainText('0 B');
    await table.getByRole('button', { name: 'Line 7' }).click();
    await expect(graphRow(page, 7)).toHaveAttribute('aria-current', 'true');
    await panel.getByRole('button', { name: /Base image/ }).click();
    await expect(panel).toContainText(`docker image inspect ${tag}`);
    await expect(panel).toContainText('It runs cat /out');
  });
});
