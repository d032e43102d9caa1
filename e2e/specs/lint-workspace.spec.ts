import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { focusEditor, openPage, showTab } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

const maintained = 'FROM scratch\nMAINTAINER jane@example.com\n';

/** Three Dockerfiles, of which one is in order. */
function write(bench: Bench): void {
  bench.write('Dockerfile', maintained);
  bench.write('api/Dockerfile', 'FROM scratch\nEXPOSE 80/TCP\nMAINTAINER joe@example.com\n');
  bench.write('web/Dockerfile', 'FROM scratch\nCOPY a /a\n');
}

function list(page: Page): Locator {
  return page.getByRole('list', { name: 'Problems of the workspace' });
}

/** The names of groups, with how many problems each has. */
function groups(page: Page): Locator {
  return list(page).locator('h3');
}

async function choose(page: Page, select: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: select }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function showAll(page: Page, bench: Bench): Promise<void> {
  write(bench);
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');
  await choose(page, 'Problems of', 'All files');
  await expect(page.getByText('3 files were checked.')).toBeVisible();
}

test('problems of all Dockerfiles are grouped by file, and lead into each', async ({
  page,
  bench,
}) => {
  await showAll(page, bench);
  await expect(groups(page).filter({ hasText: 'api/Dockerfile' })).toBeVisible();
  await expect(groups(page).first()).toContainText('Dockerfile');
  const inApi = list(page).getByRole('listitem').filter({ hasText: 'capital letters' });
  await expect(inApi).toBeVisible();
  await expectAccessible(page, 'problems of all files');

  await test.step('a group is folded and opened', async () => {
    const head = list(page).getByRole('button', { name: /^api\/Dockerfile/ });
    await head.click();
    await expect(inApi).toBeHidden();
    await expect(head).toHaveAttribute('aria-expanded', 'false');
    await head.press('Enter');
    await expect(inApi).toBeVisible();
  });

  await test.step('a problem of another file opens that', async () => {
    await inApi.getByRole('button', { name: /capital letters/ }).click();
    await expect(
      page.getByRole('navigation', { name: 'Open files' }).getByText('api'),
    ).toBeVisible();
    await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('EXPOSE');
    await expect(page.locator('.monaco-editor [role="textbox"]').first()).toBeFocused();
  });

  await test.step('there its fix is in the menu, and the list follows', async () => {
    await inApi.getByRole('button', { name: /^What to do about/ }).click();
    await page.getByRole('menuitem', { name: 'Write tcp' }).click();
    await expect(inApi).toBeHidden();
    await expect(groups(page).filter({ hasText: 'api/Dockerfile' })).toBeVisible();
  });
});

test('all files are grouped by rule, filtered, and follow the disk', async ({ page, bench }) => {
  await showAll(page, bench);
  await choose(page, 'Group by', 'Rule');
  await page.getByRole('textbox', { name: 'Filter problems' }).fill('DL4000');
  const rows = list(page).getByRole('listitem');
  await expect(rows.filter({ hasText: 'Dockerfile:2:1' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'api/Dockerfile:3:1' })).toHaveCount(1);

  await test.step('what changes on disk is checked again', async () => {
    bench.write('web/Dockerfile', maintained);
    await expect(rows.filter({ hasText: 'web/Dockerfile:2:1' })).toHaveCount(1);
  });

  await test.step('what is typed counts before it is saved', async () => {
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('FROM scratch');
    await expect(rows.filter({ hasText: /(?<!\/)Dockerfile:2:1/ })).toHaveCount(0);
    await expect(rows.filter({ hasText: 'api/Dockerfile:3:1' })).toHaveCount(1);
  });

  await test.step('the choice is remembered', async () => {
    await page.reload();
    await expect(list(page)).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Group by' })).toContainText('Rule');
  });
});
