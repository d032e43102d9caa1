import type { Locator, Page } from '@playwright/test';
import { holdWorker } from '../support/language-worker.ts';
import { fitGraph, graphRow, openPage, takeKeyboard } from '../support/page.ts';
import { chooseByEnter } from '../support/gestures.ts';
import { expect, test, type Bench } from '../support/test.ts';

const file = `FROM busybox:1.36 AS build
WORKDIR /src
RUN echo hello > hello.txt

FROM busybox:1.36 AS app
COPY --from=build /src/hello.txt /hello.txt
`;

type View = 'canvas' | 'tree';

async function open(page: Page, bench: Bench, view: View): Promise<void> {
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await fitGraph(page);
  await expect(graphRow(page, 6)).toBeVisible();
  if (view === 'canvas') return;
  await page.keyboard.press('Alt+T');
  await expect(stage(page, 'tree', 'build')).toBeFocused();
}

function row(page: Page, view: View, line: number): Locator {
  return view === 'canvas'
    ? graphRow(page, line)
    : page.getByRole('treeitem', { name: new RegExp(`^Line ${String(line)}: `) });
}

function stage(page: Page, view: View, name: string): Locator {
  return page.getByRole(view === 'canvas' ? 'group' : 'treeitem', {
    name: new RegExp(`^Stage ${name}(?:,|$)`),
  });
}

for (const view of ['canvas', 'tree'] as const) {
  test(`the keyboard is where the work goes on: ${view}`, async ({ page, bench }) => {
    await open(page, bench, view);
    const app = stage(page, view, 'app');
    await test.step('in the form of what was added', async () => {
      await takeKeyboard(app);
      await page.keyboard.press('Insert');
      await expect(page.getByPlaceholder('Search by name or by what it does…')).toBeFocused();
      await page.keyboard.type('expose');
      await page.keyboard.press('Enter');
      const form = page.getByRole('complementary', { name: 'Line 7: EXPOSE' });
      await expect(form.getByRole('textbox').first()).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(form).toBeHidden();
      await page.keyboard.press('ControlOrMeta+Z');
      await expect(row(page, view, 7)).toHaveCount(0);
    });
    await test.step('at the stage beside one that has gone', async () => {
      await takeKeyboard(app);
      await page.keyboard.press('ControlOrMeta+D');
      await expect(stage(page, view, 'app-copy')).toBeFocused();
      await page.keyboard.press('ControlOrMeta+Z');
      await expect(stage(page, view, 'app-copy')).toHaveCount(0);
      await expect(app).toBeFocused();
    });
    await test.step('at the row before the last of a stage that has gone', async () => {
      await takeKeyboard(row(page, view, 3));
      await page.keyboard.press('Delete');
      await expect(row(page, view, 2)).toBeFocused();
      await page.keyboard.press('ControlOrMeta+Z');
      await expect(row(page, view, 3)).toBeVisible();
    });
    await test.step('where it was when a question is not answered', async () => {
      await takeKeyboard(app);
      await page.keyboard.press('F1');
      await expect(page.getByPlaceholder('Type a command…')).toBeFocused();
      await page.keyboard.type('new stage');
      await page.keyboard.press('Enter');
      const asked = page.getByRole('dialog', { name: 'New stage' });
      await expect(asked.getByRole('combobox')).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(app).toBeFocused();
    });
    await test.step('at the stage that was added by naming its image', async () => {
      await page.getByRole('button', { name: 'Stage', exact: true }).press('Enter');
      const asked = page.getByRole('dialog', { name: 'New stage' });
      await expect(asked.getByRole('combobox')).toBeFocused();
      await page.keyboard.type('busybox:1.36');
      await page.keyboard.press('Enter');
      await expect(stage(page, view, 'busybox')).toBeFocused();
    });
    await test.step('at what is selected when the other view is shown', async () => {
      await page.keyboard.press('Alt+T');
      const other = view === 'tree' ? 'canvas' : 'tree';
      await expect(stage(page, other, 'busybox')).toBeFocused();
    });
  });

  test(`it is told where a movement ends, and what the target is: ${view}`, async ({
    page,
    bench,
  }) => {
    await open(page, bench, view);
    const said = (text: string): Locator => page.getByRole('status').filter({ hasText: text });
    await row(page, view, 2).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(said('It can’t be moved any further this way.')).toHaveCount(1);
    await expect(row(page, view, 2)).toBeFocused();
    await stage(page, view, 'build').focus();
    await page.keyboard.press('Shift+F10');
    await chooseByEnter(page, 'Make the stage the target');
    await expect(said('Target: build')).toHaveCount(1);
  });

  test(`a person who moves the keyboard is not pulled back to what a gesture made: ${view}`, async ({
    page,
    bench,
  }) => {
    const snapshots = await holdWorker(page, 'snapshot');
    await open(page, bench, view);
    const text = page.locator('.monaco-editor .view-lines').first();
    await test.step('when it is drawn after that', async () => {
      await stage(page, view, 'app').focus();
      await snapshots.hold();
      await page.keyboard.press('ControlOrMeta+D');
      await expect(text).toContainText('app-copy');
      await page.keyboard.press('ArrowDown');
      await expect(stage(page, view, 'app')).not.toBeFocused();
      const here = page.locator(':focus');
      const name = (await here.getAttribute('aria-label')) ?? '';
      await snapshots.release();
      await expect(stage(page, view, 'app-copy')).toBeVisible();
      await expect(here).toHaveAccessibleName(name);
    });
    await test.step('but where it is lost with what is gone, it comes back', async () => {
      await row(page, view, 2).focus();
      await page.keyboard.press('ArrowDown');
      await expect(row(page, view, 3)).toBeFocused();
      await snapshots.hold();
      await page.keyboard.press('Delete');
      await expect(text).not.toContainText('RUN');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowDown');
      await snapshots.release();
      await expect(row(page, view, 2)).toBeFocused();
    });
  });
}
