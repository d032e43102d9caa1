import type { Page } from 'playwright-core';

/** A screen's frame, ms. */
const frame = 1000 / 60;
/** How long each movement goes on, ms. */
const duration = 3000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Calls `step` once a frame with how far the movement is, from 0 to 1. */
async function inSteps(step: (part: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  for (let now = 0; now < duration; now = performance.now() - begun) {
    await step(now / duration);
    const rest = frame - (performance.now() - begun - now);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

/** The middle of the canvas, on the page. */
async function middle(page: Page): Promise<Point> {
  const box = await page.locator('.react-flow').boundingBox();
  if (box === null) throw new Error('There is no canvas');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Two fingers over the canvas: away and back, 1,500 pixels a second. */
export async function pan(page: Page): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await inSteps((part) => page.mouse.wheel(part < 0.5 ? 20 : -20, part < 0.5 ? 15 : -15));
}

/** Two fingers apart and together: from where one reads to where all is in view, and back. */
export async function zoom(page: Page): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await inSteps((part) => page.mouse.wheel(0, part < 0.5 ? 4 : -4));
  await page.keyboard.up('Control');
}

/** A point of the first element that matches and is well within the canvas. */
async function findWithin(page: Page, selector: string): Promise<Point> {
  const found = await page.evaluate(pointWithin, selector);
  if (found === null) throw new Error(`Nothing in view matches ${selector}`);
  return found;
}

/** Runs in the page. */
function pointWithin(selector: string): Point | null {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (pane === undefined) return null;
  for (const element of document.querySelectorAll(selector)) {
    const box = element.getBoundingClientRect();
    const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const inside =
      point.x > pane.left + 80 &&
      point.x < pane.right - 80 &&
      point.y > pane.top + 80 &&
      point.y < pane.bottom - 80;
    const top = document.elementFromPoint(point.x, point.y);
    if (inside && (element === top || element.contains(top))) return point;
  }
  return null;
}

/** Takes what is at the first match of `selector` around in circles, and puts it back. */
async function carry(page: Page, selector: string): Promise<void> {
  const { x, y } = await findWithin(page, selector);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await inSteps((part) => {
    const angle = part * 6 * Math.PI;
    return page.mouse.move(x + 90 * Math.sin(angle), y + 60 * (1 - Math.cos(angle)));
  });
  await page.mouse.move(x, y);
  await page.mouse.up();
}

export function carryNode(page: Page): Promise<void> {
  return carry(page, '.react-flow__node-stageCard [role="group"]');
}

/** With the drop's preview beside it. */
export function carryRow(page: Page): Promise<void> {
  return carry(page, '[data-graph-row]');
}
