import type { Page } from '@playwright/test';

/**
 * Waits until all that fades or slides in what is shown is at its end: a surface on its way has the colours of
 * neither state. What has just begun (another colour scheme) moves from the next frame on.
 */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    // What is not drawn, in a place of the window that is not shown, stands still and never ends.
    const drawn = document.getAnimations().filter(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target?.checkVisibility() === true && effect?.getComputedTiming().endTime !== Infinity;
    });
    await Promise.all(drawn.map((one) => one.finished.catch(() => null)));
  });
}
