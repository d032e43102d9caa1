import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildState, openPage } from '../support/page.ts';
import { expect, test } from '../support/test.ts';

const authored = `FROM busybox:1.36 AS busybox
WORKDIR /app
RUN echo authored > hello.txt

FROM busybox:1.36 AS app
COPY --from=busybox /app /app
`;

test('a two-stage build is authored by keyboard alone, and run', async ({ page, bench }) => {
  bench.write('Dockerfile', '');
  await openPage(page, await bench.start());
  const { keyboard } = page;
  const stage = (name: string) =>
    page.getByRole('group', { name: new RegExp(`^Stage ${name}\\b`) });
  const row = (name: RegExp) => page.locator('.react-flow').getByRole('button', { name });
  const add = async (words: string, down: number, option: RegExp): Promise<void> => {
    await keyboard.press('Insert');
    await expect(page.getByPlaceholder('Search by name')).toBeFocused();
    await keyboard.type(words);
    for (let at = 0; at < down; at++) await keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(option);
    await keyboard.press('Enter');
  };

  await test.step('a first stage', async () => {
    await expect(page.getByPlaceholder(/^Image, e\.g\./)).toBeVisible();
    await keyboard.press('ControlOrMeta+2');
    await expect(page.getByPlaceholder(/^Image, e\.g\./)).toBeFocused();
    await keyboard.type('busybox:1.36');
    await expect(page.getByRole('option', { name: /^busybox:1\.36/ }).first()).toBeVisible();
    await keyboard.press('Enter');
    await expect(stage('busybox')).toBeVisible();
  });

  await test.step('its instructions', async () => {
    await keyboard.press('ControlOrMeta+2');
    await add('directory', 0, /^WORKDIR/);
    await expect(page.getByRole('complementary', { name: /WORKDIR$/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(row(/WORKDIR/)).toBeFocused();
    await add('command', 1, /^RUN/);
    await expect(page.getByRole('textbox', { name: 'Command' })).toBeFocused();
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('echo authored > hello.txt');
    await keyboard.press('Alt+Enter');
    await expect(row(/RUN echo authored/)).toBeVisible();
    await keyboard.press('Escape');
    await expect(row(/RUN echo authored/)).toBeFocused();
  });

  await test.step('a second stage that takes from it', async () => {
    await keyboard.press('N');
    const dialog = page.getByRole('dialog', { name: 'New stage' });
    await dialog.getByPlaceholder(/^Image, e\.g\./).fill('busybox:1.36');
    await dialog.getByLabel('Name').fill('app');
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(stage('app')).toBeFocused();
    await keyboard.press('C');
    const source = page.getByRole('dialog', { name: 'Copy files into stage app' });
    await expect(source.getByRole('combobox', { name: 'Files of' })).toContainText('Stage busybox');
    await source.getByRole('button', { name: 'Next' }).press('Enter');
    const menu = page.getByRole('dialog', { name: 'Connect' });
    await expect(menu).toContainText('/app');
    await keyboard.press('Enter');
    await expect(menu).toBeHidden();
  });

  await keyboard.press('ControlOrMeta+S');
  const saved = () => readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8');
  await expect.poll(saved).toBe(authored);
  await build(page);
  await expect(buildState(page)).toContainText('Succeeded');

  await test.step('its image runs', async () => {
    await keyboard.press('ControlOrMeta+Shift+P');
    await expect(page.getByRole('combobox')).toBeFocused();
    await keyboard.type('last build');
    await expect(page.getByRole('option', { selected: true })).toContainText('last build');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Run / });
    await dialog.getByRole('textbox', { name: 'Command' }).fill('cat /app/hello.txt');
    await keyboard.press('Enter');
    await expect(dialog.locator('[data-stream="stdout"]')).toHaveText('authored');
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});
