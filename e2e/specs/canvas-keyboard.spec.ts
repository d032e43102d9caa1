import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { slowWorker } from '../support/language-worker.ts';
import {
  apply,
  firstItem,
  openView,
  playGestures,
  row,
  stage,
  type Gesture,
  type View,
  chooseByEnter,
} from '../support/gestures.ts';
import { graphRow, takeKeyboard } from '../support/page.ts';
import { expect, test, type Bench } from '../support/test.ts';
import { expectText, expectThenUndo, savedText } from '../support/text.ts';

const file = `FROM busybox:1.36 AS build
WORKDIR /src
# Says hello
RUN echo hello > hello.txt
RUN mkdir -p /out

FROM busybox:1.36 AS app
COPY --from=build /src/hello.txt /hello.txt
CMD ["cat", "/hello.txt"]
`;
const hello = '# Says hello\nRUN echo hello > hello.txt\n';
const mkdir = 'RUN mkdir -p /out\n';
const command = 'CMD ["cat", "/hello.txt"]\n';

const open = (page: Page, bench: Bench, view: View): Promise<void> =>
  openView(page, bench, { text: file, view });

const gestures: readonly Gesture[] = [
  {
    name: 'moves a row down, its comment with it',
    at: 4,
    keys: ['Alt+ArrowDown'],
    text: file.replace(hello + mkdir, mkdir + hello),
  },
  {
    name: 'moves two rows up',
    at: 4,
    keys: ['Shift+ArrowDown', 'Alt+ArrowUp'],
    text: file.replace(`WORKDIR /src\n${hello}${mkdir}`, `${hello}${mkdir}WORKDIR /src\n`),
  },
  {
    name: 'moves a row to the stage below',
    at: 5,
    keys: ['Alt+Shift+PageDown'],
    text: file.replace(mkdir, '').replace('COPY', `${mkdir}COPY`),
  },
  {
    name: 'moves a row to the end of a stage that is chosen',
    at: 5,
    keys: ['Alt+M'],
    after: apply('Move to another stage', 'Move'),
    text: file.replace(mkdir, '') + mkdir,
  },
  {
    name: 'duplicates a row',
    at: 5,
    keys: ['ControlOrMeta+D'],
    text: file.replace(mkdir, mkdir + mkdir),
  },
  { name: 'deletes a row', at: 5, keys: ['Delete'], text: file.replace(mkdir, '') },
  {
    name: 'comments a row out',
    at: 5,
    keys: ['ControlOrMeta+/'],
    text: file.replace(mkdir, `# ${mkdir}`),
  },
  {
    name: 'copies a row as text and pastes it elsewhere',
    at: 4,
    keys: ['ControlOrMeta+C'],
    after: async (page) => {
      await page
        .getByRole('button', { name: /^Line 9: / })
        .or(page.getByRole('treeitem', { name: /^Line 9: / }))
        .focus();
      await page.keyboard.press('ControlOrMeta+V');
    },
    text: file + hello,
  },
  { name: 'cuts a row', at: 5, keys: ['ControlOrMeta+X'], text: file.replace(mkdir, '') },
  {
    name: 'edits a row’s text in place',
    at: 5,
    keys: ['F2', 'End'],
    after: async (page) => {
      await expect(page.getByRole('textbox', { name: 'Text of the instruction' })).toBeFocused();
      await page.keyboard.press('End');
      await page.keyboard.type(' /more');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: 'Text of the instruction' })).toBeHidden();
    },
    text: file.replace(mkdir, 'RUN mkdir -p /out /more\n'),
  },
  {
    name: 'merges RUN instructions after showing what comes of it',
    at: 4,
    keys: ['Shift+ArrowDown', 'Shift+F10'],
    after: async (page) => {
      await chooseByEnter(page, 'Merge the RUN instructions…');
      const dialog = page.getByRole('dialog', { name: 'Merge RUN instructions' });
      await expect(dialog.getByRole('img', { name: /The graph as it would be/ })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
    },
    text: /RUN echo hello > hello\.txt && \\\n\s+mkdir -p \/out\n/,
  },
  {
    name: 'splits a stage',
    at: 5,
    keys: ['Shift+F10'],
    after: (page) => chooseByEnter(page, 'Split the stage here'),
    text: /FROM busybox:1\.36 AS \S+\nWORKDIR[^]*hello\.txt\n\nFROM \S+ AS build\nRUN mkdir -p \/out\n\nFROM/,
  },
  {
    name: 'extracts a row into a stage',
    at: 5,
    keys: ['Shift+F10'],
    after: async (page) => {
      await chooseByEnter(page, 'Extract into a stage of its own…');
      await apply('Extract into a stage of its own', 'Extract', async (dialog) => {
        await dialog.getByRole('textbox', { name: 'Name of the new stage' }).fill('made');
        await dialog.getByRole('textbox', { name: 'Path in the build' }).fill('/out');
      })(page);
    },
    text: /AS made\n[^]*RUN mkdir -p \/out\n[^]*COPY --from=made \/out \/out\n/,
  },
  {
    name: 'renames a stage everywhere',
    at: 'build',
    keys: ['F2'],
    after: async (page) => {
      const field = page.getByRole('textbox', { name: 'Name of the stage' });
      await field.fill('maker');
      await page.keyboard.press('Enter');
      await expect(field).toBeHidden();
    },
    text: file.replace('AS build', 'AS maker').replace('=build', '=maker'),
  },
  {
    name: 'duplicates a stage',
    at: 'app',
    keys: ['ControlOrMeta+D'],
    text: /AS app\nCOPY [^]*CMD [^]*\nFROM busybox:1\.36 AS \S+\nCOPY [^]*CMD/,
  },
  {
    name: 'deletes a stage with what depends on it',
    at: 'build',
    keys: ['Delete'],
    after: apply('Delete stage build', 'Delete', async (dialog) => {
      await expect(dialog).toContainText('COPY --from=build');
      await expect(dialog.getByRole('radio', { name: /^Delete it too/ })).toBeChecked();
    }),
    text: `FROM busybox:1.36 AS app\n${command}`,
  },
  {
    name: 'changes a stage’s base',
    at: 'app',
    keys: ['Shift+F10'],
    after: async (page) => {
      await chooseByEnter(page, 'Change the base…');
      await apply('Change the base of stage app', 'Change', async (dialog) => {
        await dialog.getByRole('combobox', { name: 'Image' }).fill('busybox:latest');
      })(page);
    },
    text: file.replace('busybox:1.36 AS app', 'busybox:latest AS app'),
  },
  {
    name: 'takes files from elsewhere',
    at: 8,
    keys: ['Shift+F10'],
    after: async (page) => {
      await chooseByEnter(page, 'Take it from elsewhere…');
      await apply('Change where line 8 takes from', 'Change', async (dialog) => {
        await dialog.getByRole('combobox', { name: 'Files of' }).press('Enter');
        await page.getByRole('option', { name: 'Build context' }).press('Enter');
      })(page);
    },
    text: file.replace('--from=build ', ''),
  },
];

