import { fitGraph, focusEditor, graphRow, openPage, showTab, typeText } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('the graph follows every change of the text', async ({ page, bench }) => {
  bench.write('Dockerfile', 'FROM busybox:1.36 AS one\nRUN echo 1\n');
  await openPage(page, await bench.start());
  const node = (name: string | RegExp) => page.getByRole('group', { name });
  await expect(node(/Stage one/)).toBeVisible();

  await typeText(
    page,
    'FROM busybox:1.36 AS one\nRUN echo 1\n\nFROM busybox:1.36 AS spare\n\nFROM scratch AS two\nCOPY --from=one /bin /bin\n',
  );
  await fitGraph(page);
  await expect(node(/Stage two/)).toBeVisible();
  await expect(node(/Stage spare.*not needed/)).toBeVisible();
  await expect(page.getByLabel('two copies from one')).toBeAttached();

  await test.step('the cursor chooses the row, the row chooses the text', async () => {
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+Home');
    await expect(graphRow(page, 1)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(graphRow(page, 2)).toHaveAttribute('aria-current', 'true');
    await graphRow(page, 7).click();
    await expect(page.getByText('Ln 7, Col')).toBeVisible();
  });

  await test.step('what BuildKit would refuse is told in the text, on the row and in the list', async () => {
    await typeText(page, 'FROM busybox:1.36 AS one\nRNU echo 1\n');
    await expect(graphRow(page, 2)).toHaveAccessibleName(/Error: /);
    await expect(page.locator('.monaco-editor .squiggly-error')).toBeVisible();
    await showTab(page, 'Problems');
    await expect(page.getByRole('tabpanel', { name: 'Problems' })).toContainText('RNU');
    await expect(node(/Stage two/)).toHaveCount(0);
  });

  await test.step('undo brings text and graph back', async () => {
    await focusEditor(page);
    const text = page.locator('.monaco-editor .view-lines').first();
    // What was typed at once goes word by word.
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+Z');
      expect(await text.innerText()).toContain('two');
    }).toPass({ intervals: [0] });
    await fitGraph(page);
    await expect(node(/Stage two/)).toBeVisible();
  });
});
