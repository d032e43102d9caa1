import type { Locator, Page } from '@playwright/test';
import { focusEditor, openPage, typeText } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

const dockerfile = [
  'FROM busybox:1.36',
  'RUN echo one > /one',
  'FROM busybox:1.36',
  'COPY --from=0 /one /one',
  'FROM scratch',
  'COPY --from=1 /one /one',
  '',
].join('\n');

/** The lines whose numbers are these, and no others. */
async function expectNumbers(page: Page, ...numbers: readonly number[]): Promise<void> {
  const lines = page.locator('.monaco-editor .view-line').filter({ hasText: '--from=' });
  await expect(lines).toHaveCount(numbers.length);
  for (const number of numbers) {
    await expect(lines.filter({ hasText: `--from=${String(number)}` })).toHaveCount(1);
  }
}

function bar(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: 'Stage numbers have changed' });
}

/** Types a stage before the first one; its first letter is seen before the rest comes, as a person's is. */
async function typeStage(page: Page): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('F');
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await page.keyboard.type('ROM scratch AS first');
  await page.keyboard.press('Escape');
}

test('stage numbers follow a new stage when the person wants them to', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());

  await test.step('typing a stage above changes no other line, and offers to', async () => {
    await typeStage(page);
    await expect(bar(page)).toContainText('2 references now mean another stage');
    await expectNumbers(page, 0, 1);
  });

  await test.step('one step updates all of them, and one step of undo takes it back', async () => {
    await bar(page).getByRole('button', { name: 'Update them' }).click();
    await expectNumbers(page, 1, 2);
    await expect(bar(page)).toBeHidden();
    await page.keyboard.press('ControlOrMeta+Z');
    await expectNumbers(page, 0, 1);
    await expect(page.getByRole('group', { name: /Stage first/ })).toBeVisible();
    await expect(bar(page)).toBeVisible();
  });

  await test.step('by keys alone, too', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('dialog').getByRole('combobox').fill('Update stage numbers');
    await page.keyboard.press('Enter');
    await expectNumbers(page, 1, 2);
    await expect(bar(page)).toBeHidden();
  });

  await test.step('taking the stage away again needs no offer', async () => {
    await typeText(page, dockerfile);
    await typeStage(page);
    await expect(bar(page)).toBeVisible();
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Delete');
    await expectNumbers(page, 0, 1);
    await expect(bar(page)).toBeHidden();
  });

  await test.step('left as written, the numbers stay', async () => {
    await typeStage(page);
    await bar(page).getByRole('button', { name: 'Leave as written' }).click();
    await expect(bar(page)).toBeHidden();
    await expectNumbers(page, 0, 1);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('LABEL a=b');
    await expect(page.getByRole('group', { name: /Stage first/ })).toBeVisible();
    await expect(bar(page)).toBeHidden();
  });
});

test('what Docker refuses in an ignore file is marked and listed', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  bench.write('.dockerignore', '*.log\nsrc/[a\n');
  await openPage(page, await bench.start());
  await page.getByRole('treeitem', { name: '.dockerignore' }).click();
  const problems = page.getByRole('list', { name: 'Problems of .dockerignore' });
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await expect(problems).toContainText('A [ is not closed by a ]');
  await expect(page.locator('.monaco-editor .squiggly-error')).toBeVisible();

  await problems.getByRole('button').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(']');
  await expect(page.getByText('BuildKit would accept .dockerignore')).toBeVisible();
  await expect(page.locator('.monaco-editor .squiggly-error')).toBeHidden();
});