for (const view of ['canvas', 'tree'] as const) {
  test(`every gesture has its keys, and one undo: ${view}`, async ({ page, bench, context }) => {
    test.setTimeout(300_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, bench, view);
    await playGestures(page, bench, { text: file, view }, gestures);
  });

  test(`keys that follow each other quickly are all carried out: ${view}`, async ({
    page,
    bench,
  }) => {
    await open(page, bench, view);
    await row(page, view, 5).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    const top = file.replace(mkdir, '').replace('WORKDIR', `${mkdir}WORKDIR`);
    await expectText(page, bench, top);
    await expect(row(page, view, 2)).toBeFocused();
    for (let count = 0; count < 4; count += 1) await page.keyboard.press('ControlOrMeta+Z');
    await expectText(page, bench, file);
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expectText(page, bench, file.replace(hello + mkdir, mkdir + hello));
  });

  test(`gestures and undos are carried out in order where reading the text is slow: ${view}`, async ({
    page,
    bench,
  }) => {
    await slowWorker(page, 300);
    await open(page, bench, view);
    await row(page, view, 5).focus();
    for (const key of ['Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowUp']) {
      await page.keyboard.press(key);
    }
    for (let count = 0; count < 4; count += 1) await page.keyboard.press('ControlOrMeta+Z');
    // That it leads to the first move tells that all four were made, and undone.
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expectText(page, bench, file.replace(hello + mkdir, mkdir + hello));
    await page.keyboard.press('ControlOrMeta+Z');
    await expectText(page, bench, file);
  });

  test(`what can’t be done changes nothing, and says why: ${view}`, async ({ page, bench }) => {
    await open(page, bench, view);
    await stage(page, view, 'build').focus();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect(page.getByText(/^Not done: /)).toBeAttached();
    expect(await savedText(page, bench)).toBe(file);
  });
}

