import type { Locator, Page } from '@playwright/test';

/** A step of a drag, small enough that the page sees the pointer come. */
const steps = 6;

/** Where to press and drop: a part of the box, from its left top, once it stands still. */
export async function point(target: Locator, x = 0.5, y = 0.5): Promise<{ x: number; y: number }> {
  await target.evaluate(standsStill);
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to point at');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Runs in the page. What follows the cursor or a new layout goes there over several frames. */
function standsStill(element: Element): Promise<void> {
  const enough = 5;
  return new Promise((resolve) => {
    let same = 0;
    let before = '';
    const look = (): void => {
      const now = JSON.stringify(element.getBoundingClientRect());
      same = now === before ? same + 1 : 0;
      before = now;
      if (same >= enough) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Takes something by the mouse and holds it over a place. */
export async function hold(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x - 3, from.y);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 4, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps });
}

/** A stage's card. */
export const card = (page: Page, name: string): Locator =>
  page
    .locator('.react-flow__node')
    .filter({ has: page.getByRole('group', { name: `Stage ${name}` }) });
/** The handle of a node that the pointer is at, to draw a line from. */
export const handle = (page: Page, node: string): Locator =>
  page.locator(`[data-connect="${node}"]`);
/** The lines that a gesture would take away and write, or why it can't be. */
export const chip = (page: Page): Locator => page.locator('.graph-diff-chip');
