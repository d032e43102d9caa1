import { editorReady, engineReady } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test.use({ locale: 'zh-CN' });

test('the whole job in Simplified Chinese', async ({ page, bench }) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36 AS base\nRUN echo 你好-${bench.unique}\nRUN exit 7\n`,
  );
  const server = await bench.start();
  await page.goto(server.url);
  await editorReady(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  const dialog = page.getByRole('dialog', { name: '构建' });
  await expect(dialog).toContainText('目标阶段');
  await expect(dialog.getByRole('button', { name: '构建', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  const log = page.getByRole('region', { name: '构建日志' });
  await expect(log.getByRole('status').first()).toHaveText('失败');
  await expect(log.getByRole('alert')).toContainText('（退出码 7）');
  await log.getByRole('button', { name: /^展开 .*RUN echo/ }).click();
  await expect(log.getByText(`你好-${bench.unique}`, { exact: true })).toBeVisible();

  await test.step('English is one command away, and stays after a reload', async () => {
    await page.keyboard.press('F1');
    await page.getByPlaceholder('输入命令').fill('English');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Timeline' })).toBeVisible();
  });
});
