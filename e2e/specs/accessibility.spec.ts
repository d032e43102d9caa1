import { expectAccessible } from '../support/axe.ts';
import { build, buildState, fitGraph, openPage, showTab } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`no view has a violation that axe finds: ${scheme}`, async ({ page, bench }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    bench.write(
      'Dockerfile',
      `FROM busybox:1.36 AS a\nARG X=1\nRUN echo ${bench.unique}; printf '\\033[31mred \\033[32mgreen\\033[0m\\n'\nFROM busybox:1.36\nCOPY --from=a /etc/passwd /p\nRUN test -e /missing\n`,
    );
    const start = await bench.start({ workspace: null });
    await page.goto(start.url);
    await expect(page.getByRole('textbox', { name: 'Path of a folder' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
    await expectAccessible(page, 'start page');

    const server = await bench.start({ port: '0' });
    await openPage(page, server);
    await fitGraph(page);
    await showTab(page, 'Problems');
    await expectAccessible(page, 'editor, graph, problems');

    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('dialog', { name: 'Build' })).toBeVisible();
    await expectAccessible(page, 'build panel');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'command palette');
    await page.keyboard.press('Escape');

    await build(page);
    await expect(buildState(page)).toHaveText('Failed');
    await page.getByRole('button', { name: 'Open all steps' }).click();
    await page.getByRole('textbox', { name: 'Search the log' }).fill('red');
    await expectAccessible(page, 'log of a failed build');
    await showTab(page, 'Timeline');
    await expectAccessible(page, 'timeline');

    await page.getByRole('button', { name: 'Target: ' }).click();
    await page.getByRole('menuitemradio', { name: 'a', exact: true }).click();
    await build(page);
    await expect(buildState(page)).toHaveText('Succeeded');
    await showTab(page, 'Image');
    await expect(page.getByTestId('image-id')).toBeVisible();
    await page.getByRole('tab', { name: 'Builds' }).click();
    await expectAccessible(page, 'image, list of builds');
  });
}
