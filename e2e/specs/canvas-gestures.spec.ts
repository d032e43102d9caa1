import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { build, buildState, engineReady, fitGraph, graphRow, openPage } from '../support/page.ts';
import { card, chip, handle, hold, point } from '../support/pointer.ts';
import { expect, test, type Bench } from '../support/test.ts';
import { expectThenUndo, savedText } from '../support/text.ts';

const file = `FROM busybox:1.36 AS build
WORKDIR /src
# Says hello
RUN echo hello > hello.txt
RUN mkdir -p /out

FROM busybox:1.36 AS app
COPY --from=build /src/hello.txt /hello.txt
CMD ["cat", "/hello.txt"]
`;

async function open(page: Page, bench: Bench, text: string): Promise<void> {
  bench.write('Dockerfile', text);
  await openPage(page, await bench.start());
  if (text !== '') await fitGraph(page);
}

test('rows are dragged, within a stage and to another', async ({ page, bench }) => {
  await open(page, bench, file);
  const run = await point(graphRow(page, 4), 0.6);

  await test.step('what it would do is shown, and Escape leaves all as it was', async () => {
    await hold(page, run, await point(graphRow(page, 9), 0.5, 0.9));
    await expect(chip(page)).toContainText('RUN echo hello');
    await expect(page.locator('.graph-ghost')).toContainText('echo hello');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(chip(page)).toBeHidden();
    expect(await savedText(page, bench)).toBe(file);
  });
  await test.step('a drop moves it, its comment with it', async () => {
    await hold(page, run, await point(graphRow(page, 5), 0.5, 0.9));
    await expect(chip(page)).toContainText('RUN echo hello > hello.txt');
    await page.mouse.up();
    await expectThenUndo(
      page,
      bench,
      file.replace(
        '# Says hello\nRUN echo hello > hello.txt\nRUN mkdir -p /out\n',
        'RUN mkdir -p /out\n# Says hello\nRUN echo hello > hello.txt\n',
      ),
      file,
    );
  });
  await test.step('several at once go to another stage', async () => {
    await graphRow(page, 4).click();
    await graphRow(page, 5).click({ modifiers: ['Shift'] });
    await hold(page, run, await point(graphRow(page, 9), 0.5, 0.1));
    await expect(chip(page)).toContainText('RUN mkdir');
    await page.mouse.up();
    await expectThenUndo(
      page,
      bench,
      /WORKDIR \/src\n\nFROM[^]*hello\.txt\n# Says hello\nRUN/,
      file,
    );
  });
  await test.step('with a key held it is copied', async () => {
    await graphRow(page, 2).click();
    // Where the row stands before the preview opens a gap.
    const to = await point(graphRow(page, 8), 0.5, 0.1);
    await hold(page, await point(graphRow(page, 2), 0.6), to);
    await page.keyboard.down('Alt');
    await page.mouse.move(to.x, to.y + 2);
    await expect(chip(page)).toContainText('WORKDIR /src');
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expectThenUndo(page, bench, file.replace('AS app\n', 'AS app\nWORKDIR /src\n'), file);
  });
});

test('a collapsed card takes rows at its end', async ({ page, bench }) => {
  await open(page, bench, file);
  await page.getByRole('button', { name: 'Rows of Stage app' }).click();
  await expect(graphRow(page, 9)).toHaveCount(0);
  await hold(page, await point(graphRow(page, 2), 0.6), await point(card(page, 'app')));
  await expect(chip(page)).toContainText('WORKDIR /src');
  await page.mouse.up();
  await expectThenUndo(page, bench, /CMD \["cat", "\/hello\.txt"\]\nWORKDIR \/src\n$/, file);
});

