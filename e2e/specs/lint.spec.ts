import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import {
  build,
  buildState,
  engineReady,
  focusEditor,
  graphRow,
  openPage,
  showTab,
} from '../support/page.ts';
import { pullImage, removeImage } from '../support/engine.ts';
import { pushImage, testRegistry } from '../support/registry.ts';
import { expect, test, type Bench } from '../support/test.ts';

const dockerfile = [
  'FROM busybox:1.36',
  'EXPOSE 8080:80/TCP',
  'WORKDIR /app',
  'MAINTAINER jane@example.com',
  'CMD ["true"]',
  '',
].join('\n');

const rule = 'MAINTAINER is deprecated.';

/** The row of the list that says this. */
function row(page: Page, text: string | RegExp): Locator {
  return page
    .getByRole('list', { name: /^Problems of|的问题$/ })
    .getByRole('listitem')
    .filter({ hasText: text });
}

/** Opens what can be done about a row. */
async function openMenu(page: Page, text: string | RegExp): Promise<void> {
  await row(page, text)
    .getByRole('button', { name: /^What to do about/ })
    .click();
}

/** What the editor has now, as it is on disk after saving. */
async function expectSaved(page: Page, bench: Bench, text: string | RegExp): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+s');
  const onDisk = (): string => readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8');
  if (typeof text === 'string') await expect.poll(onDisk).toBe(text);
  else await expect.poll(onDisk).toMatch(text);
}

test('a finding is read about, fixed from the light bulb, and the fix undone', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());
  const line = page.locator('.monaco-editor .view-line').filter({ hasText: 'MAINTAINER' });
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await expect(page.locator('.line-numbers.finding-number-error').first()).toBeVisible();

  await test.step('its hover says why and what to do', async () => {
    await expect(async () => {
      await page.mouse.move(0, 0);
      await line.getByText('MAINTAINER').hover();
      const hover = page.locator('.monaco-hover').filter({ hasText: 'DL4000' });
      await expect(hover).toContainText('Labels say the same', { timeout: 2000 });
    }).toPass();
  });

  await test.step('the light bulb fixes it', async () => {
    await line.getByText('MAINTAINER').click();
    await page.keyboard.press('ControlOrMeta+.');
    const chosen = page.locator('.action-widget .monaco-list-row.focused');
    await expect(chosen).toContainText('Write it as a label');
    await page.keyboard.press('Enter');
    await expect(page.locator('.view-lines')).toContainText('org.opencontainers.image.authors');
    await expect(graphRow(page, 4)).toContainText('LABEL');
  });

  await test.step('one undo takes it back', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(line).toBeVisible();
    await expectSaved(page, bench, dockerfile);
  });
});

test('problems are filtered and grouped, and the safe ones fixed at once', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');
  await expect(row(page, rule)).toBeVisible();

  await page.getByRole('textbox', { name: 'Filter problems' }).fill('DL4000');
  await expect(
    page.getByRole('list', { name: 'Problems of Dockerfile' }).getByRole('listitem'),
  ).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Filter problems' }).fill('');
  await page.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'Severity' }).click();
  await expect(page.getByRole('heading', { name: /^Error/ })).toBeVisible();
  await expectAccessible(page, 'problems in groups');

  await page.getByRole('button', { name: 'Fix all safe ones' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fix all safe ones' });
  await expect(dialog).toContainText('What is built stays the same.');
  await expect(dialog).toContainText('EXPOSE 8080:80/TCP');
  await expectAccessible(page, 'fix all');
  await dialog.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.view-lines')).not.toContainText('8080:80');
  // What changes the image is left.
  await expect(row(page, rule)).toBeVisible();
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expectSaved(page, bench, dockerfile);
});

