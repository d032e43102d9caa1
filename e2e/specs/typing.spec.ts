import { focusEditor, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('the frame that shows a letter waits for nothing else on the page', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', 'FROM busybox:1.36\nRUN echo 1\n');
  await openPage(page, await bench.start());
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await expect(page.getByText('Ln 3, Col 1')).toBeVisible();

  await page.evaluate(() => {
    const status = document.querySelector('footer');
    globalThis.statusInFrame = new Promise((resolve) => {
      const inFrame = (): number => requestAnimationFrame(() => resolve(status?.textContent ?? ''));
      addEventListener('keydown', inFrame, { capture: true, once: true });
    });
  });
  await page.keyboard.press('x');
  expect(await page.evaluate(() => globalThis.statusInFrame)).toContain('Ln 3, Col 1');
  await expect(page.getByText('Ln 3, Col 2')).toBeVisible();
});

declare global {
  var statusInFrame: Promise<string> | undefined;
}