test('lines are drawn, led elsewhere and deleted', async ({ page, bench }) => {
  await open(page, bench, file);
  await test.step('from a stage to a later one: what to take is asked', async () => {
    await card(page, 'build').hover();
    await hold(
      page,
      await point(handle(page, 'stage:build')),
      await point(graphRow(page, 9), 0.5, 0.1),
    );
    await page.mouse.up();
    const menu = page.getByRole('dialog', { name: 'Connect' });
    await expect(menu).toContainText('COPY --from=build /out /out');
    await page.keyboard.type('/etc');
    await expect(menu).toContainText('COPY --from=build /etc /out');
    await menu.getByRole('button', { name: '/src', exact: true }).click();
    await menu.getByRole('button', { name: 'Connect' }).click();
    await expect(menu).toBeHidden();
    await expectThenUndo(
      page,
      bench,
      file.replace('CMD', 'COPY --from=build /src /src\nCMD'),
      file,
    );
  });
  await test.step('of the files that the stage has, once the engine has listed them', async () => {
    await engineReady(page);
    await card(page, 'build').hover();
    const end = await point(graphRow(page, 9), 0.5, 0.1);
    await hold(page, await point(handle(page, 'stage:build')), end);
    await page.mouse.up();
    const menu = page.getByRole('dialog', { name: 'Connect' });
    await menu.getByRole('button', { name: 'List the files of this stage' }).click();
    await menu.getByRole('button', { name: 'src/', exact: true }).click();
    await menu.getByRole('button', { name: 'hello.txt', exact: true }).click();
    await menu.getByRole('button', { name: 'Choose a folder of the stage’s base' }).click();
    await page.getByRole('button', { name: 'tmp/', exact: true }).click();
    await page.getByRole('button', { name: 'Take this folder' }).last().click();
    await menu.getByRole('button', { name: 'Connect' }).click();
    await expect(menu).toBeHidden();
    const line = 'COPY --from=build /src/hello.txt /tmp/\n';
    await expectThenUndo(page, bench, file.replace('CMD', `${line}CMD`), file);
  });
  await test.step('or the stage is built on it', async () => {
    await card(page, 'build').hover();
    const end = await point(graphRow(page, 9), 0.5, 0.1);
    await hold(page, await point(handle(page, 'stage:build')), end);
    await page.mouse.up();
    const menu = page.getByRole('dialog', { name: 'Connect' });
    await menu.getByRole('button', { name: 'Build on it' }).click();
    await menu.getByRole('button', { name: 'Connect' }).click();
    await expectThenUndo(page, bench, file.replace('busybox:1.36 AS app', 'build AS app'), file);
  });
  await test.step('not to a stage above, and it says why', async () => {
    await card(page, 'app').hover();
    await hold(page, await point(handle(page, 'stage:app')), await point(graphRow(page, 2)));
    await expect(chip(page)).toContainText('circle');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    // Under remote control the browser tells no end of a drag that nothing takes; the pointer's moves do.
    await page.mouse.move(10, 10, { steps: 30 });
    await expect(chip(page)).toBeHidden();
    expect(await savedText(page, bench)).toBe(file);
  });
  await test.step('to the empty canvas: a new stage', async () => {
    await card(page, 'app').hover();
    const from = await point(handle(page, 'stage:app'));
    const pane = await point(page.locator('.react-flow__pane'), 0.5, 0.85);
    await hold(page, from, pane);
    await expect(page.locator('.graph-ghost')).toContainText('app AS');
    await page.mouse.up();
    await expectThenUndo(page, bench, /\n\nFROM app AS \S+\n$/, file);
  });
  await test.step('its end is led to another source', async () => {
    await selectLine(page);
    await hold(
      page,
      await point(page.locator('[data-edge-end="source"]')),
      await point(page.locator('[data-id="image:busybox:1.36"]'), 0.4),
    );
    await expect(chip(page)).toContainText('COPY --from=busybox:1.36');
    await page.mouse.up();
    await expectThenUndo(page, bench, file.replace('--from=build', '--from=busybox:1.36'), file);
  });
  await test.step('it is deleted with its text', async () => {
    await selectLine(page);
    await page.getByRole('button', { name: 'Delete the connection' }).click();
    await expectThenUndo(
      page,
      bench,
      file.replace('COPY --from=build /src/hello.txt /hello.txt\n', ''),
      file,
    );
  });
});

/** A press on the one line of a COPY, once it stands still. */
async function selectLine(page: Page): Promise<void> {
  const line = page.locator('.graph-line-copy .react-flow__edge-interaction');
  await expect(async () => {
    const at = await line.evaluate((path: SVGPathElement) => {
      const middle = path.getPointAtLength(path.getTotalLength() / 2);
      const { x, y } = middle.matrixTransform(path.getScreenCTM() ?? undefined);
      return { x, y };
    });
    await page.mouse.click(at.x, at.y);
    await expect(page.locator('[data-edge-end]')).toHaveCount(2, { timeout: 1000 });
  }).toPass();
}

