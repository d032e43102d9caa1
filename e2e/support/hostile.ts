import { expect, type Page } from '@playwright/test';

/** Texts that would run code in a page that took them for HTML, or for the address of a link. */
export const markup = `<img src=x onerror="window.attacked=1">`;
export const script = `<script>window.attacked=1</script>`;
export const link = '[click](javascript:window.attacked=1)';

/** Nothing of what was shown has become an element, a link or a running script. */
export async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  await expect(page.locator('img[src="x"], [onerror], a[href^="javascript:" i]')).toHaveCount(0);
}
