import type { Page } from 'playwright-core';

declare global {
  /** Where the page under test keeps the running measurement. */
  var benchPainted: Promise<number> | undefined;
}

/**
 * Presses a key that changes the text of the element at `selector`, on or off the canvas.
 * @returns ms from the key event until the frame with the changed text is painted
 */
export async function untilPainted(page: Page, selector: string, key: string): Promise<number> {
  await page.evaluate(watchText, selector);
  await page.keyboard.press(key);
  return (await page.evaluate(() => globalThis.benchPainted)) ?? Number.NaN;
}

/** Runs in the page. */
function watchText(selector: string): void {
  const before = document.querySelector(selector)?.textContent;
  globalThis.benchPainted = new Promise((resolve, reject) => {
    let pressed = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), {
      capture: true,
      once: true,
    });
    setTimeout(() => reject(new Error(`${selector} never changed`)), 10_000);
    const painted = new MessageChannel();
    painted.port1.addEventListener('message', () => resolve(performance.now() - pressed));
    painted.port1.start();
    const observer = new MutationObserver(() => {
      const now = document.querySelector(selector)?.textContent;
      if (now === undefined || now === before) return;
      observer.disconnect();
      // A message that is sent before a frame is drawn comes after it.
      requestAnimationFrame(() => painted.port2.postMessage(null));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
