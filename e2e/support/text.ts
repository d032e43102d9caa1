import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Bench } from './test.ts';

/** The Dockerfile as it is on disk once it is saved. */
export async function savedText(page: Page, bench: Bench): Promise<string> {
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByRole('tab', { name: /unsaved/i })).toHaveCount(0);
  return readFileSync(join(bench.workspace, 'Dockerfile'), 'utf8');
}

/** Expects that the Dockerfile comes to be this, to the byte, or like this. */
export async function expectText(page: Page, bench: Bench, text: string | RegExp): Promise<void> {
  await expect(async () => {
    const saved = await savedText(page, bench);
    if (typeof text === 'string') expect(saved).toBe(text);
    else expect(saved).toMatch(text);
  }).toPass();
}

/** Expects what a gesture made, undoes it by its key, and expects the text of `before` to the byte. */
export async function expectThenUndo(
  page: Page,
  bench: Bench,
  made: string | RegExp,
  before: string,
): Promise<void> {
  await expectText(page, bench, made);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectText(page, bench, before);
}
