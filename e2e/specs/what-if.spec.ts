import type { Page } from '@playwright/test';
import { chooseByEnter } from '../support/gestures.ts';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, fitGraph, graphRow, openPage, takeKeyboard } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

/** A build in the list, by its number. */
const record = (page: Page, number: number) =>
  page
    .getByRole('list', { name: 'Builds' })
    .getByRole('listitem')
    .filter({ hasText: `#${String(number)}` });

/** Builds with one more source file. Those that are there stay as they were sent, so that they can be hashed. */
async function buildAnother(page: Page, bench: Bench, number: number): Promise<void> {
  bench.write(`part-${String(number)}.c`, bench.unique);
  await build(page);
  await expect(record(page, number)).toContainText('Succeeded');
  await expect(buildState(page)).toHaveText('Succeeded');
}

test('what another order would have kept, and that it does', async ({ page, bench }) => {
  const install = `RUN echo install ${bench.unique} > /made`;
  bench.write('Dockerfile', `FROM busybox:1.36\nCOPY . /src-${bench.unique}\n${install}\n`);
  await openPage(page, await bench.start());
  await page.getByRole('tab', { name: 'Builds' }).click();
  await fitGraph(page);
  const ask = async (): Promise<void> => {
    await graphRow(page, 3).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'What if this stood…' }).click();
  };
  const dialog = page.getByRole('dialog', { name: 'What if this stood…' });
  const last = dialog.getByRole('region', { name: 'In the last builds' });

  await test.step('one build alone tells nothing', async () => {
    await buildAnother(page, bench, 1);
    await ask();
    await expect(last).toContainText('No two builds of this Dockerfile have a record');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await buildAnother(page, bench, 2);
  await buildAnother(page, bench, 3);
  await buildAnother(page, bench, 4);

  await test.step('each rebuild after a change of the source would have kept the install', async () => {
    await ask();
    await expect(dialog.getByRole('combobox', { name: 'Before' })).toContainText('Line 2: COPY');
    await expect(last).toContainText(`3 of the last 3 rebuilds would have kept ${install}; 0 did`);
    await expect(last.getByRole('row', { name: /^RUN echo install/ })).toContainText(
      /0 of 3\s*3 of 3/,
    );
    await expect(last.getByRole('row', { name: /^COPY/ })).toContainText(/0 of 3\s*0 of 3/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `what if: ${colorScheme}`);
    }
  });

  await test.step('the move is done, and its toast tells the same', async () => {
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(graphRow(page, 2)).toHaveAccessibleName(/RUN/);
    await page.getByRole('button', { name: 'In the last builds…' }).click();
    const told = page.getByRole('dialog', { name: 'What the new order would have meant' });
    await expect(told).toContainText('3 of the last 3 rebuilds would have kept');
    await page.keyboard.press('Escape');
    await expect(told).toBeHidden();
    await takeKeyboard(graphRow(page, 2));
  });

  await test.step('from then on the install is taken from the cache', async () => {
    await buildAnother(page, bench, 5);
    await buildAnother(page, bench, 6);
    await expect(graphRow(page, 2)).toHaveAccessibleName(/RUN .*Cached/);
  });
});

test('what would be worse is said as well', async ({ page, bench }) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36\nRUN echo install ${bench.unique} > /made\nCOPY . /src-${bench.unique}\n`,
  );
  await openPage(page, await bench.start());
  await page.getByRole('tab', { name: 'Builds' }).click();
  await fitGraph(page);
  for (const number of [1, 2]) {
    await buildAnother(page, bench, number);
  }
  await graphRow(page, 2).focus();
  await page.keyboard.press('Shift+F10');
  await chooseByEnter(page, 'What if this stood…');
  const dialog = page.getByRole('dialog', { name: 'What if this stood…' });
  await expect(dialog).toContainText('The last rebuild would not have kept RUN echo install');
  await page.keyboard.press('Escape');
  await expect(graphRow(page, 2)).toBeFocused();
});
