import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/axe.ts';
import { askEngine } from '../support/engine.ts';
import {
  containerDetail,
  openContainer,
  removeContainers,
  startContainer,
} from '../support/managed-containers.ts';
import { expect, test } from '../support/test.ts';

test.afterEach(async ({ bench }) => removeContainers(bench));

/** Writes 300 lines, one of them in red to stderr, then one more for each file that appears. */
const script = `
i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo line-$i; done
printf '\\033[31mred-alarm\\033[0m\\n' >&2
echo '<img src=x onerror=alert(1)>'
n=0; while true; do n=$((n+1)); until [ -e /tmp/go-$n ]; do sleep 0.1; done; echo later-$n; done`;

/** Makes a file in a container, without Stagecraft. */
async function touchIn(container: string, path: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const bytes = Buffer.from(JSON.stringify({ Cmd: ['touch', path] }));
  const made = await askEngine('POST', `/containers/${container}/exec`, { bytes, headers });
  const id = String(Reflect.get(Object(made.body), 'Id'));
  await askEngine('POST', `/exec/${id}/start`, { bytes: Buffer.from('{"Detach":true}'), headers });
}

test('a log is followed, searched, filtered and downloaded', async ({ page, bench }) => {
  const name = await startContainer(bench, 'log', { script });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'logs');
  const detail = containerDetail(page);
  const log = detail.getByRole('log');

  await test.step('its end is in sight, and nothing of it is markup', async () => {
    await expect(log).toContainText('<img src=x onerror=alert(1)>');
    await expect(log.locator('img')).toHaveCount(0);
    await expect(detail.getByTestId('docker-command')).toHaveText(/^docker logs .*log-/);
  });

  await test.step('what comes is followed, until told not to', async () => {
    await touchIn(name, '/tmp/go-1');
    await expect(log).toContainText('later-1');
    await detail.getByRole('button', { name: 'Follow the end' }).click();
    await touchIn(name, '/tmp/go-2');
    await expect(log).toContainText('later-2');
  });

  await test.step('search goes to what is out of sight', async () => {
    await expect(log.getByText('line-17', { exact: true })).toHaveCount(0);
    await detail.getByRole('textbox', { name: 'Search in the log' }).fill('line-17');
    await page.keyboard.press('Enter');
    await expect(log.getByText('line-17', { exact: true })).toBeVisible();
    await expect(detail.getByText(/1 of 11/)).toBeVisible();
  });

  await test.step('times, and only one stream', async () => {
    await detail.getByRole('button', { name: 'Show times' }).click();
    await expect(log.locator('time').first()).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}$/);
    await expect(detail.getByTestId('docker-command')).toContainText('--timestamps');
    await detail.getByRole('combobox', { name: 'Streams' }).click();
    await page.getByRole('option', { name: 'stderr', exact: true }).click();
    // Where among the others it stands is not known: the engine reads the two streams apart.
    await expect(log.locator('[data-stream]')).toHaveCount(1);
    await expect(log.locator('[data-stream="stderr"]')).toContainText('red-alarm');
  });

  await test.step('it is accessible in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `container log: ${colorScheme}`);
    }
  });

  await test.step('the download has all of it', async () => {
    await detail.getByRole('combobox', { name: 'Streams' }).click();
    await page.getByRole('option', { name: 'stdout and stderr' }).click();
    const download = page.waitForEvent('download');
    await detail.getByRole('link', { name: 'Download the log' }).click();
    const file = join(bench.folder, 'container.log');
    await (await download).saveAs(file);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('line-1\n');
    expect(text).toContain('line-300\n');
  });

  await test.step('how many lines from before, and since when', async () => {
    const command = detail.getByTestId('docker-command');
    const choose = async (select: string, option: string): Promise<void> => {
      await detail.getByRole('combobox', { name: select, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('Lines from before', 'Last 100 lines');
    await expect(command).toContainText('--tail 100 ');
    await log.press('Home');
    await expect(log).toContainText('line-205');
    await choose('Since', 'Last 5 minutes');
    await expect(command).toContainText('--since 5m ');
  });
});

/** A needle near the beginning, far from what the page loads. */
const longScript = `
i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo "line-$i of many"; [ $i = 40 ] && printf 'the \\033[31mnee\\033[0mdle\\n'; done
echo end-of-log; sleep 4321`;

test('the whole log is searched on the server, and a match is gone to', async ({ page, bench }) => {
  const name = await startContainer(bench, 'whole', { script: longScript });
  const server = await bench.start();
  await openContainer(page, server.url, name, 'logs');
  const detail = containerDetail(page);
  const log = detail.getByRole('log');
  const found = detail.getByRole('region', { name: 'What is in the whole log' });
  const searchFor = async (text: string): Promise<void> => {
    await detail.getByRole('textbox', { name: 'Search in the log' }).fill(text);
    await detail.getByRole('button', { name: 'Search the whole log', exact: true }).click();
  };
  await expect(log).toContainText('end-of-log');

  await test.step('a line that the page has not loaded is found, and shown among its own', async () => {
    await searchFor('needle');
    await expect(found.getByRole('status')).toHaveText('1 of 3,002 lines have “needle”.');
    await expectAccessible(page, 'search of the whole log');
    await found.getByRole('option').click();
    await expect(log.locator('[data-log-line]').filter({ hasText: 'the needle' })).toBeVisible();
    await expect(detail.getByText(/^Lines around/)).toBeVisible();
    await expect(detail.getByTestId('docker-command')).toContainText('--until');
    await detail.getByRole('button', { name: 'Back to the end' }).click();
    await expect(log).toContainText('end-of-log');
  });

  await test.step('what is found too often is counted, and listed by keys', async () => {
    await searchFor('of many');
    await expect(found.getByRole('status')).toHaveText(
      '3,000 of 3,002 lines have “of many”. The last 1,000 are listed.',
    );
    const list = found.getByRole('listbox', { name: 'Lines that were found' });
    await list.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(log.getByText('line-2999 of many')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(found).toBeHidden();
  });

  await test.step('what is not there is said', async () => {
    await searchFor('no such text');
    await expect(found.getByRole('status')).toHaveText('None of 3,002 lines has “no such text”.');
  });
});
