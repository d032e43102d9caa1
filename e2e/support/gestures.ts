import type { Locator, Page } from '@playwright/test';
import { fitGraph, graphRow, openPage, takeKeyboard } from './page.ts';
import { expect, test, type Bench } from './test.ts';
import { expectThenUndo } from './text.ts';

/** The two ways to see the graph, which take the same keys. */
export type View = 'canvas' | 'tree';

/** A Dockerfile in one of the two. */
export interface Shown {
  readonly text: string;
  readonly view: View;
}

/** Opens a Dockerfile and waits until its last instruction is drawn. */
export async function openView(page: Page, bench: Bench, { text, view }: Shown): Promise<void> {
  bench.write('Dockerfile', text);
  await openPage(page, await bench.start());
  await fitGraph(page);
  await expect(graphRow(page, text.trimEnd().split('\n').length)).toBeVisible();
  if (view === 'canvas') return;
  await page.keyboard.press('Alt+T');
  await expect(firstItem(page)).toBeFocused();
}

/** The tree's first line. */
export const firstItem = (page: Page): Locator =>
  page
    .getByRole('tree', { name: 'Stages and instructions of Dockerfile' })
    .getByRole('treeitem')
    .first();

/** The row of a line. */
export function row(page: Page, view: View, line: number): Locator {
  return view === 'canvas'
    ? graphRow(page, line)
    : page.getByRole('treeitem', { name: new RegExp(`^Line ${String(line)}: `) });
}

/** A stage as a whole. */
export function stage(page: Page, view: View, name: string): Locator {
  return page.getByRole(view === 'canvas' ? 'group' : 'treeitem', {
    name: new RegExp(`^Stage ${name}\\b`),
  });
}

/** What a person does by keys alone. */
export interface Gesture {
  readonly name: string;
  /** Line of the row, or name of the stage, that has the keyboard. */
  readonly at: number | string;
  readonly keys: readonly string[];
  /** An entry of the context menu, where letters are no keys: in the tree they look for names. */
  readonly entry?: string;
  /** What is still to be done, e.g. in a dialog. */
  readonly after?: (page: Page) => Promise<void>;
  readonly text: string | RegExp;
}

/** Fills a dialog and presses its button, by keys. */
export const apply =
  (
    dialog: string | RegExp,
    button: string,
    fill: (dialog: Locator) => Promise<void> = async () => undefined,
  ) =>
  async (page: Page): Promise<void> => {
    const shown = page.getByRole('dialog', { name: dialog });
    await fill(shown);
    await shown.getByRole('button', { name: button, exact: true }).press('Enter');
    await expect(shown).toBeHidden();
  };

/** Makes gestures one after the other, each undone to the very text of before. */
export async function playGestures(
  page: Page,
  bench: Bench,
  { text: before, view }: Shown,
  gestures: readonly Gesture[],
): Promise<void> {
  for (const gesture of gestures) {
    await test.step(gesture.name, async () => {
      await press(page, view, gesture);
      await gesture.after?.(page);
      await expectThenUndo(page, bench, gesture.text, before);
      await page.keyboard.press('Escape');
    });
  }
}

/** Goes to a gesture's place and presses its keys. */
export async function press(
  page: Page,
  view: View,
  { at, keys, entry }: Pick<Gesture, 'at' | 'keys' | 'entry'>,
): Promise<void> {
  await takeKeyboard(typeof at === 'number' ? row(page, view, at) : stage(page, view, at));
  const byMenu = view === 'tree' && entry !== undefined;
  // Where the press left the pointer the menu may open, and an entry below it would take the keyboard.
  if (byMenu) await page.mouse.move(0, 0);
  for (const key of byMenu ? ['Shift+F10'] : keys) await page.keyboard.press(key);
  if (byMenu) await chooseByEnter(page, entry, true);
}

/** Chooses an entry of the open menu by Enter. The menu takes the keyboard only once it is drawn. */
export async function chooseByEnter(page: Page, name: string, exact = false): Promise<void> {
  const entry = page.getByRole('menuitem', { name, exact });
  await expect(entry).toBeVisible();
  await expect(page.locator('[role="menu"]:focus, [role="menu"] :focus')).toHaveCount(1);
  await entry.press('Enter');
}
