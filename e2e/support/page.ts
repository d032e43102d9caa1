import { expect, type Locator, type Page } from '@playwright/test';
import type { Stagecraft } from './server.ts';

/** Opens the page and waits until the Dockerfile can be edited and is drawn. */
export async function openPage(page: Page, server: Stagecraft): Promise<void> {
  await page.goto(server.url);
  await editorReady(page);
}

/** Waits until a file can be edited. */
export async function editorReady(page: Page): Promise<void> {
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
}

/** Puts the keyboard into the editor's text. */
export async function focusEditor(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
}

/** Replaces all of the text, as typing it would, without the editor closing brackets by itself. */
export async function typeText(page: Page, text: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Adds text at the end. */
export async function appendText(page: Page, text: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(text);
}

/** An instruction's row in the stage graph, by its line (from 1). */
export function graphRow(page: Page, line: number): Locator {
  return page.getByRole('button', { name: new RegExp(`^Line ${String(line)}: `) });
}

/** All rows of the graph in view. The canvas draws only what is in it. */
export async function fitGraph(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fit everything in view' }).click();
}

/** The state of the shown build, in the log. */
export function buildState(page: Page): Locator {
  return page.getByRole('region', { name: 'Build log' }).getByRole('status').first();
}

/** Waits until the page says that an engine is there. */
export async function engineReady(page: Page): Promise<void> {
  await expect(page.locator('[data-engine]')).toHaveAttribute('data-engine', 'ready');
}

/** Builds with the options that the panel has, by keys alone. */
export async function build(page: Page): Promise<void> {
  await engineReady(page);
  const start = page.getByRole('dialog').getByRole('button', { name: 'Build', exact: true });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Shows a tab of the lower panel. */
export async function showTab(
  page: Page,
  name: 'Problems' | 'Log' | 'Timeline' | 'Image',
): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Searches the log and gives how many lines have the text. */
export async function countInLog(page: Page, text: string): Promise<number> {
  const field = page.getByRole('textbox', { name: 'Search the log' });
  await field.fill(text);
  const status = page.getByRole('search').getByRole('status');
  await expect(status).toHaveText(/ of \d+|no hits/);
  const found = /of (\d+)/.exec((await status.textContent()) ?? '')?.[1];
  await field.fill('');
  await expect(status).toHaveText('');
  return Number(found ?? 0);
}

/** A step's title in the log. */
export function logStep(page: Page, name: string | RegExp): Locator {
  return page
    .getByRole('region', { name: 'Steps and their output' })
    .getByRole('button', { name, exact: false })
    .last();
}

/**
 * Puts the keyboard on a place of the graph by a press, which ends that it follows the gesture or undo before. Where
 * the focus is only set, as no person can, it may still be brought back to what that made.
 */
export async function takeKeyboard(place: Locator): Promise<void> {
  // A card that still moves to where it belongs may not be under the press; a person presses again.
  await expect(async () => {
    await place.click({ position: { x: 60, y: 6 } });
    await expect(place).toBeFocused({ timeout: 2000 });
  }).toPass();
}
