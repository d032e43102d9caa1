import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { pullImage } from '../support/engine.ts';
import { engineReady, fitGraph, focusEditor, graphRow, openPage } from '../support/page.ts';
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

test('paths are chosen from the files of a stage, and of its base', async ({ page, bench }) => {
  const text = `FROM busybox:1.36 AS build
RUN mkdir -p /out/bin && echo ${bench.unique} > /out/bin/tool
FROM busybox:1.36
COPY --from=build /out/lib /srv/
`;
  await pullImage('busybox', '1.36');
  bench.write('Dockerfile', text);
  await openPage(page, await bench.start());
  await engineReady(page);
  await fitGraph(page);

  const form = await openForm(page, 4);
  await form.getByRole('button', { name: 'Choose a path' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a path' });
  await expect(picker.getByText('Only what the stage’s text names')).toBeVisible();
  await picker.getByRole('button', { name: 'List the files of this stage' }).click();
  await expect(picker.getByText('Files of this stage, listed')).toBeVisible();
  await expect(picker.getByRole('button', { name: 'bin/', exact: true })).toBeVisible();
  await expectAccessible(page, 'files of a stage');
  await picker.getByRole('button', { name: 'bin/', exact: true }).focus();
  await page.keyboard.type('out');
  await expect(picker.getByRole('button', { name: 'out/' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(picker.getByRole('button', { name: 'Up to /' })).toBeFocused();
  await expect(picker.getByRole('button', { name: 'bin/', exact: true })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(picker.getByRole('button', { name: 'tool' })).toBeVisible();
  await expect(picker.getByRole('button', { name: 'Up to /out' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  let wanted = text.replace('/out/lib /srv/', '/out/lib /out/bin/tool /srv/');
  await expectText(page, bench, wanted);

  await form.getByRole('button', { name: 'Choose a folder of the base' }).click();
  const base = page.getByRole('dialog', { name: 'Choose a folder of the base' });
  await base.getByRole('button', { name: 'etc/' }).click();
  await expect(base.getByRole('button', { name: 'passwd' })).toBeVisible();
  await base.getByRole('button', { name: 'Take this folder' }).click();
  wanted = wanted.replace('tool /srv/', 'tool /etc/');
  await expectText(page, bench, wanted);
});

test('a path that the ignore file leaves out is not taken unasked', async ({ page, bench }) => {
  const text = 'FROM busybox:1.36\nCOPY src/ /srv/\n';
  bench.write('Dockerfile', text);
  bench.write('.dockerignore', '# kept at home\nsecret.txt\n');
  bench.write('secret.txt', '');
  bench.write('src/a', '');
  await openPage(page, await bench.start());
  await fitGraph(page);
  const form = await openForm(page, 2);
  await form.getByRole('button', { name: 'Choose a path of the build context' }).click();
  const context = page.getByRole('dialog', { name: 'Choose a path of the build context' });
  await context.getByRole('button', { name: 'secret.txt left out of the build' }).click();
  await expect(context.getByRole('alert')).toContainText('line 2 of .dockerignore (secret.txt)');
  await expectAccessible(page, 'a path that is left out');
  await context.getByRole('button', { name: 'Take it all the same' }).click();
  await expectText(page, bench, text.replace('src/ /srv/', 'src/ secret.txt /srv/'));
});

test('what an instruction needs is not taken away from it', async ({ page, bench }) => {
  const text = `FROM busybox:1.36
ARG NAME=x
COPY a /b/
WORKDIR /b
ONBUILD RUN make
ENTRYPOINT ["echo"]
`;
  bench.write('Dockerfile', text);
  bench.write('a', '');
  await openPage(page, await bench.start());
  await engineReady(page);
  await fitGraph(page);

  let form = await openForm(page, 3);
  await fill(form.getByLabel('Destination'), '');
  await expect(form.getByRole('alert')).toContainText('COPY needs a destination');
  await form.getByLabel('Destination').press('Escape');
  await form.getByRole('button', { name: 'Remove source 1' }).click();
  await expect(form.getByRole('alert')).toContainText('COPY needs at least one source');
  await form.getByLabel('Destination').press('Escape');
  form = await openForm(page, 4);
  await fill(form.getByLabel('Folder'), '');
  await expect(form.getByRole('alert')).toContainText('WORKDIR needs a folder');
  await form.getByLabel('Folder').press('Escape');
  await form.getByLabel('Folder').press('Escape');
  await expect(form).toBeHidden();
  await expectText(page, bench, text);

  form = await openForm(page, 2);
  await fill(form.getByLabel('value 1'), '');
  let wanted = text.replace('NAME=x', 'NAME=');
  await expectText(page, bench, wanted);
  await form.getByRole('checkbox', { name: 'Default value of NAME' }).click();
  wanted = wanted.replace('NAME=', 'NAME');
  await expectText(page, bench, wanted);
  await fill(form.getByLabel('name 1'), 'A B');
  await expect(form.getByRole('alert')).toContainText('“A B” is no name for ARG');
  await form.getByLabel('name 1').press('Escape');
  await form.getByLabel('name 1').press('Escape');

  form = await openForm(page, 5);
  await form.getByRole('textbox', { name: 'Command' }).fill('make all');
  await page.keyboard.press('Alt+Enter');
  // What is applied is on its way: there is nothing that Escape could take back.
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  wanted = wanted.replace('RUN make', 'RUN make all');
  await expectText(page, bench, wanted);

  form = await openForm(page, 6);
  await expect(form.getByText('ENTRYPOINT from line 6 · no CMD')).toBeVisible();
  // The form that is open gives way to the next one, and the keyboard goes along.
  form = await openForm(page, 1);
  await form.getByRole('combobox', { name: 'Image' }).fill('busybo');
  await expect(form.getByRole('option', { name: /^busybox:1\.36/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(form.getByRole('combobox', { name: 'Image' })).toHaveValue(/^busybox/);
});
