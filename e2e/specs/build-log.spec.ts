import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

test('a log is searched, wrapped, linked to and downloaded', async ({ page, bench }) => {
  bench.write(
    'Dockerfile',
    `FROM busybox:1.36
RUN echo ${bench.unique}; for i in $(seq 1 900); do echo "line $i of ${bench.unique}"; done; printf 'long %0900d end\\n' 7; echo '<b>last</b>'
`,
  );
  await openPage(page, await bench.start());
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  const log = page.getByRole('region', { name: 'Build log' });
  const rows = page.getByRole('region', { name: 'Steps and their output' });
  const field = page.getByRole('textbox', { name: 'Search the log' });
  const status = page.getByRole('search').getByRole('status');

  await test.step('by text and by regular expression', async () => {
    await field.fill('LINE 77');
    await expect(status).toHaveText('– of 11');
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await field.fill('^line 8[0-4]7 ');
    await expect(status).toHaveText('– of 5');
    await field.press('Enter');
    await expect(rows.locator('[aria-current=location]')).toContainText('line 807 of');
    await field.fill('(');
    await expect(status).toContainText('not searched');
    await page.getByRole('button', { name: 'Regular expression' }).click();
  });

  await test.step('a link to a line brings it back, also after a reload', async () => {
    await field.fill('line 321 of');
    await expect(status).toHaveText('– of 1');
    await field.press('Enter');
    const picked = rows.locator('[aria-current=location]');
    await expect(picked).toContainText(`line 321 of ${bench.unique}`);
    expect(page.url()).toContain('&line=322');
    await page.reload();
    await expect(picked).toContainText(`line 321 of ${bench.unique}`);
    await expect(picked).toBeInViewport();
  });

  await test.step('the keyboard selects further lines', async () => {
    await rows.focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(rows.locator('[aria-current=location]')).toHaveCount(2);
    await expect(log.getByRole('button', { name: 'Copy 2 selected lines' })).toBeVisible();
  });

  await test.step('long lines are wrapped, and stay so', async () => {
    await field.fill('long 0');
    await expect(status).toHaveText('– of 1');
    await field.press('Enter');
    const picked = rows.locator('[aria-current=location]');
    const height = async () => (await picked.boundingBox())?.height ?? 0;
    expect(await height()).toBe(20);
    const wrap = log.getByRole('button', { name: 'Wrap long lines' });
    await wrap.click();
    await expect.poll(height).toBeGreaterThan(39);
    await expect(picked.locator('[data-log-line]')).toHaveText(`long ${'0'.repeat(899)}7 end`);
    await page.reload();
    await expect(wrap).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(height).toBeGreaterThan(39);
    await log.getByRole('button', { name: 'Times: none' }).click();
    await expect(picked).toContainText(/\+\d+\.\d{3}/);
    await expectAccessible(page, 'a wrapped log with times');
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(page, 'a wrapped log with times, dark');
  });

  await test.step('all of it and one step', async () => {
    const textOf = async (name: string | RegExp) => {
      const coming = page.waitForEvent('download');
      await log.getByRole('link', { name }).click();
      const download = await coming;
      return {
        name: download.suggestedFilename(),
        text: readFileSync(await download.path(), 'utf8'),
      };
    };
    const whole = await textOf('Download the log');
    expect(whole.name).toBe('build-1.log');
    expect(whole.text).toMatch(/^#\d+ \d+\.\d{3} <b>last<\/b>$/m);
    // A step's title is drawn where it is in view.
    await rows.evaluate((element) => element.scrollTo(0, 0));
    const step = await textOf(/^Download the output of .*RUN echo/);
    expect(step.name).toBe('build-1-step.log');
    const lines = step.text.split('\n');
    expect(lines.slice(0, 2)).toEqual([bench.unique, `line 1 of ${bench.unique}`]);
    expect(lines).toHaveLength(904);
  });
});
