import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { fitGraph, focusEditor, graphRow, openPage } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

const file = `FROM busybox:1.36 AS build
ENV PATH=/opt/bin:$PATH \\
    # the language
    LANG='C'
RUN --mount=type=cache,target=/c \\
    set -e; \\
    echo 42 > /answer
COPY src/   package.json /app/
EXPOSE 80
CMD echo $HOME | cat
`;

async function openForm(page: Page, line: number): Promise<Locator> {
  await graphRow(page, line).click();
  await page.keyboard.press('e');
  const form = page.getByRole('complementary', { name: `Line ${String(line)}` });
  await expect(form.getByRole('tabpanel').locator('input,textarea').first()).toBeFocused();
  return form;
}

async function fill(field: Locator, value: string): Promise<void> {
  await field.fill(value);
  await field.press('Enter');
}

/** Waits until the file on disk, saved again and again, reads like this. */
async function expectText(page: Page, bench: Bench, wanted: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+S');
    await expect(page.getByRole('tab', { name: /unsaved/i })).toHaveCount(0);
    expect(readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8')).toBe(wanted);
  }).toPass({ timeout: 10_000 });
}

test('a form writes what is changed and leaves the rest', async ({ page, bench }) => {
  bench.write('Dockerfile', file);
  bench.write('package.json', '{}');
  bench.write('src/with space/a', '');
  await openPage(page, await bench.start());
  await fitGraph(page);

  let form = await openForm(page, 8);
  await fill(form.getByLabel('Destination'), '/srv/');
  await fill(form.getByLabel('New source'), 'a b');
  await fill(form.getByLabel('Owner (--chown)'), '1:1');
  let text = file.replace(
    'COPY src/   package.json /app/',
    'COPY --chown=1:1 ["src/",   "package.json",   "a b", "/srv/"]',
  );
  await expectText(page, bench, text);
  await form.getByRole('button', { name: 'Remove source 3' }).click();
  await form.getByRole('button', { name: 'Choose a path of the build context' }).click();
  await page.getByRole('button', { name: 'src/', exact: true }).click();
  await page.getByRole('button', { name: 'with space/' }).click();
  await page.getByRole('button', { name: 'Take this folder' }).click();
  await expect(form.getByRole('button', { name: 'Choose a path' })).toBeFocused();
  text = text.replace('"a b", ', '"src/with space/",   ');
  await expectText(page, bench, text);
  await form.getByLabel('Destination').press('Escape');
  await expect(form).toBeHidden();

  form = await openForm(page, 2);
  await fill(form.getByLabel('value 2'), 'it is $LANG');
  text = text.replace("LANG='C'", 'LANG="it is $LANG"');
  await expectText(page, bench, text);
  await form.getByLabel('value 2').press('ControlOrMeta+Z');
  await expect(form.getByLabel('value 2')).toHaveValue('C');
  await form.getByLabel('value 2').press('ControlOrMeta+Y');
  await expect(form.getByLabel('value 2')).toHaveValue('it is $LANG');
  await form.getByLabel('New name').fill('DEBUG');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('1');
  await page.keyboard.press('Enter');
  text = text.replace('$LANG"', '$LANG" \\\n    DEBUG=1');
  await expectText(page, bench, text);
  await form.getByLabel('value 1').fill('${PATH');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('Docker would not read this back');
  await expect(form.getByLabel('value 1')).toHaveValue('${PATH');
  await page.keyboard.press('Escape');
  await expect(form.getByLabel('value 1')).toHaveValue('/opt/bin:$PATH');
  await expectText(page, bench, text);
});

test('a command changes its form where its meaning stays, by the keyboard', async ({
  page,
  bench,
}) => {
  bench.write('Dockerfile', file);
  await openPage(page, await bench.start());
  await fitGraph(page);

  let form = await openForm(page, 10);
  await expect(form.getByText('/bin/sh -c "echo $HOME | cat"')).toBeVisible();
  await form.getByRole('combobox', { name: 'Form' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Shell form' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Exec form' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('needs a shell');
  await form.getByRole('button', { name: 'Name the shell' }).focus();
  await page.keyboard.press('Enter');
  let text = file.replace('CMD echo $HOME | cat', 'CMD ["/bin/sh", "-c", "echo $HOME | cat"]');
  await expectText(page, bench, text);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  form = await openForm(page, 5);
  await form
    .getByRole('textbox', { name: 'Command' })
    .fill('set -e;\n    echo 43 > /answer;\n    ls');
  await page.keyboard.press('Alt+Enter');
  text = text.replace('42 > /answer', '43 > /answer; \\\n    ls');
  await expectText(page, bench, text);
  await fill(form.getByLabel('Target path (target)'), '/d');
  text = text.replace('target=/c', 'target=/d');
  await expectText(page, bench, text);

  await page.keyboard.press('ControlOrMeta+E');
  await expect(form.getByLabel('Text of the instruction')).toBeFocused();
  await form.getByLabel('Text of the instruction').fill('RUN true');
  await page.keyboard.press('Alt+Enter');
  await expectText(page, bench, text.replace(/RUN --mount[^]*?ls\n/, 'RUN true\n'));

  await focusEditor(page);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ControlOrMeta+Z');
  await expectText(page, bench, file);
});
