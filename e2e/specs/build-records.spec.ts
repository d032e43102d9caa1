import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, editorReady, graphRow, typeText } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

/** What asks why, at each step that was carried out, in their order. */
const why = (page: Page) => page.getByRole('button', { name: 'Why not cached?' });

/** A build in the list, by its number. */
const record = (page: Page, number: number) =>
  page
    .getByRole('list', { name: 'Builds' })
    .getByRole('listitem')
    .filter({ hasText: `#${String(number)}` });

/** Builds, and waits until the list shows the build of that number as done. */
async function buildOnce(page: Page, number: number): Promise<void> {
  await build(page);
  await expect(record(page, number)).toContainText('Succeeded');
  await expect(buildState(page)).toHaveText('Succeeded');
}

test('why a step was not cached, and two builds side by side', async ({ page, bench }) => {
  bench.write('src/main.c', `one ${bench.unique}\n`);
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nCOPY src /src-${bench.unique}\nRUN echo ${bench.unique} > /made\n`,
  );
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await page.getByRole('tab', { name: 'Builds' }).click();

  await buildOnce(page, 1);
  bench.write('src/main.c', `two ${bench.unique}\n`);
  await buildOnce(page, 2);

  await test.step('the log’s row tells which file changed', async () => {
    await why(page).first().click();
    const dialog = page.getByRole('dialog', { name: 'Why not cached?' });
    await expect(dialog).toContainText('Compared with build #1');
    await expect(dialog.getByRole('list', { name: 'Causes' })).toContainText('main.c');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a step that only followed names the line that it follows', async () => {
    await why(page).last().click();
    const dialog = page.getByRole('dialog', { name: 'Why not cached?' });
    await expect(dialog).toContainText('line 2, was built anew');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('two builds are compared', async () => {
    await page.getByRole('checkbox', { name: 'Select build 1' }).click();
    await page.getByRole('checkbox', { name: 'Select build 2' }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare builds' });
    await expect(dialog.getByRole('region', { name: 'Files of the context' })).toContainText(
      'src/main.c',
    );
    await expect(dialog.getByRole('region', { name: 'Dockerfile' })).toContainText('No difference');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a row of the graph tells it too', async () => {
    await graphRow(page, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Why not cached?' }).click();
    const dialog = page.getByRole('dialog', { name: 'Why not cached?' });
    await expect(dialog.getByRole('list', { name: 'Causes' })).toContainText('main.c');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(graphRow(page, 2)).toBeFocused();
  });

  await test.step('a build is compared with the one before, and gets a name', async () => {
    const more = page.getByRole('button', { name: 'More about build 2' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Compare with build #1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare builds' });
    await expect(dialog).toContainText('src/main.c');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(more).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Rename …' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('two <b>');
    await page.keyboard.press('Enter');
    await expect(record(page, 2)).toContainText('two <b>');
    await expect(more).toBeFocused();
  });

  await test.step('a pinned build is shown as pinned', async () => {
    await page.getByRole('button', { name: 'More about build 1' }).click();
    await page.getByRole('menuitem', { name: /^Pin build 1/ }).click();
    await expect(record(page, 1)).toContainText('Pinned');
  });
});

test('what a build would take from the cache, on the graph', async ({ page, bench }) => {
  bench.write('src/main.c', `one ${bench.unique}\n`);
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nRUN echo ${bench.unique} > /made\nCOPY src /src-${bench.unique}\n`,
  );
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await page.getByRole('tab', { name: 'Builds' }).click();
  await buildOnce(page, 1);

  await page.getByRole('button', { name: 'What a build would take from the cache' }).click();
  await expect(page.getByText('A build would take 2 of 2 steps from the cache.')).toBeVisible();
  await expect(graphRow(page, 3)).toHaveAccessibleName(/A build would take it from the cache/);
  await expect(graphRow(page, 3)).toContainText('cached');

  bench.write('src/main.c', `two ${bench.unique}\n`);
  await expect(page.getByText('A build would take 1 of 2 steps from the cache.')).toBeVisible();
  await expect(graphRow(page, 3)).toHaveAccessibleName(/1 file that it reads changed: src\/main.c/);
  await expect(graphRow(page, 3)).toContainText('built');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `what is foretold: ${colorScheme}`);
  }
  await test.step('the tree tells the same', async () => {
    await page.getByRole('button', { name: 'Show as a tree' }).click();
    await expect(page.getByText('A build would take 1 of 2 steps from the cache.')).toBeVisible();
    const row = page.getByRole('treeitem', { name: /^Line 3: / });
    await expect(row).toHaveAccessibleName(/1 file that it reads changed: src\/main.c/);
    await expect(row).toContainText('built');
    await expect(page.getByRole('treeitem', { name: /^Line 2: / })).toContainText('cached');
    await expectAccessible(page, 'what is foretold, in the tree');
    await page.getByRole('button', { name: 'Hide what a build would take' }).click();
    await expect(row).not.toHaveAccessibleName(/reads changed/);
    await page.getByRole('button', { name: 'What a build would take from the cache' }).click();
    await expect(row).toContainText('built');
    await page.getByRole('button', { name: 'Show as a canvas' }).click();
    await expect(graphRow(page, 3)).toContainText('built');
  });
  await test.step('what then happened is compared with it', async () => {
    await buildOnce(page, 2);
    await expect(record(page, 2)).toContainText('Cache as expected: 2 of 2');
    const opener = page.getByRole('button', { name: 'Trends' });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'Trends' });
    await expect(dialog.getByRole('img', { name: /^Duration of 2 builds/ })).toBeVisible();
    await expect(dialog.getByRole('row', { name: /^#2 .* 2 of 2$/ })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `trends: ${colorScheme}`);
    }
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  });

  await page.getByRole('button', { name: 'Hide what a build would take from the cache' }).click();
  await expect(graphRow(page, 3)).not.toHaveAccessibleName(/from the cache|carry it out/);
});

