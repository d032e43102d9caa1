import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { editorReady, engineReady } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

const lens = (page: Page): Locator =>
  page.getByRole('region', { name: 'Both builders, line by line' });

/** The row of a line of the Dockerfile. */
const row = (page: Page, line: number): Locator =>
  lens(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^Line ${String(line)}: `) }) });

/** What a builder made of a line. */
const cell = (page: Page, line: number, builder: 'classic' | 'buildkit'): Locator =>
  row(page, line)
    .getByRole('cell')
    .nth(builder === 'classic' ? 0 : 1);

async function buildBoth(page: Page): Promise<void> {
  await engineReady(page);
  await page.getByRole('button', { name: 'More ways to build' }).click();
  await page.getByRole('menuitem', { name: 'Build with both builders…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start both' }).press('Enter');
}

test('layers of builds that fail are told as far as they are known', async ({ page, bench }) => {
  const text = [
    'FROM busybox:1.36',
    `RUN echo ${bench.unique}; head -c 70000 /dev/zero > /zeros`,
    'RUN exit 3',
  ];
  bench.write('Dockerfile', `${text.join('\n')}\n`);
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await buildBoth(page);
  await expect(cell(page, 3, 'classic')).toContainText('Failed');
  await expect(cell(page, 3, 'buildkit')).toContainText('Failed');
  // The image that the classic builder made last is still there; BuildKit made none.
  await expect(cell(page, 2, 'classic')).toContainText('70 kB');
  await expect(cell(page, 2, 'buildkit')).toContainText('size not known');
});

test('both builders on the same file, line by line', async ({ page, bench }) => {
  const text = [
    'FROM busybox:1.36 AS unused',
    `RUN echo ${bench.unique} > /unused`,
    'FROM busybox:1.36',
    'ENV GREETING=hello',
    `RUN echo ${bench.unique} > /made`,
  ];
  bench.write('Dockerfile', `${text.join('\n')}\n`);
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await buildBoth(page);

  await test.step('each line has what each builder made of it', async () => {
    const heads = lens(page).getByRole('columnheader');
    await expect(heads.nth(1)).toContainText('Classic builder');
    await expect(heads.nth(1)).toContainText('Succeeded');
    await expect(heads.nth(2)).toContainText('BuildKit');
    await expect(heads.nth(2)).toContainText('Succeeded');
    await expect(cell(page, 5, 'classic')).toContainText(/container [0-9a-f]{12}/);
    await expect(cell(page, 5, 'classic')).toContainText(/image [0-9a-f]{12}/);
    await expect(cell(page, 5, 'buildkit')).toContainText(/vertex [0-9a-f]{12}/);
    await expect(cell(page, 2, 'classic')).toContainText('Done');
    await expect(cell(page, 2, 'buildkit')).toContainText('The target does not need this stage.');
    await expect(row(page, 2)).toContainText('left out');
    await expect(cell(page, 4, 'buildkit')).toContainText('config only');
    await expect(row(page, 4)).toContainText('classic only');
  });

  await test.step('the images are compared', async () => {
    const layers = lens(page).getByRole('region', { name: /Layers of the images: \d of 2/ });
    await expect(layers.getByRole('row').nth(1)).toContainText('same');
    await expect(lens(page).getByRole('region', { name: 'Config of the images' })).toBeVisible();
  });

  await test.step('it is readable for everybody', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, 'both builders');
    }
  });

  await test.step('the records know that they belong together', async () => {
    await page.reload();
    await editorReady(page);
    await page.getByRole('tab', { name: 'Builds' }).click();
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect(lens(page)).toBeHidden();
    await page.getByRole('button', { name: 'More about build 1' }).click();
    await page.getByRole('menuitem', { name: 'Show both builders' }).click();
    await expect(cell(page, 5, 'classic')).toContainText(/image [0-9a-f]{12}/);
    await expect(cell(page, 5, 'buildkit')).toContainText(/vertex [0-9a-f]{12}/);
  });

  await test.step('a line leads to the editor', async () => {
    await row(page, 4).getByRole('button').press('Enter');
    await expect(page.getByRole('button', { name: /^Line 4: / }).first()).toBeVisible();
  });
});

test('a step that fails, and what one of the builders cannot do', async ({ page, bench }) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36 AS first\nRUN echo ${bench.unique} && exit 3\nFROM busybox:1.36\nCOPY --from=first /x /x\n`,
  );
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('textbox', { name: 'Tags' }).fill(`stagecraft-lens:${bench.unique}`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More ways to build' }).click();
  await page.getByRole('menuitem', { name: 'Build with both builders…' }).click();
  await expect(page.getByRole('dialog')).toContainText('The images get no tags');
  await page.getByRole('dialog').getByRole('button', { name: 'Start both' }).click();

  await expect(cell(page, 2, 'classic')).toContainText('Failed');
  await expect(cell(page, 2, 'classic')).toContainText('non-zero code: 3');
  await expect(cell(page, 2, 'buildkit')).toContainText('Failed');
  await expect(cell(page, 4, 'classic')).toContainText('not reached');
  await lens(page).getByRole('button', { name: 'Compare the records' }).click();
  await expect(page.getByRole('dialog', { name: 'Compare builds' })).toContainText('builder');
});