test('a fix after which the image differs is shown first', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');
  await openMenu(page, rule);
  await page.getByRole('menuitem', { name: 'Write it as a label' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write it as a label' });
  await expect(dialog).toContainText('The image gets a label');
  await dialog.getByRole('button', { name: 'Fix', exact: true }).click();
  await expect(row(page, rule)).toHaveCount(0);
  await expect(page.locator('.view-lines')).toContainText('org.opencontainers.image.authors');
});

test('a rule is read about and silenced at one place by a comment', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');
  await openMenu(page, rule);
  await page.getByRole('menuitem', { name: 'About this rule' }).click();
  const dialog = page.getByRole('dialog', { name: rule });
  await expect(dialog).toContainText('What to do');
  await expectAccessible(page, 'about a rule');
  await page.keyboard.press('Escape');

  await openMenu(page, rule);
  await page.getByRole('menuitem', { name: 'Ignore DL4000 here' }).click();
  await expect(row(page, rule)).toHaveCount(0);
  await expect(page.locator('.view-lines')).toContainText('hadolint');
  await expectSaved(page, bench, /# hadolint ignore=DL4000\nMAINTAINER/);
});

test('a rule is silenced with a reason, and turned off for the team', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');

  await test.step('with a reason', async () => {
    await openMenu(page, rule);
    await page.getByRole('menuitem', { name: 'Ignore here with a reason' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ignore maintainer here' });
    const apply = dialog.getByRole('button', { name: 'Ignore', exact: true });
    await expect(apply).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('an old registry reads it');
    await expect(dialog).toContainText('# an old registry reads it');
    await expectAccessible(page, 'ignore with a reason');
    await apply.click();
    await expect(row(page, rule)).toHaveCount(0);
    await focusEditor(page);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(row(page, rule)).toBeVisible();
  });

  await test.step('for the team', async () => {
    await openMenu(page, rule);
    await page.getByRole('menuitem', { name: 'Turn this rule off for the team' }).click();
    const dialog = page.getByRole('dialog', { name: 'maintainer for the team' });
    await expect(dialog).toContainText('stagecraft.yaml is made in the workspace:');
    await expect(dialog).toContainText('maintainer: off');
    await expectAccessible(page, 'policy of the team');
    await dialog.getByRole('button', { name: 'Change the policy' }).click();
    await expect(row(page, rule)).toHaveCount(0);
    const policy = readFileSync(join(bench.workspace, 'stagecraft.yaml'), 'utf8');
    expect(policy).toBe('lint:\n  rules:\n    maintainer: off\n');
  });

  await test.step('which is taken back from its notice', async () => {
    await page.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter');
    await expect(page.getByText('stagecraft.yaml is as it was before')).toBeVisible();
    await expect(row(page, rule)).toBeVisible();
    expect(existsSync(join(bench.workspace, 'stagecraft.yaml'))).toBe(false);
  });
});

test('a package is pinned to what the build installed, built and compared', async ({
  page,
  bench,
}) => {
  const script = `#!/bin/sh\\necho "Setting up curl (7.88.1-10) ..."\\n`;
  const file = [
    'FROM busybox:1.36',
    `RUN printf '${script}' > /bin/apt-get && chmod +x /bin/apt-get # ${bench.unique}`,
    'RUN apt-get install -y curl',
    '',
  ].join('\n');
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await engineReady(page);
  await build(page);
  await expect(buildState(page)).toContainText('Succeeded');
  await showTab(page, 'Problems');
  await openMenu(page, 'curl is installed in whatever version');
  await page.getByRole('menuitem', { name: 'Pin curl to 7.88.1-10, seen in build #1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pin curl to 7.88.1-10' });
  await expect(dialog).toContainText('RUN apt-get install -y curl=7.88.1-10');
  await expectAccessible(page, 'a fix that can be compared');
  await dialog.getByRole('button', { name: 'Apply and compare' }).click();
  const compared = page.getByRole('dialog', { name: 'Compare builds' });
  await expect(compared).toContainText('+ RUN apt-get install -y curl=7.88.1-10');
});

test('a base is pinned to the digest that the engine has it by, and still builds', async ({
  page,
  bench,
}) => {
  test.skip(testRegistry() === '', 'STAGECRAFT_TEST_REGISTRY is not set: no registry to go to');
  const image = await pushImage(testRegistry(), bench.unique, 2000);
  try {
    const [name = ''] = image.split(/:latest$/);
    await pullImage(name, 'latest');
    bench.write('Dockerfile', `FROM ${image}\nCOPY Dockerfile /\n`);
    await openPage(page, await bench.start());
    await engineReady(page);
    await showTab(page, 'Problems');
    await openMenu(page, /^.*The base image is .?latest/);
    await page.getByRole('menuitem', { name: /^Pin .* which the engine has/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Pin / });
    await expect(dialog).toContainText('also when the tag is moved');
    await dialog.getByRole('button', { name: 'Apply and compare' }).click();
    const compared = page.getByRole('dialog', { name: 'Compare builds' });
    await expect(compared).toContainText(`+ FROM ${image}@sha256:`);
    await expect(compared.getByRole('region', { name: 'Steps' })).toContainText('Build #2');
    await page.keyboard.press('Escape');
    await expectSaved(page, bench, /^FROM \S+:latest@sha256:[0-9a-f]{64}\nCOPY/);
  } finally {
    await removeImage(image);
  }
});

test("the team's policy counts, is checked and completed", async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  bench.write('stagecraft.yaml', 'lint:\n  rules:\n    DL4000: of\n');
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');
  await expect(row(page, rule)).toBeVisible();

  await page.getByRole('treeitem', { name: 'stagecraft.yaml' }).dblclick();
  await expect(page.getByRole('list', { name: 'Problems of stagecraft.yaml' })).toContainText('of');
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ControlOrMeta+Space');
  await page.locator('.suggest-widget').getByText('off', { exact: true }).first().click();
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('treeitem', { name: 'Dockerfile', exact: true }).click();
  await expect(row(page, rule)).toHaveCount(0);
});

test('规则用中文说明', async ({ page, bench }) => {
  bench.write('Dockerfile', dockerfile);
  await openPage(page, await bench.start());
  await showTab(page, 'Problems');
  await expect(row(page, rule)).toBeVisible();
  await page.getByRole('button', { name: /English/ }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await expect(row(page, 'MAINTAINER 已弃用。')).toBeVisible();
  await page.getByRole('button', { name: '应用全部安全修正' }).click();
  await expect(page.getByRole('dialog', { name: '应用全部安全修正' })).toContainText(
    '构建结果保持不变。',
  );
});