test('a line to a stage can be a mount of one of its RUNs', async ({ page, bench }) => {
  const withRun = `${file}RUN cat /etc/hostname\n`;
  await open(page, bench, withRun);
  await card(page, 'build').hover();
  const end = await point(graphRow(page, 9), 0.5, 0.1);
  await hold(page, await point(handle(page, 'stage:build')), end);
  await page.mouse.up();
  const menu = page.getByRole('dialog', { name: 'Connect' });
  await menu.getByRole('button', { name: 'Mount' }).click();
  await expect(menu.getByRole('combobox')).toContainText('Line 10');
  await expect(menu).toContainText('--mount=type=bind,from=build,target=/mnt');
  await menu.getByRole('button', { name: 'Connect' }).click();
  await expect(menu).toBeHidden();
  const mount = 'RUN --mount=type=bind,from=build,target=/mnt cat';
  await expectThenUndo(page, bench, withRun.replace('RUN cat', mount), withRun);
});

test('files of the tree and text from the palette are dropped on stages', async ({
  page,
  bench,
}) => {
  bench.write('web/app.txt', 'x\n');
  await open(page, bench, file);
  await test.step('a folder becomes a COPY', async () => {
    const folder = page.getByRole('treeitem', { name: 'web' });
    await hold(page, await point(folder, 0.4), await point(graphRow(page, 2), 0.5, 0.9));
    await expect(chip(page)).toContainText('COPY web/ ./web/');
    await page.mouse.up();
    const menu = page.getByRole('dialog', { name: 'Connect' });
    await menu.getByRole('button', { name: 'Connect' }).click();
    await expectThenUndo(page, bench, file.replace('/src\n', '/src\nCOPY web/ ./web/\n'), file);
  });
  await test.step('an instruction is dragged out of the palette', async () => {
    await page.getByRole('button', { name: 'Instruction', exact: true }).click();
    const palette = page.getByRole('dialog', { name: 'Add an instruction or a stage' });
    const entry = palette.getByRole('option', { name: /^USER/ });
    await entry.scrollIntoViewIfNeeded();
    await hold(page, await point(entry), await point(graphRow(page, 8), 0.5, 0.9));
    await expect(chip(page)).toContainText('USER nobody');
    await page.mouse.up();
    await palette.getByRole('button', { name: 'Close' }).click();
    await expectThenUndo(page, bench, file.replace('CMD', 'USER nobody\nCMD'), file);
  });
  await test.step('an image, onto a stage as its base or beside them as a stage', async () => {
    for (const [where, text] of [
      [graphRow(page, 8), file.replace('busybox:1.36 AS app', 'alpine AS app')],
      [page.locator('.react-flow__pane'), /\n\nFROM alpine AS \S+\n$/],
    ] as const) {
      await page.getByRole('button', { name: 'Instruction', exact: true }).click();
      const palette = page.getByRole('dialog', { name: 'Add an instruction or a stage' });
      await page.getByPlaceholder('Search by name').fill('alpine');
      const entry = palette.getByRole('option', { name: /^alpine\b/ }).first();
      await entry.scrollIntoViewIfNeeded();
      await hold(page, await point(entry, 0.2), await point(where, 0.5, 0.95));
      await expect(chip(page)).toContainText('FROM alpine');
      await page.mouse.up();
      await palette.getByRole('button', { name: 'Close' }).click();
      await expectThenUndo(page, bench, text, file);
    }
  });
  await test.step('or put in at the “+” between two rows', async () => {
    const row = await point(graphRow(page, 8), 0.3, 0.95);
    await page.mouse.move(row.x, row.y - 4);
    await page.mouse.move(row.x, row.y);
    await page.getByRole('button', { name: 'Add an instruction here' }).click();
    await page.getByPlaceholder('Search by name').fill('metadata');
    await page.keyboard.press('Enter');
    await expectThenUndo(page, bench, /hello\.txt\nLABEL [^]*CMD/, file);
  });
});

