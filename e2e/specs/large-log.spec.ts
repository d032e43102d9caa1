import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build, buildState, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

/** Lines of 200 bytes: 60 MB, of which a page keeps 50. */
const lineCount = 300_000;
const chunkLines = 1_000;
const lineText = (n: number): string => `line ${String(n)} of all `.padEnd(199, '.');

/** Writes a long output into the log of the one build in a data folder. */
function lengthen(home: string): void {
  const [id = ''] = readdirSync(join(home, 'builds'));
  const path = join(home, 'builds', id, 'events.ndjson');
  const events = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; seq: number });
  const at = events.findIndex(({ type }) => type === 'step.logged');
  const long = Array.from({ length: lineCount / chunkLines }, (_, chunk) => ({
    ...events[at],
    text: Array.from(
      { length: chunkLines },
      (_unused, n) => `${lineText(chunk * chunkLines + n + 1)}\n`,
    ).join(''),
  }));
  const first = events[0]?.seq ?? 1;
  const all = [...events.slice(0, at), ...long, ...events.slice(at + 1)];
  writeFileSync(
    path,
    all.map((event, n) => `${JSON.stringify({ ...event, seq: first + n })}\n`).join(''),
  );
}

const rowsOf = (page: Page) => page.getByRole('region', { name: 'Steps and their output' });

/** The number of the line in the middle of what is seen of the log; 0 where there is none. */
const middleLine = (page: Page): Promise<number> =>
  rowsOf(page).evaluate((element) => {
    const { left, top, height } = element.getBoundingClientRect();
    const at = document.elementsFromPoint(left + 200, top + height / 2);
    const row = at.find((one) => /line \d+ of all/.test(one.textContent) && one !== element);
    return Number(/line (\d+) of all/.exec(row?.textContent ?? '')?.[1] ?? 0);
  });

test('lines that only the server has come while they are scrolled to', async ({ page, bench }) => {
  test.slow();
  bench.write('Dockerfile', `FROM busybox:1.36\nRUN echo ${bench.unique}; exit 1\n`);
  const first = await bench.start();
  await openPage(page, first);
  await build(page);
  await expect(buildState(page)).toHaveText('Failed');
  await first.stop();
  lengthen(join(bench.folder, 'home'));
  const second = await bench.start();
  await openPage(page, second);
  await page.getByRole('tab', { name: 'Builds' }).click();
  await page.getByRole('list', { name: 'Builds' }).getByText('#1').click();
  await page.getByRole('tab', { name: 'Log' }).click();
  const rows = rowsOf(page);
  await expect(rows).toContainText(`line ${String(lineCount)} of all`, { timeout: 60_000 });
  const gap = rows.getByText(/earlier lines are on the server/);

  await test.step('upwards, and what is seen stays where it is', async () => {
    const toTop = async (above: number): Promise<number> => {
      await page.keyboard.press('Home');
      await expect.poll(() => middleLine(page)).toBeLessThan(above);
      // The gap was in view, and is out of it once its end has come.
      await expect(gap).toHaveCount(0);
      return middleLine(page);
    };
    await rows.focus();
    const seen = await toTop(lineCount - 100_000);
    const then = await toTop(seen - 900);
    expect(seen - then).toBeLessThan(1_100);
  });

  await test.step('downwards from a place that was searched', async () => {
    await page.getByRole('textbox', { name: 'Search the log' }).fill('line 2000 of all');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1');
    await page.getByRole('textbox', { name: 'Search the log' }).press('Enter');
    await expect(rows.locator('[aria-current=location]')).toContainText('line 2000 of all');
    await rows.focus();
    // The window ends at line 2500.
    await expect
      .poll(
        async () => {
          for (let n = 0; n < 20; n += 1) await page.keyboard.press('PageDown');
          return middleLine(page);
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(2_700);
    expect(await middleLine(page)).toBeLessThan(4_000);
  });

  await test.step('and the end is at a key', async () => {
    await page.keyboard.press('End');
    await expect(rows).toContainText(`line ${String(lineCount)} of all`);
    await expect(rows).toContainText(/exit code: 1/);
  });
});
