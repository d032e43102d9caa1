import type { Locator, Page } from '@playwright/test';
import { askEngine } from '../support/engine.ts';
import { build, buildState, engineReady, openPage, showTab } from '../support/page.ts';
import { expectOnScreen, readableTerminals, screens, typeInto } from '../support/terminals.ts';
import { expect, test, type Bench } from '../support/test.ts';

test.use(readableTerminals);

/** Containers that were started from the image, in whatever state. */
async function containersOf(image: string): Promise<number> {
  const filters = encodeURIComponent(JSON.stringify({ ancestor: [image] }));
  const { body } = await askEngine('GET', `/containers/json?all=true&filters=${filters}`);
  return Array.isArray(body) ? body.length : -1;
}

/** Where containers reach their engine's machine. The tests' engine has a network of its own. */
async function gatewayOf(image: string): Promise<string> {
  const filters = encodeURIComponent(JSON.stringify({ ancestor: [image] }));
  const { body } = await askEngine('GET', `/containers/json?filters=${filters}`);
  return /"Gateway":"([\d.]+)"/.exec(JSON.stringify(body))?.[1] ?? 'no gateway';
}

/** Removes what was left running. */
async function removeContainersOf(image: string): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ ancestor: [image] }));
  const { body } = await askEngine('GET', `/containers/json?all=true&filters=${filters}`);
  for (const [, id] of JSON.stringify(body).matchAll(/"Id":"([0-9a-f]+)"/g)) {
    await askEngine('DELETE', `/containers/${id ?? ''}?force=true`);
  }
}

