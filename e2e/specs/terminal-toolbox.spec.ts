import { expectAccessible } from '../support/axe.ts';
import { engineReady } from '../support/page.ts';
import {
  expectOnScreen,
  openWorkspace,
  readableTerminals,
  removeContainer,
  screens,
  showShell,
  showTerminals,
  startContainer,
  typeInto,
} from '../support/terminals.ts';
import { expect, test } from '../support/test.ts';

test.use(readableTerminals);

test.afterEach(({ bench }) => removeContainer(`stagecraft-bare-${bench.unique}`));

test('a container without a shell gets a toolbox that sees its processes and files', async ({
  page,
  bench,
}) => {
  const name = `stagecraft-bare-${bench.unique}`;
  // The main process takes all shells away and goes on: what is left is as an image without any.
  await startContainer(name, {
    Cmd: ['sh', '-c', 'rm -f /bin/ash /bin/bash; rm /bin/sh; exec sleep 1000'],
  });
  await openWorkspace(page, bench);
  await showTerminals(page);
  await page.getByRole('button', { name: 'New terminal…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New terminal' });
  await dialog.getByRole('combobox', { name: 'Container' }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();

  await test.step('it says that there is no shell, and offers the toolbox', async () => {
    await page.getByRole('button', { name: 'Open a toolbox…' }).click();
    await expect(dialog.getByTestId('terminal-preview')).toContainText(`--pid=container:${name}`);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  });

  await test.step('the toolbox is beside it', async () => {
    const screen = screens(page).first();
    await expectOnScreen(screen, /[#$]/);
    await typeInto(page, screen, 'tr "\\0" " " < /proc/1/cmdline; ls /proc/1/root/bin/sh');
    await expectOnScreen(screen, 'sleep 1000');
    await expectOnScreen(screen, 'No such file');
  });
});

test('the form of a new terminal and the terminals pass axe in both themes and languages', async ({
  page,
  bench,
}) => {
  const name = `stagecraft-bare-${bench.unique}`;
  await startContainer(name);
  await openWorkspace(page, bench);
  await showShell(page, name);
  const looks = [
    ['light', 'en', 'New terminal…'],
    ['dark', 'zh-CN', '新建终端…'],
  ] as const;
  for (const [colorScheme, language, open] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate((wanted) => {
      const view: unknown = JSON.parse(localStorage.getItem('stagecraft.view') ?? '{}');
      const next = { ...Object(view), language: wanted };
      localStorage.setItem('stagecraft.view', JSON.stringify(next));
    }, language);
    await page.reload();
    await engineReady(page);
    await expectOnScreen(screens(page).first(), /[#$]/);
    await expectAccessible(page, `terminals: ${colorScheme}`);
    await page.getByRole('button', { name: open }).first().click();
    // The button's hint goes with the pointer.
    await page.mouse.move(5, 5);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByTestId('terminal-preview')).toBeVisible();
    await expect(dialog.getByRole('combobox').first()).toBeFocused();
    await expectAccessible(page, `the form of a new terminal: ${colorScheme}`);
    await page.keyboard.press('Escape');
  }
});
