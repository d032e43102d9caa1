import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { standStill } from './animations.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Expects that axe finds nothing in what is shown; in the dark scheme, nothing in its colours, as all else is the
 * same. Monaco is checked by its own makers, and its lines are canvas for most of the rules.
 */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  // One look takes longer than any limit on a machine that has much else to do.
  if ((await findings(page)).length === 0) return;
  // What is wrong stays so; what fades is past the next time.
  await expect(async () => expect(await findings(page), view).toEqual([])).toPass({
    timeout: 30_000,
  });
}

async function findings(page: Page): Promise<readonly object[]> {
  await standStill(page);
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const axe = new AxeBuilder({ page }).exclude('.monaco-editor');
  const { violations } = await (
    dark ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe.withTags(rules)
  ).analyze();
  return violations.map((one) => ({
    rule: one.id,
    help: one.help,
    where: one.nodes
      .slice(0, 3)
      .map((node) => `${node.html.slice(0, 300)}: ${node.failureSummary ?? ''}`),
  }));
}