async function openAndBuild(page: Page, bench: Bench, lines: readonly string[]): Promise<string> {
  const tag = bench.imageName();
  bench.write('Dockerfile', `${lines.join('\n')}\n`);
  await openPage(page, await bench.start());
  await engineReady(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Tags' }).fill(tag);
  await page.keyboard.press('Escape');
  await build(page);
  await expect(buildState(page)).toHaveText('Succeeded');
  return tag;
}

function runState(dialog: Locator): Locator {
  return dialog.getByTestId('run-state');
}

/** An image of the test's own: others would count its containers as theirs. */
const serve = (unique: string): string[] => [
  'FROM busybox:1.36',
  `LABEL test=${unique}`,
  'RUN mkdir /www && echo page-of-$HOSTNAME > /www/index.html',
  'EXPOSE 8080',
  `CMD ["sh", "-c", "trap 'exit 143' TERM; echo ready; httpd -f -v -p 8080 -h /www & wait"]`,
];

/** Opens the dialog by the lens above FROM. */
async function openByLens(page: Page, image: string): Promise<Locator> {
  await page.locator('.codelens-decoration a').getByText('Run', { exact: true }).click();
  return page.getByRole('dialog', { name: `Run ${image}` });
}

test('run a server from its lens, and stop it', async ({ page, bench }) => {
  const image = await openAndBuild(page, bench, serve(bench.unique));
  const dialog = await openByLens(page, image);
  const command = dialog.getByTestId('docker-run-command');
  const run = dialog.getByRole('button', { name: 'Run', exact: true });

  await test.step('the command follows the options', async () => {
    await expect(command).toHaveText(`docker run --rm -p 127.0.0.1::8080 ${image}`);
    const port = dialog.getByRole('textbox', { name: 'Host port for 8080/tcp' });
    await port.fill('70000');
    await expect(run).toBeDisabled();
    await port.fill('');
    const remove = dialog.getByRole('checkbox', { name: 'Remove it when it ends' });
    await remove.click();
    await expect(command).toHaveText(`docker run -p 127.0.0.1::8080 ${image}`);
    await remove.click();
  });

  await test.step('it runs, and its output comes', async () => {
    await run.click();
    await expect(runState(dialog)).toContainText('Running as');
    await expect(dialog.getByRole('log')).toContainText('ready');
    await expect(dialog.getByRole('link', { name: /Open .* in a new tab/ })).toHaveAttribute(
      'href',
      /^http:\/\/localhost:\d+$/,
    );
  });

  await test.step('closing asks what becomes of it', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog.getByRole('alert')).toContainText('The container still runs');
    await expect(dialog.getByRole('button', { name: 'Back' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(runState(dialog)).toContainText('Running as');
  });

  await test.step('it stops, and is gone when the dialog closes', async () => {
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(runState(dialog)).toContainText('exit code 143');
    await expect(runState(dialog)).toContainText('SIGTERM');
    expect(await containersOf(image)).toBe(1);
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await expect(dialog).toBeHidden();
    await expect.poll(() => containersOf(image)).toBe(0);
  });
});

test('leave a server running, and reach it at its published port', async ({ page, bench }) => {
  const image = await openAndBuild(page, bench, serve(bench.unique));
  const dialog = await openByLens(page, image);
  await dialog.getByRole('checkbox', { name: 'Let other computers connect, too' }).click();
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(dialog.getByRole('log')).toContainText('ready');
  const link = dialog.getByRole('link', { name: /Open .* in a new tab/ });
  const port = new URL((await link.getAttribute('href')) ?? '').port;
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Leave it running' }).click();
  await expect(dialog).toBeHidden();

  await openByLens(page, image);
  await dialog
    .getByRole('textbox', { name: 'Command' })
    .fill(`wget -qO- http://${await gatewayOf(image)}:${port}/`);
  await page.keyboard.press('Enter');
  await expect(runState(dialog)).toContainText('exit code 0');
  await expect(dialog.getByRole('log')).toContainText('page-of-');
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect.poll(() => containersOf(image)).toBe(1);
  await removeContainersOf(image);
});

test('run a shell with a terminal, type into it, and detach from it', async ({ page, bench }) => {
  const image = await openAndBuild(page, bench, [
    'FROM busybox:1.36',
    `LABEL test=${bench.unique}`,
  ]);
  const dialog = await openByLens(page, image);
  await dialog.locator('summary').filter({ hasText: 'Process' }).click();
  await dialog.getByRole('checkbox', { name: 'Keep its input open (-i)' }).click();
  await dialog.getByRole('checkbox', { name: 'Give it a terminal (-t)' }).click();
  await expect(dialog.getByTestId('docker-run-command')).toHaveText(`docker run --rm -it ${image}`);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await dialog.getByRole('button', { name: 'Open its terminal' }).click();
  await expect(dialog).toBeHidden();
  const screen = screens(page).first();
  await typeInto(page, screen, 'echo typed-$((40+2))');
  await expectOnScreen(screen, 'typed-42');
  await page.keyboard.press('Control+P');
  await page.keyboard.press('Control+Q');
  await expect(page.getByTestId('terminal-status')).toHaveText('Detached; the process goes on');
  expect(await containersOf(image)).toBe(1);
  await page.getByRole('button', { name: 'Open again' }).click();
  await expect(screens(page)).toHaveCount(2);
  await expectOnScreen(screens(page).last(), '#');
  await typeInto(page, screens(page).last(), 'exit 5');
  await expect(page.getByTestId('terminal-status').last()).toHaveText('Ended with exit code 5');
  await removeContainersOf(image);
});

test('run what ends at once, and what cannot start, from the palette', async ({ page, bench }) => {
  const image = await openAndBuild(page, bench, [
    'FROM busybox:1.36',
    `CMD ["sh", "-c", "echo out-${bench.unique}; printf '\\\\033[31moh\\\\033[0m\\\\n' >&2; exit 3"]`,
  ]);
  await showTab(page, 'Image');
  await expect(page.getByRole('button', { name: 'Run…' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('combobox').fill('last build');
  await expect(page.getByRole('option', { selected: true })).toContainText('last build');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Run ${image}` });

  await test.step('its exit code and last output are told', async () => {
    await expect(dialog.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(runState(dialog)).toContainText('exit code 3');
    await expect(runState(dialog)).toContainText('It ended at once.');
    await expect(dialog.locator('[data-stream="stdout"]')).toHaveText(`out-${bench.unique}`);
    await expect(dialog.locator('[data-stream="stderr"]')).toHaveText('stderroh');
  });

  await test.step('a command that is not in the image', async () => {
    await dialog.getByRole('button', { name: 'Run again…' }).click();
    await dialog.getByRole('textbox', { name: 'Command' }).fill('no-such-program "two words"');
    await expect(dialog.getByTestId('docker-run-command')).toHaveText(
      `docker run --rm ${image} no-such-program 'two words'`,
    );
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('not in the image (exit code 127)');
    await expect(dialog.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
    expect(await containersOf(image)).toBe(0);
  });
});
