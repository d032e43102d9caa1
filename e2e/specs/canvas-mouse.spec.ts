import type { Locator, Page } from '@playwright/test';
import { openView, row, stage } from '../support/gestures.ts';
import { expect, test } from '../support/test.ts';
import { expectThenUndo } from '../support/text.ts';

const file = `FROM busybox:1.36 AS build
WORKDIR /src
RUN echo hello > hello.txt
RUN mkdir -p /out

FROM busybox:1.36 AS app
COPY --from=build /src/hello.txt /hello.txt
CMD ["cat", "/hello.txt"]
`;
const mkdir = 'RUN mkdir -p /out\n';

/** What a person does by the pointer: its menu's entry, then what is asked. */
interface Press {
  /** Line of the row, or name of the stage, whose menu it is. */
  readonly at: number | string;
  /** Held and pressed before, so that it is of both. */
  readonly also?: number;
  readonly entry: string;
  readonly after?: (page: Page) => Promise<void>;
  readonly text: string | RegExp;
}

const answer =
  (name: string | RegExp, button: string, fill?: (dialog: Locator) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    const dialog = page.getByRole('dialog', { name });
    await fill?.(dialog);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await expect(dialog).toBeHidden();
  };

/** Types into a field that has come, and ends it. */
const write =
  (field: string, change: (box: Locator) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    const box = page.getByRole('textbox', { name: field });
    await change(box);
    await box.press('Enter');
    await expect(box).toBeHidden();
  };

const chooseEntry = async (page: Page, place: Locator, entry: string): Promise<void> => {
  await place.click({ button: 'right', position: { x: 60, y: 8 } });
  await page.getByRole('menuitem', { name: entry }).click();
};

const presses: readonly Press[] = [
  {
    at: 4,
    entry: 'Move the instruction up',
    text: file.replace(/(RUN echo.*\n)(RUN mkdir.*\n)/, '$2$1'),
  },
  {
    at: 3,
    entry: 'Move the instruction down',
    text: file.replace(/(RUN echo.*\n)(RUN mkdir.*\n)/, '$2$1'),
  },
  {
    at: 4,
    entry: 'Move to the stage below',
    text: file.replace(mkdir, '').replace('COPY', `${mkdir}COPY`),
  },
  {
    at: 4,
    entry: 'Move to another stage…',
    after: answer('Move to another stage', 'Move'),
    text: file.replace(mkdir, '') + mkdir,
  },
  { at: 4, entry: 'Duplicate the instruction', text: file.replace(mkdir, mkdir + mkdir) },
  { at: 4, entry: 'Comment the instruction out', text: file.replace(mkdir, `# ${mkdir}`) },
  { at: 4, entry: 'Delete the instruction', text: file.replace(mkdir, '') },
  { at: 4, entry: 'Cut as text', text: file.replace(mkdir, '') },
  {
    at: 4,
    entry: 'Copy as text',
    after: (page) => chooseEntry(page, row(page, 'canvas', 8), 'Paste text of a Dockerfile'),
    text: file + mkdir,
  },
  {
    at: 4,
    entry: 'Edit the instruction’s text',
    after: write('Text of the instruction', (box) => box.fill('RUN mkdir -p /more')),
    text: file.replace('/out', '/more'),
  },
  {
    at: 4,
    also: 3,
    entry: 'Merge the RUN instructions…',
    after: answer('Merge RUN instructions', 'Apply', (dialog) =>
      expect(dialog.getByRole('img', { name: /The graph as it would be/ })).toBeVisible(),
    ),
    text: /RUN echo hello > hello\.txt && \\\n\s+mkdir -p \/out\n/,
  },
  {
    at: 4,
    entry: 'Split the stage here',
    text: /FROM busybox:1\.36 AS \S+\nWORKDIR[^]*hello\.txt\n\nFROM \S+ AS build\nRUN mkdir -p \/out\n\nFROM/,
  },
  {
    at: 4,
    entry: 'Extract into a stage of its own…',
    after: answer('Extract into a stage of its own', 'Extract', async (dialog) => {
      await dialog.getByRole('textbox', { name: 'Name of the new stage' }).fill('made');
      await dialog.getByRole('textbox', { name: 'Path in the build' }).fill('/out');
    }),
    text: /AS made\n[^]*RUN mkdir -p \/out\n[^]*COPY --from=made \/out \/out\n/,
  },
  {
    at: 'build',
    entry: 'Rename the stage…',
    after: write('Name of the stage', (box) => box.fill('maker')),
    text: file.replace('AS build', 'AS maker').replace('=build', '=maker'),
  },
  {
    at: 'app',
    entry: 'Duplicate the stage',
    text: /AS app\nCOPY [^]*CMD [^]*\nFROM busybox:1\.36 AS \S+\nCOPY [^]*CMD/,
  },
  {
    at: 'app',
    entry: 'Change the base…',
    after: answer('Change the base of stage app', 'Change', (dialog) =>
      dialog.getByRole('combobox', { name: 'Image' }).fill('busybox:latest'),
    ),
    text: file.replace('busybox:1.36 AS app', 'busybox:latest AS app'),
  },
  {
    at: 'build',
    entry: 'Delete the stage…',
    after: answer('Delete stage build', 'Delete'),
    text: 'FROM busybox:1.36 AS app\nCMD ["cat", "/hello.txt"]\n',
  },
];

test('every entry of a row and of a stage by the pointer, and one undo', async ({
  page,
  bench,
  context,
}) => {
  test.setTimeout(300_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openView(page, bench, { text: file, view: 'canvas' });
  for (const { at, also, entry, after, text } of presses) {
    await test.step(`${entry} (${String(at)})`, async () => {
      if (also !== undefined) {
        await row(page, 'canvas', also).click({ position: { x: 60, y: 8 } });
        await row(page, 'canvas', Number(at)).click({
          position: { x: 60, y: 8 },
          modifiers: ['Shift'],
        });
      }
      const place = typeof at === 'number' ? row(page, 'canvas', at) : stage(page, 'canvas', at);
      await chooseEntry(page, place, entry);
      await after?.(page);
      await expectThenUndo(page, bench, text, file);
      await page.keyboard.press('Escape');
      // The graph follows the text: the next menu is about this one.
      await expect(page.getByRole('group', { name: /^Stage / })).toHaveCount(2);
      await expect(row(page, 'canvas', 8)).toHaveAccessibleName(/^Line 8: CMD/);
      await expect(row(page, 'canvas', 4)).toHaveAccessibleName(/^Line 4: RUN mkdir -p \/out$/);
    });
  }
});
