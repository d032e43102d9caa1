import type { Page } from 'playwright-core';

declare global {
  /** Mark → ms since epoch at which the frame that shows it first was painted. */
  var benchMarks: Record<string, number> | undefined;
}

/** From now on the page notes when it shows each log line `mark…`, and each row of the graph as done. */
export async function noteMarks(page: Page): Promise<void> {
  await page.evaluate(watchMarks);
}

/** `mark7` → when that log line was painted, `row7` → the same of the 7th instruction's row as done. */
export async function notedMarks(page: Page): Promise<ReadonlyMap<string, number>> {
  return new Map(Object.entries((await page.evaluate(() => globalThis.benchMarks)) ?? {}));
}

/** Runs in the page. */
function watchMarks(): void {
  const marks: Record<string, number> = {};
  globalThis.benchMarks = marks;
  const seen = new Set<string>();
  let fresh: string[] = [];
  /** Whether a frame is being made: what changes now is painted with it. */
  let inFrame = false;
  const frameEnd = new MessageChannel();
  frameEnd.port1.addEventListener('message', () => {
    inFrame = false;
    requestAnimationFrame(() => {
      inFrame = true;
      // A message that is sent before a frame is drawn comes after it.
      frameEnd.port2.postMessage(null);
    });
  });
  frameEnd.port1.start();
  frameEnd.port2.postMessage(null);
  const painted = new MessageChannel();
  painted.port1.addEventListener('message', () => {
    const now = performance.timeOrigin + performance.now();
    for (const mark of fresh) marks[mark] = now;
    fresh = [];
  });
  painted.port1.start();
  new MutationObserver(() => {
    const log = document.querySelector('[aria-label="Steps and their output"]')?.textContent ?? '';
    const lines = log.match(/mark\d+(?=end)/g) ?? [];
    const rows = [...document.querySelectorAll('[data-instruction][aria-label*=". Done"]')];
    const shown = [
      ...lines,
      ...rows.map((row) => `row${row.getAttribute('data-instruction') ?? ''}`),
    ];
    const found = shown.filter((mark) => !seen.has(mark));
    if (found.length === 0) return;
    for (const mark of found) seen.add(mark);
    fresh.push(...found);
    if (inFrame) painted.port2.postMessage(null);
    else requestAnimationFrame(() => painted.port2.postMessage(null));
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-label'],
  });
}