test('how long records are kept, and a record that comes as a file', async ({ page, bench }) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\nENV KEPT=1\n');
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await page.getByRole('tab', { name: 'Builds' }).click();
  await buildOnce(page, 1);
  await page.getByRole('checkbox', { name: 'Select build 1' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as a file' }).click();
  const exported = await (await coming).path();

  const opener = page.getByRole('button', { name: 'Build records' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Build records' });
  await expect(dialog.getByRole('region', { name: 'On disk' })).toContainText('1 record');
  await expect(dialog.getByRole('textbox', { name: 'Days' })).toHaveValue('180');

  await test.step('what is no number is not saved', async () => {
    await dialog.getByRole('textbox', { name: 'Builds at once' }).fill('0');
    await expect(dialog.getByText('A whole number from 1 to 64.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await expectAccessible(page, 'build records');
  });

  await test.step('what is saved stays', async () => {
    await dialog.getByRole('textbox', { name: 'Builds at once' }).fill('3');
    await dialog.getByRole('textbox', { name: 'Days' }).fill('');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Saved.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Builds at once' })).toHaveValue('3');
    await expect(dialog.getByRole('textbox', { name: 'Days' })).toHaveValue('');
  });

  await test.step('a file that is no record is refused in the server’s words', async () => {
    const file = { name: 'x.gz', mimeType: 'application/gzip', buffer: Buffer.from('no') };
    await dialog.locator('input[type=file]').setInputFiles(file);
    await expect(dialog.getByRole('alert')).toBeVisible();
  });

  await test.step('a record becomes a build of the workspace', async () => {
    await dialog.locator('input[type=file]').setInputFiles(exported);
    await expect(dialog.getByText('Imported as build #2.')).toBeVisible();
    await expect(dialog.getByRole('region', { name: 'On disk' })).toContainText('2 records');
    await page.keyboard.press('Escape');
    await expect(record(page, 2)).toContainText('Succeeded');
  });
});

test('two builds compared on the graph, on the canvas and in the tree', async ({ page, bench }) => {
  const text = (greeting: string) =>
    `FROM busybox:1.36\nRUN echo ${bench.unique} > /first\nRUN echo ${greeting} ${bench.unique} > /made\nRUN echo ${bench.unique} last > /last\n`;
  bench.write('Dockerfile', text('hi'));
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await page.getByRole('tab', { name: 'Builds' }).click();
  await buildOnce(page, 1);
  await typeText(page, `${text('hello everybody')}COPY Dockerfile /\n`);
  await expect(graphRow(page, 5)).toBeVisible();
  await buildOnce(page, 2);
  const more = page.getByRole('button', { name: 'More about build 2' });
  const bar = page.getByRole('region', { name: 'Two builds compared on the graph' });

  await test.step('the dialog shows it on the graph', async () => {
    await more.click();
    await page.getByRole('menuitem', { name: 'Compare with build #1' }).click();
    await page.getByRole('button', { name: 'Show on the graph' }).press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(bar).toContainText('Build #1 → #2');
    await expect(graphRow(page, 2)).toHaveAccessibleName(/now cached/);
    await expect(graphRow(page, 3)).toHaveAccessibleName(/changed.* bigger \+13 B/);
    await expect(graphRow(page, 3)).toContainText('changed');
    await expect(graphRow(page, 5)).toHaveAccessibleName(/added/);
    const legend = bar.getByRole('list', { name: 'What differs' });
    await expect(legend).toContainText('added 1');
    await expect(legend).toContainText('now cached 1');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, 'two builds compared on the canvas');
    }
  });

  await test.step('a stage without its rows shows the sum', async () => {
    const header = page.locator('[role=group][data-graph-node]').first();
    await expect(header).toHaveAccessibleName(/added 1, changed 1.*now cached 1/);
    const sum = page.locator('.graph-card > :not(.graph-far) [data-compared^="added changed"]');
    await expect(sum).toHaveCount(0);
    const rows = page.getByRole('button', { name: /^Rows of / });
    await rows.click();
    await expect(sum).toBeVisible();
    await expect(sum).toHaveText(/^111?/);
    await rows.click();
    await expect(graphRow(page, 5)).toBeVisible();
  });

  await test.step('the tree shows the same', async () => {
    await page.getByRole('button', { name: 'Show as a tree' }).click();
    await expect(page.getByRole('treeitem', { name: /^Line 5: / })).toHaveAccessibleName(/added/);
    await expect(bar).toContainText('Build #1 → #2');
    await expectAccessible(page, 'two builds compared in the tree');
    await page.getByRole('button', { name: 'Show as a canvas' }).click();
  });

  await test.step('what is edited since is not compared', async () => {
    await typeText(page, text('hello everybody'));
    await expect(bar).toContainText('1 was edited since');
  });

  await test.step('it ends by its button', async () => {
    await bar.getByRole('button', { name: 'End the comparison on the graph' }).press('Enter');
    await expect(bar).toBeHidden();
    await expect(graphRow(page, 3)).toHaveAccessibleName(/^(?!.*changed)/);
  });

  await test.step('another way to colour the graph ends it too', async () => {
    await more.click();
    await page.getByRole('menuitem', { name: 'Compare with build #1' }).click();
    await page.getByRole('button', { name: 'Show on the graph' }).click();
    await expect(bar).toBeVisible();
    await page.getByRole('button', { name: 'Time', exact: true }).click();
    await expect(bar).toBeHidden();
  });
});
