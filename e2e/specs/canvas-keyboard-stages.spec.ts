import type { Locator, Page } from '@playwright/test';
import {
  apply,
  openView,
  playGestures,
  press,
  type Gesture,
  chooseByEnter,
} from '../support/gestures.ts';
import { expect, test } from '../support/test.ts';
import { savedText } from '../support/text.ts';

const build = 'FROM busybox:1.36 AS build\nRUN mkdir -p /out\n';
const mid = 'FROM build AS mid\nRUN true\n';
const other = 'FROM busybox:1.36 AS other\nRUN echo other\n';
const app = 'FROM busybox:1.36 AS app\nCOPY --from=mid /out /a\nRUN ls /a\n';
const file = [build, mid, other, app].join('\n');

/** Chooses by keys what a list offers. */
async function choose(page: Page, list: Locator, option: string): Promise<void> {
  await list.press('Enter');
  await page.getByRole('option', { name: option, exact: true }).press('Enter');
}

/** Draws a line from stage build to a stage, and answers what it is to be. */
const draw =
  (into: string, answer: (menu: Locator) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await apply(`Copy files into stage ${into}`, 'Next', (dialog) =>
      choose(page, dialog.getByRole('combobox', { name: 'Files of' }), 'Stage build'),
    )(page);
    await apply('Connect', 'Connect', answer)(page);
  };

const gestures: readonly Gesture[] = [
  {
    name: 'moves a stage up in the file',
    at: 'other',
    keys: ['Alt+Shift+ArrowUp'],
    text: [build, other, mid, app].join('\n'),
  },
  {
    name: 'moves a stage down in the file',
    at: 'mid',
    keys: ['Alt+Shift+ArrowDown'],
    text: [build, other, mid, app].join('\n'),
  },
  {
    name: 'merges a stage with its base',
    at: 'mid',
    keys: ['Shift+F10'],
    after: (page) => chooseByEnter(page, 'Merge the stage with its base'),
    text: ['FROM busybox:1.36 AS mid\nRUN mkdir -p /out\n\nRUN true\n', other, app].join('\n'),
  },
  {
    name: 'deletes a stage and puts its instructions into the one built from it',
    at: 'build',
    keys: ['Delete'],
    after: apply('Delete stage build', 'Delete', (dialog) =>
      dialog.getByRole('radio', { name: /^Put its instructions into/ }).press('Space'),
    ),
    text: /^FROM busybox:1\.36 AS mid\n[^]*mkdir[^]*RUN true\n\nFROM busybox:1\.36 AS other\n/,
  },
  {
    name: 'leads where an edge comes from elsewhere',
    at: 11,
    keys: ['R'],
    entry: 'Take it from elsewhere…',
    after: (page) =>
      apply('Change where line 11 takes from', 'Change', (dialog) =>
        choose(page, dialog.getByRole('combobox', { name: 'Files of' }), 'Stage build'),
      )(page),
    text: file.replace('--from=mid', '--from=build'),
  },
  {
    name: 'leads where an edge goes elsewhere',
    at: 11,
    keys: ['Shift+R'],
    after: (page) =>
      apply('Change where line 11 leads', 'Change', (dialog) =>
        choose(page, dialog.getByRole('combobox', { name: 'Stage' }), 'other'),
      )(page),
    text: file
      .replace('COPY --from=mid /out /a\n', '')
      .replace('RUN echo other\n', 'RUN echo other\nCOPY --from=mid /out /a\n'),
  },
  {
    name: 'draws an edge that copies files',
    at: 'other',
    keys: ['C'],
    entry: 'Copy files from elsewhere…',
    after: draw('other', async (menu) => {
      await menu.getByRole('textbox', { name: 'Files or folders to copy' }).fill('/out');
      await menu.getByRole('textbox', { name: 'Destination' }).fill('/in');
    }),
    text: file.replace('echo other\n', 'echo other\nCOPY --from=build /out /in\n'),
  },
  {
    name: 'draws an edge that is the base',
    at: 'other',
    keys: ['C'],
    entry: 'Copy files from elsewhere…',
    after: draw('other', (menu) =>
      menu.getByRole('button', { name: 'Build on it' }).press('Space'),
    ),
    text: file.replace('busybox:1.36 AS other', 'build AS other'),
  },
  {
    name: 'draws an edge that a RUN mounts',
    at: 'other',
    keys: ['C'],
    entry: 'Copy files from elsewhere…',
    after: draw('other', (menu) =>
      menu.getByRole('button', { name: 'Mount', exact: true }).press('Space'),
    ),
    text: file.replace('echo other', '--mount=type=bind,from=build,target=/mnt echo other'),
  },
  {
    name: 'builds a new stage on one',
    at: 'app',
    keys: ['Shift+F10'],
    after: async (page) => {
      await chooseByEnter(page, 'New stage built on this one…');
      await apply('New stage', 'Add the stage', (dialog) =>
        dialog.getByRole('textbox', { name: 'Name' }).fill('next'),
      )(page);
    },
    text: `${file}\nFROM app AS next\n`,
  },
];

for (const view of ['canvas', 'tree'] as const) {
  const shown = { text: file, view };

  test(`stages and edges are changed by keys, each with one undo: ${view}`, async ({
    page,
    bench,
  }) => {
    test.setTimeout(300_000);
    await openView(page, bench, shown);
    await playGestures(page, bench, shown, gestures);
  });

  test(`the target is chosen by a key, and given back by it: ${view}`, async ({ page, bench }) => {
    await openView(page, bench, shown);
    const target = (name: string): Locator =>
      page.getByRole('button', { name: `Target: ${name}`, exact: true });
    await expect(target('app')).toBeVisible();
    await press(page, view, { at: 'mid', keys: ['T'], entry: 'Make the stage the target' });
    await expect(target('mid')).toBeVisible();
    await press(page, view, {
      at: 'mid',
      keys: ['T'],
      entry: 'Make the last stage the target again',
    });
    await expect(target('app')).toBeVisible();
    expect(await savedText(page, bench)).toBe(file);
  });
}
