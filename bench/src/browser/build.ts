import { BuildEvent } from '@stagecraft/contracts';
import type { Page } from 'playwright-core';

/** Opens the build form; the result starts the build. */
export async function prepareBuild(page: Page): Promise<() => Promise<void>> {
  await page.locator('[data-engine="ready"]').waitFor();
  await page.keyboard.press('Control+Enter');
  const button = page.getByRole('dialog').getByRole('button', { name: 'Build', exact: true });
  await button.waitFor();
  return () => button.click();
}

/**
 * Waits for the end of the build in the page, and calls `meanwhile` about once a second.
 * @param patience ms
 * @throws when it did not succeed
 */
export async function untilBuilt(
  page: Page,
  patience: number,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const state = page.getByRole('region', { name: 'Build log' }).getByRole('status').first();
  const ended = state.filter({ hasText: /Succeeded|Failed|Interrupted/ });
  for (const end = Date.now() + patience; Date.now() < end && (await ended.count()) === 0;) {
    await meanwhile();
    await page.waitForTimeout(1_000);
  }
  if ((await state.textContent()) !== 'Succeeded') throw new Error('The build did not succeed');
}

/** All events of the shown build, from its record. */
export async function eventsOfBuild(page: Page): Promise<readonly BuildEvent[]> {
  const address = new URL(page.url());
  const id = address.searchParams.get('build') ?? '';
  const answer = await page.request.get(`${address.origin}/api/builds/${id}/events`);
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => BuildEvent.parse(JSON.parse(line)));
}
