import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import {
  expectOnScreen,
  openWorkspace,
  postTerminal,
  readableTerminals,
  removeContainer,
  screens,
  shellIn,
  showShell,
  startContainer,
  typeInto,
} from '../support/terminals.ts';
import { expect, test, type Bench } from '../support/test.ts';

test.use({ ...readableTerminals, permissions: ['clipboard-read', 'clipboard-write'] });

/** The page with a shell in a container of the test's own; gives the container's name. */
async function openShell(page: Page, bench: Bench): Promise<string> {
  const name = `stagecraft-terminals-${bench.unique}`;
  await startContainer(name);
  await openWorkspace(page, bench);
  await showShell(page, name);
  return name;
}

/** Where the last line with a text begins, in the page. */
async function spotOf(screen: Locator, text: string): Promise<{ x: number; y: number }> {
  const line = screen.locator('.xterm-rows > div', { hasText: text }).last();
  const box = await line.boundingBox();
  if (box === null) throw new Error(`${text} is not shown`);
  return { x: box.x + 5, y: box.y + box.height / 2 };
}

test.afterEach(({ bench }) => removeContainer(`stagecraft-terminals-${bench.unique}`));

test('types, shows colours and CJK, follows the size, and tells the end', async ({
  page,
  bench,
}) => {
  const name = await openShell(page, bench);
  const screen = screens(page).first();
  await expect(page.getByTestId('terminal-command')).toHaveText(`docker exec -it ${name} sh`);
  await typeInto(page, screen, 'echo 你好-$((40+2))');
  await expectOnScreen(screen, '你好-42');
  await typeInto(page, screen, "printf '\\033[31mred%s\\033[0m\\n' dish");
  await expect(screen.locator('.xterm-fg-1', { hasText: 'reddish' }).first()).toBeVisible();
  const columns = async (): Promise<number> => {
    await typeInto(page, screen, 'clear; echo size-$(stty size | tr " " -)-');
    await expectOnScreen(screen, /size-\d+-\d+-/);
    const text = await screen.locator('.xterm-rows').textContent();
    return Number(/size-\d+-(\d+)-/.exec(text ?? '')?.[1]);
  };
  const wide = await columns();
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect.poll(columns).toBeLessThan(wide);
  await typeInto(page, screen, 'exit 7');
  await expect(page.getByTestId('terminal-status')).toHaveText('Ended with exit code 7');
});

test('is there again after a reload, with what was on it', async ({ page, bench }) => {
  await openShell(page, bench);
  await typeInto(
    page,
    screens(page).first(),
    'i=0; while [ $i -lt 200 ]; do echo line-$i; i=$((i+1)); done',
  );
  await expectOnScreen(screens(page).first(), 'line-199');
  await page.reload();
  const screen = screens(page).first();
  await expectOnScreen(screen, 'line-199');
  await screen.click();
  await page.keyboard.press('Control+Shift+F');
  await page.getByRole('textbox', { name: 'Search in the terminal' }).fill('line-12');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/of 11/);
  await page.keyboard.press('Escape');
  await typeInto(page, screen, 'echo still-$((1+1))');
  await expectOnScreen(screen, 'still-2');
});

test('copies and pastes, and asks before it pastes several lines into what would run them', async ({
  page,
  bench,
}) => {
  await openShell(page, bench);
  const screen = screens(page).first();
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await screen.locator('.xterm-helper-textarea').focus();
    await page.keyboard.press('Control+Shift+V');
  };
  await paste('echo pasted-$((2+3))');
  await page.keyboard.press('Enter');
  await expectOnScreen(screen, 'pasted-5');
  await paste('echo one-$((1+1))\necho two-$((1+2))\n');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('2 line breaks');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await paste('echo one-$((1+1))\necho two-$((1+2))\n');
  await question.getByRole('button', { name: 'Paste' }).click();
  await expectOnScreen(screen, 'two-3');
  const spot = await spotOf(screen, 'two-3');
  await page.mouse.dblclick(spot.x, spot.y);
  await page.keyboard.press('Control+Shift+C');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('two');
});

test('stands beside another one, is closed after a question, and is left by keyboard', async ({
  page,
  bench,
}) => {
  await openShell(page, bench);
  await page.getByRole('button', { name: 'New terminal beside this one' }).click();
  await expect(screens(page)).toHaveCount(2);
  await typeInto(page, screens(page).nth(1), 'echo right-$((3+4))');
  await expectOnScreen(screens(page).nth(1), 'right-7');
  await expect(screens(page).first().locator('.xterm-rows')).not.toContainText('right-7');
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(
    page.getByRole('tablist', { name: 'Open terminals' }).getByRole('tab'),
  ).toBeFocused();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End it' }).click();
  await expect(screens(page)).toHaveCount(1);
});

