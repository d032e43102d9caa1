import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { focusEditor, openPage, showTab } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

/** Where the real program is; null where it is not installed. */
const program =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'shellcheck'))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }) ?? null;

const dockerfile = [
  'FROM busybox:1.36',
  'ARG NAME=x',
  'RUN set -e; \\',
  '    LIST=$(ls /etc); \\',
  '    echo $LIST "$NAME" > /list; \\',
  '    echo `date` >> /list',
  'CMD ["true"]',
  '',
].join('\n');

function row(page: Page, text: string | RegExp): Locator {
  return page
    .getByRole('list', { name: /^Problems of|的问题$/ })
    .getByRole('listitem')
    .filter({ hasText: text });
}

async function open(page: Page, bench: Bench, env: Record<string, string>): Promise<void> {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start({ env }));
  await showTab(page, 'Problems');
}

async function expectSaved(page: Page, bench: Bench, text: string | RegExp): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+s');
  const onDisk = (): string => readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8');
  if (typeof text === 'string') await expect.poll(onDisk).toBe(text);
  else await expect.poll(onDisk).toMatch(text);
}

test.describe('with ShellCheck', () => {
  test.skip(program === null, 'there is no shellcheck on the PATH');
  const env = { STAGECRAFT_SHELLCHECK: program ?? '' };

  test('what it finds is shown at its place, read about, fixed, and the fix undone', async ({
    page,
    bench,
  }) => {
    await open(page, bench, env);
    const found = row(page, 'SC2086');
    await expect(found).toHaveCount(1);
    await expect(found).toContainText('5:10');
    // ARG is a variable that the command knows.
    await expect(row(page, 'SC2154')).toHaveCount(0);
    await expectAccessible(page, 'findings of ShellCheck');

    await test.step('its hover leads to its page', async () => {
      const word = page.locator('.view-line').getByText('$LIST', { exact: true });
      await expect(async () => {
        await page.mouse.move(0, 0);
        await word.hover();
        const hover = page.locator('.monaco-hover').filter({ hasText: 'SC2086' });
        await expect(hover.getByRole('link', { name: /^SC2086/ })).toBeVisible({ timeout: 2000 });
      }).toPass();
      await page.mouse.move(0, 0);
    });

    await test.step('its fix is shown, made, and undone', async () => {
      await found.getByRole('button', { name: 'What to do about SC2086' }).click();
      await page.getByRole('menuitem', { name: /^Do what ShellCheck proposes for SC2086/ }).click();
      const dialog = page.getByRole('dialog', { name: /ShellCheck proposes for SC2086/ });
      await expect(dialog).toContainText('"$LIST"');
      await dialog.getByRole('button', { name: 'Fix', exact: true }).click();
      await expect(found).toHaveCount(0);
      await expectSaved(page, bench, dockerfile.replace('echo $LIST', 'echo "$LIST"'));
      await page.keyboard.press('ControlOrMeta+z');
      await expect(found).toHaveCount(1);
      await expectSaved(page, bench, dockerfile);
    });

    await test.step('it is ignored by a comment', async () => {
      await found.getByRole('button', { name: 'What to do about SC2086' }).click();
      await page.getByRole('menuitem', { name: 'Ignore SC2086 here' }).click();
      await expect(found).toHaveCount(0);
      await expect(row(page, 'SC2006')).toHaveCount(1);
      await expectSaved(page, bench, /# hadolint ignore=SC2086\nRUN/);
    });
  });

  test('a code is turned off for the team, and all of another fixed at once', async ({
    page,
    bench,
  }) => {
    await open(page, bench, env);
    await expect(row(page, 'SC2006')).toHaveCount(1);
    await row(page, 'SC2006').getByRole('button', { name: 'What to do about SC2006' }).click();
    await page.getByRole('menuitem', { name: 'Fix all of SC2006…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Fix all of SC2006' });
    await expect(dialog).toContainText('$(date)');
    await dialog.getByRole('button', { name: 'Fix', exact: true }).click();
    await expect(row(page, 'SC2006')).toHaveCount(0);
    await expectSaved(page, bench, /echo \$\(date\) >>/);

    await row(page, 'SC2086').getByRole('button', { name: 'What to do about SC2086' }).click();
    await page.getByRole('menuitem', { name: 'Turn this rule off for the team…' }).click();
    const policy = page.getByRole('dialog', { name: 'SC2086 for the team' });
    await expect(policy).toContainText('SC2086: off');
    await policy.getByRole('button', { name: 'Change the policy' }).click();
    await expect(row(page, 'SC2086')).toHaveCount(0);
    await expect(row(page, 'SC2046')).toHaveCount(1);
  });

  test('what it said stays shown while the same command is edited', async ({ page, bench }) => {
    await open(page, bench, env);
    await expect(row(page, 'SC2086')).toHaveCount(1);
    const panel = page.getByRole('tabpanel', { name: 'Problems' });
    await panel.evaluate((element) => {
      const watch = (): void => {
        if (element.textContent?.includes('SC2086') !== true) element.dataset['flickered'] = '';
      };
      new MutationObserver(watch).observe(element, { childList: true, subtree: true });
    });
    await page.locator('.view-line').filter({ hasText: 'date' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' && cat $LIST');
    await expect(row(page, 'SC2086')).toHaveCount(2);
    expect(await panel.getAttribute('data-flickered')).toBeNull();
  });
});

test('that it is not there is said quietly, with how to get it', async ({ page, bench }) => {
  await open(page, bench, { STAGECRAFT_SHELLCHECK: '/nowhere/shellcheck' });
  await expect(page.getByText('ShellCheck is not installed')).toBeVisible();
  await page.getByRole('button', { name: 'How to get it' }).click();
  await expect(page.getByText('sudo apt install shellcheck')).toBeVisible();
  await expectAccessible(page, 'how to get ShellCheck');
  await page.keyboard.press('Escape');
  await expect(page.getByText('sudo apt install shellcheck')).toBeHidden();
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('that it is not there is said too', async ({ page, bench }) => {
    bench.write('Dockerfile', dockerfile);
    await openPage(
      page,
      await bench.start({ env: { STAGECRAFT_SHELLCHECK: '/nowhere/shellcheck' } }),
    );
    await page.getByRole('tab', { name: '问题' }).click();
    await expect(page.getByText('没有安装 ShellCheck')).toBeVisible();
    await page.getByRole('button', { name: '如何安装' }).click();
    await expect(page.getByText('brew install shellcheck')).toBeVisible();
  });
});