test('the tree is a tree: it moves, opens, finds and leads elsewhere by keys', async ({
  page,
  bench,
}) => {
  await open(page, bench, 'tree');
  const item = (name: RegExp | string): Locator => page.getByRole('treeitem', { name });
  await page.keyboard.press('End');
  await expect(item(/^Used by app, line 7/)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(stage(page, 'tree', 'build')).toBeFocused();
  await expect(stage(page, 'tree', 'build')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(stage(page, 'tree', 'build')).toHaveAttribute('aria-expanded', 'false');
  await expect(row(page, 'tree', 4)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 'tree', 4)).toBeVisible();
  await page.keyboard.type('app');
  await expect(stage(page, 'tree', 'app')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(item('Copies from build')).toBeFocused();

  await test.step('a relation leads there, and is the line that can be deleted', async () => {
    await page.keyboard.press('Delete');
    await expectThenUndo(page, bench, file.replace(/COPY --from=build.*\n/, ''), file);
    await takeKeyboard(item('Copies from build'));
    await page.keyboard.press('Enter');
    await expect(stage(page, 'tree', 'build')).toBeFocused();
  });
  await test.step('Enter shows the text of a row', async () => {
    await row(page, 'tree', 5).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Ln 5, Col')).toBeVisible();
  });
  await test.step('it is remembered, and the canvas is one key away', async () => {
    await page.reload();
    await expect(firstItem(page)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+2');
    await expect(row(page, 'tree', 1)).toBeFocused();
    await page.keyboard.press('Alt+T');
    await expect(graphRow(page, 4)).toBeVisible();
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`tree, menus, questions and forms have no violation that axe finds: ${scheme}`, async ({
    page,
    bench,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page, bench, 'canvas');
    await graphRow(page, 4).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expectAccessible(page, 'canvas with selected rows');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await expectAccessible(page, 'menu of rows');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+T');
    await expect(firstItem(page)).toBeVisible();
    await expectAccessible(page, 'tree');
    await row(page, 'tree', 5).focus();
    for (const [key, role, name] of [
      ['Alt+M', 'dialog', 'Move to another stage'],
      ['F2', 'dialog', 'Edit line 5'],
      ['Alt+Enter', 'complementary', 'Line 5: RUN'],
    ] as const) {
      await page.keyboard.press(key);
      const asked = page.getByRole(role, { name });
      await expect(asked).toBeVisible();
      await expectAccessible(page, name);
      await page.keyboard.press('Escape');
      await expect(asked).toBeHidden();
      await expect(row(page, 'tree', 5)).toBeFocused();
    }
    await stage(page, 'tree', 'build').focus();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('dialog', { name: 'Delete stage build' })).toBeVisible();
    await expectAccessible(page, 'deleting a stage');
  });
}
