import type { Page } from 'playwright-core';

/** A screen's frame, ms. */
const frame = 1000 / 60;
/** How long each movement goes on, ms. */
const duration = 3000;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a movement is. */
interface Step {
  /** From 0 to 1. */
  readonly part: number;
  /** ms since the step before. */
  readonly passed: number;
}

/** Steps that may be on their way to the page at once. */
const mostSent = 3;

/**
 * Calls `step` once a frame. Hands do not wait for what they see: where the page is behind, the next step
 * is so much larger.
 */
async function inSteps(step: (at: Step) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const sent = new Set<Promise<void>>();
  let last = 0;
  for (let now = 0; now < duration; now = performance.now() - begun) {
    if (sent.size < mostSent) {
      const one = step({ part: now / duration, passed: now - last });
      sent.add(one);
      void one.then(
        () => sent.delete(one),
        () => undefined,
      );
      last = now;
    }
    await new Promise((resolve) => setTimeout(resolve, frame));
  }
  await Promise.all(sent);
}

/** Away at first, then back. */
function sign(part: number): number {
  return part < 0.5 ? 1 : -1;
}

/** The middle of the canvas, on the page. */
async function middle(page: Page): Promise<Point> {
  const box = await page.locator('.react-flow').boundingBox();
  if (box === null) throw new Error('There is no canvas');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Two fingers over the canvas, 1,500 pixels a second away and back; the canvas goes half as far. */
export async function pan(page: Page): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await inSteps(({ part, passed }) =>
    page.mouse.wheel(1.2 * sign(part) * passed, 0.9 * sign(part) * passed),
  );
}

/** Two fingers together and apart: from where one reads to where one sees names alone, and back. */
export async function zoom(page: Page): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await inSteps(({ part, passed }) => page.mouse.wheel(0, 0.8 * sign(part) * passed));
  await page.keyboard.up('Control');
}

/** The middle of the element that matches and is nearest to the middle of the canvas. */
async function findWithin(page: Page, selector: string): Promise<Point> {
  const found = await page.evaluate(pointWithin, { selector, centre: await middle(page) });
  if (found === null) throw new Error(`Nothing in view matches ${selector}`);
  return found;
}

/** Runs in the page. */
function pointWithin(given: { selector: string; centre: Point }): Point | null {
  const { selector, centre } = given;
  const points = [...document.querySelectorAll(selector)].flatMap((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const point = { x: left + width / 2, y: top + height / 2 };
    const seen = document.elementFromPoint(point.x, point.y);
    if (seen === null || !element.contains(seen)) return [];
    return { point, far: Math.hypot(point.x - centre.x, point.y - centre.y) };
  });
  return points.toSorted((left, right) => left.far - right.far)[0]?.point ?? null;
}

/** Takes the match of `selector` around in circles, and puts it back. */
async function carry(page: Page, selector: string): Promise<void> {
  const { x, y } = await findWithin(page, selector);
  await page.mouse.move(x, y);
  await page.mouse.down();
  // A drag begins with a first movement, and only then takes others.
  await page.mouse.move(x + 4, y + 4);
  await page.mouse.move(x + 8, y + 8);
  await inSteps(({ part }) => {
    const angle = part * 6 * Math.PI;
    return page.mouse.move(x + 90 * Math.sin(angle), y + 60 * (1 - Math.cos(angle)));
  });
  await page.mouse.move(x, y);
  await page.mouse.up();
}

export function carryNode(page: Page): Promise<void> {
  return carry(page, '.react-flow__node-stageCard [role="group"]');
}

/** With the drop's preview beside it. @throws when rows cannot be dragged */
export async function carryRow(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.benchDrags = 0;
    addEventListener('dragstart', () => (globalThis.benchDrags = 1), { capture: true, once: true });
  });
  // A stage's first row is its FROM, which stays where it is.
  await carry(page, 'li:nth-child(3) > [data-graph-row]');
  const drags = await page.evaluate(() => globalThis.benchDrags);
  if (drags !== 1) throw new Error('A row did not come along with the pointer');
}

declare global {
  /** How many drags have begun on the page under test. */
  var benchDrags: number | undefined;
}
