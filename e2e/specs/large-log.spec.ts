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

/** Lines that the page reads from the server: the first one's index, that after the last, and the answer. */
interface Reading {
  readonly from: number;
  readonly end: number;
  readonly done: Promise<unknown>;
}

/** The next that it asks for. */
async function nextReading(page: Page): Promise<Reading> {
  const asked = await page.waitForRequest(/\/log\/lines\?/);
  const { searchParams } = new URL(asked.url());
  const from = Number(searchParams.get('from'));
  return { from, end: from + Number(searchParams.get('count')), done: asked.response() };
}

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
    const toTop = async (): Promise<number> => {
      const reading = nextReading(page);
      await page.keyboard.press('Home');
      const { from, end, done } = await reading;
      await done;
      // The gap was in sight until what came took its place above what is seen.
      await expect(gap).toHaveCount(0);
      await expect.poll(async () => Math.abs((await middleLine(page)) - end)).toBeLessThan(100);
      return from;
    };
    await rows.focus();
    const from = await toTop();
    expect(await toTop()).toBe(from - 1_000);
  });

  await test.step('downwards from a place that was searched', async () => {
    await page.getByRole('textbox', { name: 'Search the log' }).fill('line 2000 of all');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('– of 1');
    await page.getByRole('textbox', { name: 'Search the log' }).press('Enter');
    await expect(rows.locator('[aria-current=location]')).toContainText('line 2000 of all');
    await rows.focus();
    const onePage = { timeout: 60_000, intervals: [100] };
    const nextPage = async (): Promise<number> => {
      await page.keyboard.press('PageDown');
      return middleLine(page);
    };
    let reading: Reading | null = null;
    const asked = nextReading(page).then((next) => (reading = next));
    // The window ends at line 2500. Who went on before the answer would be beyond the gap.
    const untilAsked = async (): Promise<boolean> => {
      if (reading === null) await nextPage();
      return reading !== null;
    };
    await expect.poll(untilAsked, onePage).toBe(true);
    const { from, done } = await asked;
    expect(from).toBe(2_499);
    await done;
    await expect.poll(nextPage, onePage).toBeGreaterThan(2_700);
    expect(await middleLine(page)).toBeLessThan(4_000);
  });

  await test.step('and the end is at a key', async () => {
    await page.keyboard.press('End');
    await expect(rows).toContainText(`line ${String(lineCount)} of all`);
    await expect(rows).toContainText(/exit code: 1/);
  });
});
