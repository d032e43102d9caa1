import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { fitGraph, openPage } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

const file = `FROM busybox:1.36 AS build
RUN mkdir -p /out

FROM busybox:1.36 AS app
COPY --from=build /out /a
COPY --from=build /out /b
COPY . /src

FROM busybox:latest AS last
`;

async function open(page: Page, bench: Bench): Promise<void> {
  bench.write('Dockerfile', file);
  bench.write('.dockerignore', '*.log\n');
  bench.write('noise.log', 'x');
  await openPage(page, await bench.start());
  await fitGraph(page);
}

const node = (page: Page, id: string): Locator => page.locator(`[data-graph-node="${id}"]`);
const item = (page: Page, name: string | RegExp): Locator => page.getByRole('menuitem', { name });
const dialog = (page: Page): Locator => page.getByRole('dialog');

async function expectText(page: Page, bench: Bench, text: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+S');
    expect(readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8')).toBe(text);
  }).toPass();
}

test('images, the context and lines of several instructions have what one expects', async ({
  page,
  bench,
}) => {
  await open(page, bench);
  await test.step('an image becomes the base of a stage', async () => {
    await node(page, 'image:busybox:latest').click({ button: 'right' });
    await item(page, 'Make it the base of a stage…').click();
    await expect(dialog(page)).toContainText('FROM busybox:latest AS build');
    await dialog(page).getByRole('button', { name: 'Change' }).click();
    await expect(dialog(page)).toBeHidden();
    await expectText(page, bench, file.replace('busybox:1.36 AS build', 'busybox:latest AS build'));
    await page.keyboard.press('ControlOrMeta+Z');
    await expectText(page, bench, file);
  });
  await test.step('the context tells what a build is sent', async () => {
    await node(page, 'context').click({ button: 'right' });
    await item(page, 'Show what a build is sent…').click();
    await expect(dialog(page)).toContainText('noise.log');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(node(page, 'context')).toBeFocused();
  });
  const line = page.locator('[data-graph-line="copy stage:build stage:app"]');
  await test.step('of a line that stands for two, one is led to another stage', async () => {
    await line.focus();
    await page.keyboard.press('Shift+F10');
    await item(page, 'Lead it to another stage…').click();
    await dialog(page)
      .getByRole('combobox', { name: /which one/ })
      .click();
    await page.getByRole('option', { name: /^Line 6/ }).click();
    await expect(dialog(page)).toContainText('COPY --from=build /out /b');
    await dialog(page).getByRole('button', { name: 'Change' }).click();
    await expect(dialog(page)).toBeHidden();
    const row = 'COPY --from=build /out /b\n';
    await expectText(page, bench, file.replace(row, '') + row);
    await page.keyboard.press('ControlOrMeta+Z');
    await expectText(page, bench, file);
  });
  await test.step('or deleted', async () => {
    await line.focus();
    await page.keyboard.press('Shift+F10');
    await item(page, 'Delete the connection and its text').click();
    await dialog(page)
      .getByRole('checkbox', { name: /^Line 5/ })
      .uncheck();
    await dialog(page).getByRole('button', { name: 'Delete' }).click();
    await expect(dialog(page)).toBeHidden();
    await expectText(page, bench, file.replace('COPY --from=build /out /b\n', ''));
  });
});

test.describe('by finger', () => {
  test.use({ hasTouch: true });
  test('a row is selected by a tap, and its menu opens under a resting finger', async ({
    page,
    bench,
  }) => {
    await open(page, bench);
    const row = page.getByRole('button', { name: /^Line 2: / });
    await row.tap();
    await expect(row).toHaveAttribute('aria-pressed', 'true');
    const box = await row.boundingBox();
    if (box === null) throw new Error('nothing to touch');
    const touches = await page.context().newCDPSession(page);
    const touchPoints = [{ x: box.x + 40, y: box.y + box.height / 2 }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await expect(item(page, 'Delete the instruction')).toBeVisible();
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await item(page, 'Delete the instruction').tap();
    await expectText(page, bench, file.replace('RUN mkdir -p /out\n', ''));
  });
});
