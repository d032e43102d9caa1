import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendText, editorReady, graphRow, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('go between the places of the window and find the work as it was', async ({ page, bench }) => {
  bench.write('Dockerfile', `FROM busybox:1.36\nRUN echo ${bench.unique}\n`);
  await openPage(page, await bench.start());
  const places = page.getByRole('navigation', { name: 'Places' });
  const place = (name: string) => places.getByRole('button', { name, exact: true });
  await appendText(page, 'RUN echo typed\n');
  await expect(graphRow(page, 3)).toBeVisible();

  await test.step('to the images', async () => {
    await place('Images').click();
    await expect(place('Images')).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('region', { name: 'The chosen image' })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('view')).toBe('images');
    // The workbench is neither seen nor reached.
    await expect(graphRow(page, 3)).toHaveCount(0);
  });

  await test.step('keys of the workbench are left alone there', async () => {
    await page.keyboard.press('ControlOrMeta+S');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8')).not.toContain('typed');
  });

  await test.step('back by the browser, with the text that was not saved and its undo', async () => {
    await page.goBack();
    await expect(place('Workspace')).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('.view-lines')).toContainText('typed');
    await page.locator('.monaco-editor .view-lines').first().click();
    // The line's end first, then the word.
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(page.locator('.view-lines')).not.toContainText('typed');
    await expect(graphRow(page, 3)).not.toContainText('typed');
  });

  await test.step('by the palette, and after a reload', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox').fill('Go to the registries');
    await page.keyboard.press('Enter');
    await expect(place('Registries')).toHaveAttribute('aria-current', 'page');
    await page.reload();
    await expect(place('Registries')).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { name: 'Registries', level: 1 })).toBeAttached();
  });

  await test.step('a command of the workbench leads back to it', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('combobox').fill('Show builds');
    await page.keyboard.press('Enter');
    await expect(place('Workspace')).toHaveAttribute('aria-current', 'page');
    await editorReady(page);
    await expect(page.getByRole('tab', { name: 'Builds' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });
});
