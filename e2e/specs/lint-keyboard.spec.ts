import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { editorReady } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

/** `maintainer` has a fix that changes the image, both of EXPOSE are safe. */
const dockerfile = [
  'FROM busybox:1.36',
  'EXPOSE 8080:80/TCP',
  'WORKDIR /app',
  'MAINTAINER jane@example.com',
  'CMD ["true"]',
  '',
].join('\n');

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Dockerfile/ });
const panel = (page: Page): Locator => page.getByRole('tabpanel', { name: /^(?:Problems|问题)/ });

/** The button that has what can be done about a finding. */
const actions = (page: Page, code: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^(?:What to do about ${code}|处理 ${code})$`) });

/** Goes by Tab, as far as a person would. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(place.first()).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await place.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(place.first()).toBeFocused();
}

/** Goes to an entry of the open menu by arrow keys and chooses it. */
async function choose(page: Page, name: string): Promise<void> {
  const entry = page.getByRole('menuitem', { name });
  await expect(entry).toBeVisible();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await entry.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(entry).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Opens the file, and the problems with the keyboard in them. */
async function openProblems(page: Page, bench: Bench): Promise<void> {
  bench.write('Dockerfile', dockerfile);
  await page.goto((await bench.start()).url);
  await editorReady(page);
  await page.keyboard.press('ControlOrMeta+1');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await expect(panel(page)).toBeFocused();
}

/** Chooses what is to be done about a finding, from its row. */
async function act(page: Page, code: string, entry: string): Promise<void> {
  await expect(actions(page, code)).toBeFocused();
  await page.keyboard.press('Enter');
  await choose(page, entry);
}

const saved = (bench: Bench): string => readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8');

test('from problem to problem in the text, and a quick fix', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  await page.goto((await bench.start()).url);
  await editorReady(page);
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.locator('.line-numbers.finding-number-error').first()).toBeVisible();
  for (let presses = 0; presses < 10; presses += 1) {
    if (await page.getByText('Ln 4, Col').isVisible()) break;
    await page.keyboard.press('F8');
    await expect(editor(page)).toBeFocused();
  }
  await expect(page.getByText('Ln 4, Col')).toBeVisible();

  const chosen = page.locator('.action-widget .monaco-list-row.focused');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(chosen).toContainText('Write it as a label');
  await page.keyboard.press('Escape');
  await expect(chosen).toBeHidden();
  await expect(editor(page)).toBeFocused();

  await page.keyboard.press('ControlOrMeta+.');
  await expect(chosen).toContainText('Write it as a label');
  await page.keyboard.press('Enter');
  await expect(page.locator('.view-lines')).toContainText('org.opencontainers.image.authors');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.view-lines')).toContainText('MAINTAINER');
});

test('into the list, which is filtered and grouped, and from a row into the text', async ({
  page,
  bench,
}) => {
  await openProblems(page, bench);
  await expectAccessible(page, 'keyboard in the problems');
  const filter = page.getByRole('textbox', { name: 'Filter problems' });
  await tabTo(page, filter);

  await test.step('what nothing matches is left again', async () => {
    await page.keyboard.type('nothing at all');
    await tabTo(page, panel(page).getByRole('button', { name: 'Show all' }));
    await page.keyboard.press('Enter');
    await expect(filter).toHaveValue('');
    await expect(panel(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await tabTo(page, filter);
  });

  await test.step('a group is chosen', async () => {
    await page.keyboard.type('DL4000');
    await expect(page.getByRole('button', { name: /^What to do about/ })).toHaveCount(1);
    const grouping = page.getByRole('combobox', { name: 'Group by' });
    await tabTo(page, grouping);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Place in the file' })).toBeFocused();
    await page.keyboard.type('Rule');
    await expect(page.getByRole('option', { name: 'Rule' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(grouping).toHaveText('Rule');
    await expect(grouping).toBeFocused();
  });

  await test.step('a row leads to its text, and the panel closes', async () => {
    await tabTo(page, panel(page).getByRole('button', { name: /MAINTAINER is deprecated/ }));
    await page.keyboard.press('Enter');
    await expect(editor(page)).toBeFocused();
    await expect(page.getByText('Ln 4, Col')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await expect(panel(page)).toBeFocused();
    const toggle = page.getByRole('main').getByRole('button', { name: 'Show or hide the panel' });
    await page.keyboard.press('ControlOrMeta+j');
    await expect(toggle).toBeFocused();
    await expect(toggle).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeVisible();
    await expect(toggle).toBeFocused();
  });
});

test('a dialog gives the keyboard back to the row that it came from, each time', async ({
  page,
  bench,
}) => {
  await openProblems(page, bench);
  const menu = actions(page, 'maintainer');
  await tabTo(page, menu);

  await test.step('the menu begins with its first entry, and closes', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Write it as a label' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
  });

  const dialogs = [
    ['About this rule', 'MAINTAINER is deprecated.'],
    ['Write it as a label…', 'Write it as a label'],
    ['Fix all of maintainer…', 'Fix all of maintainer'],
    ['Ignore here with a reason…', 'Ignore maintainer here'],
    ['Turn this rule off for the team…', 'maintainer for the team'],
  ] as const;
  // The first time it is fetched, the second time it is there at once.
  for (const how of ['Escape', 'Close'] as const) {
    for (const [entry, title] of dialogs) {
      await test.step(`${entry} ends with ${how}`, async () => {
        await act(page, 'maintainer', entry);
        const dialog = page.getByRole('dialog', { name: title });
        await expect(dialog.locator(':focus')).toHaveCount(1);
        if (how === 'Escape') await page.keyboard.press('Escape');
        else {
          await tabTo(page, dialog.getByRole('button', { name: 'Close' }));
          await page.keyboard.press('Tab');
          await expect(dialog.locator(':focus')).toHaveCount(1);
          await tabTo(page, dialog.getByRole('button', { name: 'Close' }));
          await page.keyboard.press('Enter');
        }
        await expect(dialog).toBeHidden();
        await expect(menu).toBeFocused();
      });
    }
  }
});

test('what is fixed and silenced leaves the keyboard in the list, and is undone from there', async ({
  page,
  bench,
}) => {
  await openProblems(page, bench);
  const menu = actions(page, 'maintainer');
  const text = page.locator('.view-lines');
  /** The row is gone, and the one in its place has the keyboard; undone, it is back. */
  const expectUndone = async (): Promise<void> => {
    await expect(menu).toHaveCount(0);
    await expect(panel(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(menu).toBeVisible();
    await expect(panel(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await tabTo(page, menu);
  };
  await tabTo(page, menu);

  await test.step('a fix that changes the image is shown, then made', async () => {
    await act(page, 'maintainer', 'Write it as a label…');
    const apply = page.getByRole('dialog').getByRole('button', { name: 'Fix', exact: true });
    await expect(apply).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(text).toContainText('org.opencontainers.image.authors');
    await expectUndone();
  });

  await test.step('ignored here at once', async () => {
    await act(page, 'maintainer', 'Ignore DL4000 here');
    await expect(text).toContainText('hadolint');
    await expectUndone();
  });

  await test.step('ignored with a reason', async () => {
    await act(page, 'maintainer', 'Ignore here with a reason…');
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await page.keyboard.type('an old registry reads it');
    await expect(page.getByRole('button', { name: 'Ignore', exact: true })).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(text).toContainText('an old registry reads it');
    await expectUndone();
  });

  await test.step('all safe ones', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await tabTo(page, page.getByRole('button', { name: 'Fix all safe ones' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Fix', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(text).not.toContainText('8080:80');
    await expect(panel(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(text).toContainText('8080:80');
    await expect(panel(page).locator(':focus')).toHaveCount(1);
  });
  expect(saved(bench)).toBe(dockerfile);
});

test('all safe ones are fixed by a command from the text, which has the keyboard again', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', dockerfile);
  await page.goto((await bench.start()).url);
  await editorReady(page);
  await expect(page.locator('.line-numbers.finding-number-error').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+1');
  await page.keyboard.press('F1');
  await expect(page.getByPlaceholder('Type a command')).toBeFocused();
  await page.keyboard.type('Fix all safe');
  const command = page.getByRole('option', { name: /^Fix all safe problems/ });
  await expect(command).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Fix', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.view-lines')).not.toContainText('8080:80');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.view-lines')).toContainText('8080:80');
});

test('a rule is turned off for the team, and that is undone from the notice', async ({
  page,
  bench,
}) => {
  await openProblems(page, bench);
  const menu = actions(page, 'maintainer');
  const policy = join(bench.workspace, 'stagecraft.yaml');
  await tabTo(page, menu);
  await act(page, 'maintainer', 'Turn this rule off for the team…');
  const dialog = page.getByRole('dialog', { name: 'maintainer for the team' });
  const value = dialog.getByRole('combobox', { name: 'This rule is' });
  await expect(value).toBeFocused();

  await test.step('its severity is chosen', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Off' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(value).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Off' })).toBeFocused();
    await page.keyboard.type('Style');
    await expect(page.getByRole('option', { name: 'Style' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(value).toHaveText('Style');
    await expect(value).toBeFocused();
    await expect(dialog).toContainText('maintainer: style');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Style' })).toBeFocused();
    await page.keyboard.type('Off');
    await expect(page.getByRole('option', { name: 'Off' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('maintainer: off');
    await expectAccessible(page, 'policy of the team, by keyboard');
  });

  await test.step('and written', async () => {
    await tabTo(page, dialog.getByRole('button', { name: 'Change the policy' }));
    await page.keyboard.press('Enter');
    await expect(menu).toHaveCount(0);
    expect(existsSync(policy)).toBe(true);
    await expect(panel(page).locator(':focus')).toHaveCount(1);
  });

  await test.step('and taken back', async () => {
    await page.keyboard.press('F9');
    await tabTo(page, page.getByRole('button', { name: 'Undo', exact: true }));
    await page.keyboard.press('Enter');
    await expect(menu).toBeVisible();
    expect(existsSync(policy)).toBe(false);
    await expect(panel(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('F9');
    await expect(panel(page).locator(':focus')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(panel(page).locator(':focus')).toHaveCount(1);
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('a rule is silenced with a reason, and the keyboard is back in its row', async ({
    page,
    bench,
  }) => {
    await openProblems(page, bench);
    await tabTo(page, actions(page, 'maintainer'));
    for (const how of ['Escape', 'apply'] as const) {
      await act(page, 'maintainer', '在此处忽略并注明原因…');
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('textbox')).toBeFocused();
      if (how === 'Escape') {
        await expectAccessible(page, 'ignore with a reason, in Chinese');
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await expect(actions(page, 'maintainer')).toBeFocused();
        continue;
      }
      await page.keyboard.insertText('旧的镜像仓库会读取它');
      await expect(dialog).toContainText('# 旧的镜像仓库会读取它');
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
      await expect(actions(page, 'maintainer')).toHaveCount(0);
      await expect(panel(page).locator(':focus')).toHaveCount(1);
    }
  });
});
