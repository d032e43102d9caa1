import { buildState, editorReady, engineReady, graphRow } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('the job without a mouse', async ({ page, bench }) => {
  bench.write('Dockerfile', `FROM busybox:1.36 AS base\nRUN echo ${bench.unique}\n`);
  const server = await bench.start({ workspace: null });

  await test.step('open a folder', async () => {
    await page.goto(server.url);
    const path = page.getByRole('textbox', { name: 'Path of a folder' });
    await expect(path).toBeVisible();
    for (let presses = 0; presses < 40; presses += 1) {
      if (await path.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(path).toBeFocused();
    await page.keyboard.type(bench.workspace);
    await page.keyboard.press('Enter');
    await editorReady(page);
  });

  await test.step('edit and save', async () => {
    await page.keyboard.press('ControlOrMeta+1');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('RUN echo typed\n');
    await page.keyboard.press('ControlOrMeta+S');
    await expect(page.getByText('unsaved')).toHaveCount(0);
  });

  await test.step('go over the graph, and from a row to its text', async () => {
    await page.keyboard.press('Alt+0');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(graphRow(page, 2)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('ControlOrMeta+2');
    await expect(graphRow(page, 2)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(graphRow(page, 3)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Ln 3, Col')).toBeVisible();
  });

  await test.step('build, with another option', async () => {
    await engineReady(page);
    await page.keyboard.press('ControlOrMeta+Enter');
    const dialog = page.getByRole('dialog', { name: 'Build' });
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeFocused();
    const noCache = dialog.getByRole('checkbox', { name: 'Without cache' });
    for (let presses = 0; presses < 30; presses += 1) {
      if (await noCache.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Space');
    await expect(dialog.getByTestId('docker-command')).toContainText('--no-cache');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog.getByRole('button', { name: 'Build', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(buildState(page)).toHaveText('Succeeded');
  });

  await test.step('the timeline by arrow keys, and from a bar into the log', async () => {
    await page.keyboard.press('F1');
    await expect(page.getByPlaceholder('Type a command')).toBeFocused();
    await page.keyboard.type('timeline');
    await page.keyboard.press('Enter');
    const bars = page.getByRole('region', { name: 'Build timeline' }).getByRole('button');
    await bars.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(bars.nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Log' })).toHaveAttribute('aria-selected', 'true');
  });
});

test('closing a file by its tab leaves the keyboard in the editor', async ({ page, bench }) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  await page.goto((await bench.start()).url);
  await editorReady(page);
  await page.getByRole('button', { name: 'Close Dockerfile' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Editor' })).toBeFocused();
});
