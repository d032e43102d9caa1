import type { Page } from 'playwright-core';

declare global {
  /** Where the page under test keeps the running measurement. */
  var benchRowShown: Promise<number> | undefined;
}

/**
 * Types letters at the end of the Dockerfile's third line, which must be its second instruction, and
 * waits each time for the graph's row of that instruction to show it.
 * @returns ms from the key event to the first frame with the new row, one figure a letter
 */
export async function keystrokesToGraph(page: Page, letters: number): Promise<readonly number[]> {
  // The map of a big graph shows that it is laid out; from then on it follows the cursor.
  await page.locator('.react-flow__minimap-node').first().waitFor({ state: 'attached' });
  await page.locator('.monaco-editor .view-line').nth(2).click();
  await page.keyboard.press('End');
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
