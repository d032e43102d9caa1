import type { Page } from 'playwright-core';

declare global {
  /** Where the page under test keeps the running measurement. */
  var benchRowShown: Promise<number> | undefined;
}

/** Waits until the graph is laid out and drawn: only then there is a map of it. @returns ms from navigation */
export async function graphReady(page: Page): Promise<number> {
  await page.locator('.react-flow__minimap-node').first().waitFor({ state: 'attached' });
  return page.evaluate(() => performance.now());
}

/** Puts the editor's cursor at the end of a line, counted from 1. */
export async function putCursorAtEnd(page: Page, line: number): Promise<void> {
  // Where a click would land depends on how far the text is scrolled.
  await page.locator('.monaco-editor [role="textbox"]').first().focus();
  await page.keyboard.press('Control+g');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
}

/**
 * Types letters at the end of the Dockerfile's third line, which must be its second instruction, and
 * waits each time for the graph's row of that instruction to show it.
 * @returns ms from the key event to the first frame with the new row, one figure a letter
 */
export async function keystrokesToGraph(page: Page, letters: number): Promise<readonly number[]> {
  // From then on the graph follows the cursor.
  await graphReady(page);
  await putCursorAtEnd(page, 3);
  const row = page.locator('[data-instruction="1"]');
  const before = (await row.textContent()) ?? '';
  const times: number[] = [];
  for (let typed = 1; typed <= letters; typed += 1) {
    await page.evaluate(watchRow, before + 'x'.repeat(typed));
    await page.keyboard.press('x');
    times.push((await page.evaluate(() => globalThis.benchRowShown)) ?? Number.NaN);
  }
  return times;
}

/** Runs in the page. */
function watchRow(expected: string): void {
  globalThis.benchRowShown = new Promise((resolve) => {
    let pressed = 0;
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-instruction="1"]')?.textContent !== expected) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressed));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
