import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { pullImage } from '../support/engine.ts';
import { buildState, engineReady, focusEditor, openPage, typeText } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';

const dockerfile = [
  'ARG TAG=1.36',
  'FROM busybox:${TAG} AS build',
  'ENV DIR=/app',
  'WORKDIR ${DIR}',
  'COPY src/ ./src/',
  'RUN echo one && \\',
  '    echo two > out.txt',
  '',
  'FROM busybox:1.36 AS run',
  '# what runs',
  'COPY --from=build /app/out.txt /out.txt',
  'CMD ["cat", "/out.txt"]',
  '',
].join('\n');

async function open(page: Page, bench: Bench, text = dockerfile): Promise<void> {
  bench.write('Dockerfile', text);
  bench.write('src/main.sh', 'echo main\n');
  bench.write('notes.log', 'left out\n');
  bench.write('.dockerignore', '*.log\n');
  await openPage(page, await bench.start());
  await engineReady(page);
}

/** The editor's line, by its number from 1. */
function line(page: Page, number: number): Locator {
  return page.locator('.monaco-editor .view-line').nth(number - 1);
}

/** Puts the cursor into a line, before the first `word` in it. */
async function goTo(page: Page, number: number, word: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+Home');
  for (let at = 1; at < number; at++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const text = dockerfile.split('\n')[number - 1] ?? '';
  for (let at = 0; at < text.indexOf(word) + 1; at++) await page.keyboard.press('ArrowRight');
}

function suggestion(page: Page, name: string): Locator {
  return page.locator('.suggest-widget .monaco-list-row').filter({ hasText: name });
}

/** Rests on something until its hover tells this: one that says what is still looked up is not made anew. */
async function expectHover(page: Page, over: Locator, text: RegExp): Promise<void> {
  await expect(async () => {
    await page.mouse.move(0, 0);
    await over.hover();
    const hover = page.locator('.monaco-hover').filter({ hasText: text });
    await expect(hover).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

test('completion knows the files of the context, stages and images', async ({ page, bench }) => {
  await pullImage('busybox', '1.36');
  await open(page, bench);
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');

  await test.step('files and folders in COPY; what is left out is struck through', async () => {
    await page.keyboard.type('COPY s');
    await expect(suggestion(page, 'src/')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(line(page, 13)).toHaveText(/COPY\ssrc\//);
    await expect(suggestion(page, 'main.sh')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('stages in --from', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('COPY --from=');
    await expect(suggestion(page, 'build')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('images of the engine in FROM', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('FROM busy');
    await expect(suggestion(page, 'busybox:1.36')).toBeVisible();
    await page.keyboard.press('Escape');
  });
});

test('hovers, hints and lenses tell what the text does not', async ({ page, bench }) => {
  await pullImage('busybox', '1.36');
  await open(page, bench);

  await test.step('hints: values and numbers of stages', async () => {
    await expect(line(page, 2)).toContainText('= 1.36');
    await expect(line(page, 2)).toContainText('#0');
    await expect(line(page, 4)).toContainText('= /app');
  });

  await test.step('a hover tells about the image that the engine has', async () => {
    await expectHover(page, line(page, 9).getByText('busybox'), /busybox:1\.36[^]*linux\//);
    await page.mouse.move(0, 0);
  });

  await test.step('each kind of hint can be turned off, and stays so', async () => {
    await page.keyboard.press('ControlOrMeta+,');
    const settings = page.getByRole('dialog', { name: 'Editor settings' });
    await settings.getByRole('checkbox', { name: 'Expanded values' }).click();
    await page.keyboard.press('Escape');
    await expect(line(page, 2)).not.toContainText('= 1.36');
    await expect(line(page, 2)).toContainText('#0');
    await page.reload();
    await expect(line(page, 2)).toContainText('#0');
    await expect(line(page, 2)).not.toContainText('= 1.36');
  });
});

test('a lens builds its stage, and tells of the build afterwards', async ({ page, bench }) => {
  const unique = `RUN echo ${bench.unique}`;
  await open(page, bench, dockerfile.replace('ENV DIR=/app', `ENV DIR=/app\n${unique}`));
  await page.getByText('Build this stage').first().click();
  await expect(buildState(page)).toContainText('Succeeded');
  await expect(page.getByTestId('build-command')).toHaveText('docker build --target build .');
  await expect(page.getByText('not needed by the target')).toBeVisible();
  await expect(line(page, 4)).toContainText(/\d\s?m?s/);

  await page.locator('.codelens-decoration a').filter({ hasText: 'Run' }).click();
  const run = page.getByRole('dialog', { name: /^Run [0-9a-f]{12}$/ });
  await expect(run.getByTestId('docker-run-command')).toContainText('docker run --rm sha256:');
});

test('the bar over the text tells where the cursor is, and leads elsewhere', async ({
  page,
  bench,
}) => {
  await open(page, bench);
  const crumbs = page.getByRole('navigation', { name: 'Where the cursor is' });
  await goTo(page, 4, 'DIR');
  await expect(crumbs).toContainText('Stage build');
  await expect(crumbs).toContainText('WORKDIR ${DIR}');
  await crumbs.getByRole('button', { name: 'Stage build' }).click();
  await page.getByRole('menuitem', { name: 'Stage run' }).click();
  await expect(page.getByText('Ln 9, Col')).toBeVisible();
  await crumbs.getByRole('button', { name: /FROM/ }).click();
  await page.getByRole('menuitem', { name: 'CMD' }).click();
  await expect(page.getByText('Ln 12, Col')).toBeVisible();
});

test('lenses stand above their FROM, wherever it goes', async ({ page, bench }) => {
  await open(page, bench);
  const lenses = page.locator('.codelens-decoration');
  await expect(lenses).toHaveCount(2);
  await expectAbove(lenses.nth(1), stageLine(page, 'run'));
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# one');
  await page.keyboard.press('Enter');
  await expectAbove(lenses.nth(0), stageLine(page, 'build'));
  await expectAbove(lenses.nth(1), stageLine(page, 'run'));
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('FROM scratch AS more');
  await expect(lenses).toHaveCount(3);
  await expectAbove(lenses.nth(2), stageLine(page, 'more'));
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
  await expect(lenses).toHaveCount(2);
  await expectAbove(lenses.nth(1), stageLine(page, 'run'));
  // Sooner than the language worker hears of it.
  for (const keys of ['ControlOrMeta+A', 'Delete', 'ControlOrMeta+Z', 'ArrowLeft']) {
    await page.keyboard.press(keys);
  }
  await expectAbove(lenses.nth(0), stageLine(page, 'build'));
  await expectAbove(lenses.nth(1), stageLine(page, 'run'));
});

function stageLine(page: Page, name: string): Locator {
  return page.locator('.monaco-editor .view-line').filter({ hasText: new RegExp(`AS\\s${name}`) });
}

/** A lens ends where its line begins. */
async function expectAbove(lens: Locator, from: Locator): Promise<void> {
  const gap = async (): Promise<number> => {
    const [upper, lower] = [await lens.boundingBox(), await from.boundingBox()];
    if (upper === null || lower === null) return Infinity;
    return Math.abs(lower.y - upper.y - upper.height);
  };
  await expect.poll(gap).toBeLessThan(5);
}

test('stages and variables are found and renamed everywhere', async ({ page, bench }) => {
  await open(page, bench);

  await test.step('definition', async () => {
    await goTo(page, 11, 'build');
    await page.keyboard.press('F12');
    await expect(page.getByText('Ln 2, Col')).toBeVisible();
  });

  await test.step('references', async () => {
    await page.keyboard.press('Shift+F12');
    const peek = page.locator('.peekview-widget');
    await expect(peek).toContainText('References (2)');
    await page.keyboard.press('Escape');
    await expect(peek).toBeHidden();
  });

  await test.step('rename, as one step of undo', async () => {
    await goTo(page, 11, 'build');
    await page.keyboard.press('F2');
    await expect(page.locator('.rename-box input')).toHaveValue('build');
    await page.locator('.rename-box input').fill('base');
    await page.keyboard.press('Enter');
    await expect(line(page, 2)).toContainText('AS base');
    await expect(line(page, 11)).toContainText('--from=base');
    await expect(page.getByRole('group', { name: /Stage base/ })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(line(page, 2)).toContainText('AS build');
    await expect(line(page, 11)).toContainText('--from=build');
  });

  await test.step('a variable: its uses follow', async () => {
    await goTo(page, 4, 'DIR}');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('HOME_DIR');
    await page.keyboard.press('Enter');
    await expect(line(page, 3)).toContainText('HOME_DIR=/app');
    await expect(line(page, 4)).toContainText('${HOME_DIR}');
  });

  await test.step('what cannot be renamed says so', async () => {
    await goTo(page, 12, 'CMD');
    await page.keyboard.press('F2');
    await expect(page.locator('.monaco-editor-overlaymessage')).toContainText('There is no stage');
  });

  await test.step('a name that cannot be given says so', async () => {
    await goTo(page, 11, 'build');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('9 lives');
    await page.keyboard.press('Enter');
    await expect(page.getByText('9 lives cannot be a stage name.')).toBeVisible();
    await expect(line(page, 11)).toContainText('--from=build');
  });
});

test('a stage’s name is typed in all its places at once', async ({ page, bench }) => {
  await open(page, bench);
  await goTo(page, 2, 'build');
  await expect(page.locator('.linked-editing-decoration')).toHaveCount(2);
  await page.keyboard.type('X');
  await expect(line(page, 11)).toContainText('--from=bXuild');
  await expect(line(page, 2)).toContainText('AS bXuild');
});

test('the editor’s own menu has the page’s colours', async ({ page, bench }) => {
  await open(page, bench);
  await focusEditor(page);
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Format Document' })).toBeVisible();
  const colour = await page
    .locator('.shadow-root-host')
    .evaluate((menu) => getComputedStyle(menu).getPropertyValue('--vscode-menu-background'));
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
});

test('the outline leads to an instruction, and what is long folds away', async ({
  page,
  bench,
}) => {
  await open(page, bench);
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+Shift+O');
  const list = page.locator('.quick-input-list');
  await expect(list).toContainText('WORKDIR ${DIR}');
  await page.keyboard.type('CMD');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ln 12, Col')).toBeVisible();

  await page.keyboard.press('F1');
  await page.getByRole('dialog').getByRole('combobox').fill('Fold everything');
  await page.keyboard.press('Enter');
  await expect(page.getByText('WORKDIR ${DIR}', { exact: true })).toBeHidden();
  await expect(line(page, 2)).toContainText('AS build');
});

test('the selection grows from a word to all arguments', async ({ page, bench }) => {
  await open(page, bench);
  await goTo(page, 11, 'out.txt');
  await page.keyboard.press('Shift+Alt+ArrowRight');
  await expect(page.locator('.selected-text').first()).toBeVisible();
  await page.keyboard.press('Shift+Alt+ArrowRight');
  await page.keyboard.press('Shift+Alt+ArrowRight');
  await page.keyboard.press('Shift+Alt+ArrowRight');
  await page.keyboard.press('Delete');
  await expect(line(page, 11)).toHaveText(/^COPY\s--from=build\s*$/);
});

test('formatting is one step, keeps to the choices made, and happens on saving where that is wanted', async ({
  page,
  bench,
}) => {
  await open(page, bench, 'from busybox:1.36\nrun   echo one && \\\necho two\n');
  await focusEditor(page);
  await page.keyboard.press('Shift+Alt+F');
  await expect(line(page, 1)).toHaveText(/^FROM\sbusybox:1.36/);
  await expect(line(page, 3)).toHaveText(/^\s{4}echo\stwo/);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(line(page, 1)).toHaveText(/^from/);
  await expect(line(page, 3)).toHaveText(/^echo/);

  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Editor settings' });
  await settings.getByRole('checkbox', { name: 'Format when saving' }).click();
  await settings.getByRole('combobox', { name: 'Instruction names' }).click();
  await page.getByRole('option', { name: 'In lower case (run)' }).click();
  await page.keyboard.press('Escape');
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('USER me');
  await page.keyboard.press('ControlOrMeta+S');
  await expect(line(page, 4)).toHaveText(/^user\sme/);
  await expect
    .poll(() => readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8'))
    .toMatch(/^from busybox:1.36\nrun echo one && \\\n {4}echo two\nuser me/);
});

test('help comes with each argument', async ({ page, bench }) => {
  await open(page, bench);
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('HEALTHCHECK ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+Space');
  await expect(page.locator('.parameter-hints-widget')).toContainText('HEALTHCHECK');
});

test('an ignore file is completed and explained too', async ({ page, bench }) => {
  await open(page, bench);
  await page.getByRole('treeitem', { name: '.dockerignore' }).click();
  await expect(line(page, 1)).toHaveText('*.log');
  await expectHover(page, line(page, 1).getByText('*.log'), /notes\.log/);
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('sr');
  await expect(suggestion(page, 'src')).toBeVisible();
});

test('a link to a file of the workspace opens it', async ({ page, bench }) => {
  bench.write('src/one.txt', 'one\n');
  await open(page, bench, 'FROM busybox:1.36\nCOPY src/one.txt /\n');
  // The file is looked up first: until it is known to be there, its name is no link.
  await expect(line(page, 2).locator('.detected-link')).toHaveText('src/one.txt');
  // The link's element is a new one as soon as the mouse is over it.
  await line(page, 2).click({ modifiers: ['ControlOrMeta'], position: { x: 60, y: 10 } });
  await expect(page.getByRole('navigation', { name: 'Open files' })).toContainText('one.txt');
});

test('what is typed letter by letter leaves neither problems nor indentation behind', async ({
  page,
  bench,
}) => {
  await open(page, bench, 'FROM busybox:1.36\n');
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  for (const text of ['RUN --mount=type=cache,target=/c echo one && \\', 'echo two', 'USER 1']) {
    await page.keyboard.type(text, { delay: 10 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  }
  await expect(line(page, 3)).toHaveText(/^\s{4}echo\stwo$/);
  await expect(line(page, 4)).toHaveText(/^USER\s1$/);
  await expect(page.locator('.squiggly-error, .squiggly-warning')).toHaveCount(0);
});

test('what is typed is read as edits, also with CRLF and a byte order mark', async ({
  page,
  bench,
}) => {
  await open(page, bench, '\uFEFFFROM busybox:1.36 AS one\r\nRUN echo 1\r\n');
  await expect(line(page, 1)).toContainText('#0');
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('FROM one AS two\nRUN echo 2\n');
  await expect(line(page, 3)).toContainText('#1');
  await expect(page.getByRole('group', { name: /Stage two/ })).toBeVisible();
  await typeText(page, 'FROM busybox:1.36 AS three\n');
  await expect(page.getByRole('group', { name: /Stage three/ })).toBeVisible();
});