test('lets nothing that a container writes do anything in the page', async ({ page, bench }) => {
  await openShell(page, bench);
  const screen = screens(page).first();
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  const pages = page.context().pages().length;
  const attack = [
    "printf '\\033]52;c;%s\\007' $(echo -n stolen | base64)",
    "printf '\\033]0;<img src=x onerror=alert(1)>\\007'",
    "printf '\\033]8;;javascript:alert(1)\\033\\\\click\\033]8;;\\033\\\\ http://127.0.0.1:9/x\\n'",
    "printf '\\033[21t\\033]11;?\\007\\033]4;1;?\\007'",
    'echo done-$((5+5))',
  ];
  let alerted = false;
  page.on('dialog', (dialog) => {
    alerted = true;
    void dialog.dismiss();
  });
  for (const line of attack) await typeInto(page, screen, line);
  await expectOnScreen(screen, 'done-10');
  await expect(screen.locator('.xterm-rows')).not.toContainText('rgb:');
  await expect(page.getByText('<img src=x onerror=alert(1)>', { exact: true })).toBeVisible();
  const spot = await spotOf(screen, 'click http');
  await page.keyboard.down('ControlOrMeta');
  await page.mouse.click(spot.x, spot.y);
  await page.keyboard.up('ControlOrMeta');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
  expect(alerted).toBe(false);
  expect(page.context().pages()).toHaveLength(pages);
});

test('opens the page of a link, with a key and a press', async ({ page, bench }) => {
  await openShell(page, bench);
  const screen = screens(page).first();
  const served = createServer((_, answer) => answer.end('linked page'));
  await new Promise<void>((resolve) => served.listen(0, '127.0.0.1', resolve));
  const { port } = served.address() as AddressInfo;
  await typeInto(page, screen, `clear; echo "http://127.0.0.1:${String(port)}/$((1+1))"`);
  await expectOnScreen(screen, `${String(port)}/2`);
  const spot = await spotOf(screen, `${String(port)}/2`);
  const opening = page.context().waitForEvent('page');
  await page.mouse.move(spot.x + 20, spot.y);
  await page.keyboard.down('ControlOrMeta');
  await page.mouse.click(spot.x + 20, spot.y);
  await page.keyboard.up('ControlOrMeta');
  const opened = await opening;
  await expect(opened.getByText('linked page')).toBeVisible();
  expect(await opened.evaluate(() => window.opener === null)).toBe(true);
  served.closeAllConnections();
  await new Promise((resolve) => served.close(resolve));
});

test('runs one command as another user, elsewhere, with variables', async ({ page, bench }) => {
  const name = await openShell(page, bench);
  await page.getByRole('button', { name: 'New terminal…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New terminal' });
  const choose = async (select: string, option: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: select }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await choose('Container', name);
  await choose('What to open', 'A command');
  const command = `sh -c 'echo "$(id -u) in $(pwd): $WORD"; exit 3'`;
  await dialog.getByRole('textbox', { name: 'Command' }).fill(command);
  await dialog.getByRole('textbox', { name: 'User' }).fill('1234');
  await dialog.getByRole('textbox', { name: 'Directory' }).fill('/var');
  await dialog.getByRole('textbox', { name: 'Environment' }).fill('wrong');
  await expect(dialog.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Environment' }).fill('WORD=two words');
  await expect(dialog.getByTestId('terminal-preview')).toHaveText(
    `docker exec -it -u 1234 -w /var -e 'WORD=two words' ${name} ${command}`,
  );
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expectOnScreen(screens(page).first(), '1234 in /var: two words');
  await expect(page.getByTestId('terminal-status')).toHaveText('Ended with exit code 3');
});

test('keeps twenty terminals at once', async ({ page, bench }) => {
  const name = await openShell(page, bench);
  for (let i = 1; i < 20; i += 1) await postTerminal(page, shellIn(name));
  await page.reload();
  const tabs = page.getByRole('tablist', { name: 'Open terminals' }).getByRole('tab');
  await expect(tabs).toHaveCount(20);
  for (const at of [0, 7, 19]) {
    await tabs.nth(at).click();
    await typeInto(page, screens(page).first(), `echo terminal-${String(at)}-$((1+1))`);
    await expectOnScreen(screens(page).first(), `terminal-${String(at)}-2`);
  }
});
