import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, engineReady, fitGraph, graphRow, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';
import { expectThenUndo } from '../support/text.ts';

const start = (page: Page) => page.getByRole('button', { name: 'Apply and compare' });
const underWay = (page: Page) => page.getByRole('dialog', { name: /^Apply and compare: / });
const compared = (page: Page) => page.getByRole('dialog', { name: 'Compare builds' });

/** Asks what it would be to put the instruction before the first one of its stage. */
async function askWhatIf(page: Page, line: number): Promise<void> {
  await graphRow(page, line).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'What if this stood…' }).click();
  await expect(page.getByRole('combobox', { name: 'Before' })).toBeVisible();
}

test('a refactoring is built without and with it, and compared', async ({ page, bench }) => {
  const [one, two] = [`echo ${bench.unique} > /one`, 'echo two > /two'];
  const file = `FROM busybox:1.36\nRUN ${one}\nRUN ${two}\n`;
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await engineReady(page);
  await page.getByRole('button', { name: 'Improve' }).click();
  await page.getByRole('menuitem', { name: /^Merge/ }).click();
  await start(page).click();

  await test.step('both builds stand side by side', async () => {
    await expect(compared(page)).toContainText('0 of 2 steps of build #1 came from the cache');
    await expect(compared(page)).toContainText('0 of 1 of build #2');
    const layers = compared(page).getByRole('row', { name: /^Layers of the Dockerfile/ });
    await expect(layers.getByRole('cell')).toHaveText(['2', '1']);
    const text = compared(page).getByRole('region', { name: 'Dockerfile' });
    await expect(text).toContainText(`- RUN ${one}`);
    const steps = compared(page).getByRole('region', { name: 'Steps' });
    await expect(steps.getByRole('columnheader', { name: 'Build #2' })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `apply and compare: ${colorScheme}`);
    }
  });

  await test.step('and once more without the cache', async () => {
    await compared(page).getByRole('button', { name: 'Build both without the cache' }).click();
    await expect(compared(page)).toContainText('Both builds ran without the cache.');
    await expect(compared(page).getByRole('columnheader', { name: 'Build #4' })).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(compared(page)).toBeHidden();
  });

  await expectThenUndo(page, bench, `FROM busybox:1.36\nRUN ${one} && \\\n    ${two}\n`, file);
});

test('a build of exactly this is taken, and a change that fails can be taken back', async ({
  page,
  bench,
}) => {
  const file = `FROM busybox:1.36\nRUN echo ${bench.unique} > /one\nRUN cat /one\n`;
  bench.write('Dockerfile', file);
  // What fades in or away is looked at as it is then.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await openPage(page, await bench.start());
  await fitGraph(page);
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  await askWhatIf(page, 3);
  await start(page).press('Enter');
  const steps = underWay(page).getByRole('list', { name: 'Steps' });
  await expect(steps).toContainText('Build #1 was made of exactly this; it is taken.');
  await expect(underWay(page)).toContainText('Build #2 failed');
  await expect(underWay(page)).toContainText('The change is in the text.');
  await expectAccessible(page, 'a change that failed');
  await underWay(page).getByRole('button', { name: 'Undo the change' }).click();
  await expect(underWay(page)).toBeHidden();
  await expect(graphRow(page, 3)).toHaveAccessibleName(/cat/);
});

test('cancelling in the first build leaves the text as it was', async ({ page, bench }) => {
  const file = `FROM busybox:1.36\nRUN echo ${bench.unique} && sleep 300\nRUN true\n`;
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await fitGraph(page);
  await engineReady(page);
  await askWhatIf(page, 3);
  await start(page).click();
  await expect(underWay(page).getByRole('list', { name: 'Steps' })).toContainText('Build #1');
  await page.keyboard.press('Escape');
  await expect(underWay(page)).toContainText('Cancelled.');
  await expect(underWay(page)).toContainText('The text is as it was.');
  await page.keyboard.press('Escape');
  await expect(underWay(page)).toBeHidden();
  await expect(buildState(page)).toHaveText('Cancelled');
  await expect(graphRow(page, 3)).toHaveAccessibleName(/true/);
});