test('a two-stage build is authored from an empty file without typing a keyword', async ({
  page,
  bench,
}) => {
  await open(page, bench, '');
  await test.step('a first stage', async () => {
    await page.getByPlaceholder(/^Image, e\.g\./).fill('busybox:1.36');
    await page
      .getByRole('option', { name: /^busybox:1\.36/ })
      .first()
      .click();
    await expect(page.locator('.react-flow__node')).toHaveCount(3);
  });
  const add = async (words: string, option: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Instruction', exact: true }).click();
    await page.getByPlaceholder('Search by name').fill(words);
    await page.getByRole('option', { name: option }).first().click();
    await expect(page.getByPlaceholder('Search by name')).toBeHidden();
  };
  await add('directory', /^WORKDIR/);
  await add('command', /^RUN/);
  const form = page.getByRole('complementary', { name: /RUN$/ });
  await form.getByLabel('Command').fill('echo authored > hello.txt');
  await form.getByLabel('Command').press('Alt+Enter');
  await expect(page.locator('.view-line').filter({ hasText: 'echo authored' })).toBeVisible();
  await page.getByRole('button', { name: 'Close the form' }).click();
  await test.step('a second one, by a double click on the empty canvas', async () => {
    await fitGraph(page);
    const pane = await point(page.locator('.react-flow__pane'), 0.5, 0.9);
    await page.mouse.dblclick(pane.x, pane.y);
    const dialog = page.getByRole('dialog', { name: 'New stage' });
    await dialog.getByPlaceholder(/^Image, e\.g\./).fill('busybox:1.36');
    await dialog.getByLabel('Name').fill('app');
    await expect(dialog).toContainText('FROM busybox:1.36 AS app');
    await dialog.getByRole('button', { name: 'Add the stage' }).click();
    await expect(card(page, 'app')).toBeVisible();
  });
  await test.step('a line between them', async () => {
    await fitGraph(page);
    await page.locator('.react-flow__node').filter({ hasText: 'WORKDIR' }).hover();
    await hold(
      page,
      await point(handle(page, 'stage:busybox')),
      await point(card(page, 'app'), 0.5, 0.3),
    );
    await page.mouse.up();
    const menu = page.getByRole('dialog', { name: 'Connect' });
    await expect(menu).toContainText('/app /app');
    await menu.getByRole('button', { name: 'Connect' }).click();
    await expect(menu).toBeHidden();
  });
  await savedText(page, bench);
  await build(page);
  await expect(buildState(page)).toContainText('Succeeded');
  await test.step('its image runs', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await page.getByRole('combobox').fill('last build');
    await expect(page.getByRole('option', { selected: true })).toContainText('last build');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Run / });
    await dialog.getByRole('textbox', { name: 'Command' }).fill('cat /app/hello.txt');
    await page.keyboard.press('Enter');
    await expect(dialog.locator('[data-stream="stdout"]')).toHaveText('authored');
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`what gestures ask has no violation that axe finds: ${scheme}`, async ({ page, bench }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page, bench, '');
    await expect(page.getByPlaceholder(/^Image, e\.g\./)).toBeVisible();
    await expectAccessible(page, 'empty canvas');
    await page.getByRole('button', { name: 'Start from scratch' }).click();
    await page.getByRole('button', { name: 'Stage', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'New stage' })).toBeVisible();
    await page.getByPlaceholder(/^Image, e\.g\./).fill('busybox');
    await expectAccessible(page, 'new stage');
    await page.getByRole('button', { name: 'Add the stage' }).click();
    await page.getByRole('button', { name: 'Instruction', exact: true }).click();
    await expect(chip(page)).toBeVisible();
    await expectAccessible(page, 'palette');
    await page.keyboard.press('Escape');
    await fitGraph(page);
    await card(page, 'busybox').hover();
    await expectAccessible(page, 'tools of a card');
    const image = page.locator('[data-id="image:busybox"]');
    await image.hover();
    const to = await point(card(page, 'busybox'));
    await hold(page, await point(handle(page, 'image:busybox')), to);
    // Moves that come while the browser still begins the drag are told to nobody.
    await expect(async () => {
      await page.mouse.move(to.x, to.y);
      await page.mouse.move(to.x, to.y + 2);
      await expect(chip(page)).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.mouse.up();
    await expect(page.getByRole('dialog', { name: 'Connect' })).toBeVisible();
    await expectAccessible(page, 'drop menu');
  });
}
