import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendText, focusEditor, openPage, typeText } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a change on disk is noticed and never overwritten in silence', async ({ page, bench }) => {
  const onDisk = () => readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8');
  bench.write('Dockerfile', 'FROM busybox:1.36\n');
  await openPage(page, await bench.start());
  const text = page.locator('.monaco-editor .view-lines').first();
  const conflict = page.getByRole('alert').filter({ hasText: 'changed on disk' });

  await test.step('an unchanged file is simply read again', async () => {
    bench.write('Dockerfile', 'FROM busybox:1.36\nRUN echo from-elsewhere-1\n');
    await expect(text).toContainText('from-elsewhere-1');
    await expect(conflict).toBeHidden();
  });

  await test.step('with own changes there is a conflict, and saving does not win by itself', async () => {
    await appendText(page, 'RUN echo mine\n');
    bench.write('Dockerfile', 'FROM busybox:1.36\nRUN echo from-elsewhere-2\n');
    await expect(conflict).toBeVisible();
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+S');
    await expect(conflict).toBeVisible();
    expect(onDisk()).toContain('from-elsewhere-2');
    await expect(text).toContainText('mine');
  });

  await test.step("the disk's text can be taken, and undone", async () => {
    await conflict.getByRole('button', { name: 'Take the disk’s' }).click();
    await expect(conflict).toBeHidden();
    await expect(text).toContainText('from-elsewhere-2');
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(text).toContainText('mine');
  });

  await test.step('or mine kept: then the next save writes it', async () => {
    bench.write('Dockerfile', 'FROM busybox:1.36\nRUN echo from-elsewhere-3\n');
    await conflict.getByRole('button', { name: 'Keep mine' }).click();
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(onDisk).toContain('mine');
    await expect(conflict).toBeHidden();
  });

  await test.step('after that saving is ordinary', async () => {
    await typeText(page, 'FROM scratch\n');
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(onDisk).toBe('FROM scratch\n');
  });
});
