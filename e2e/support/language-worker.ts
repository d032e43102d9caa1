import type { Page } from '@playwright/test';

/** What the language worker tells of a text, which the page can be kept waiting for. */
type Message = 'snapshot' | 'answer';

type Listening = Parameters<EventTarget['addEventListener']>;

/** Has each of the worker's messages come `delay` ms later, as on a machine that is busy. Before the page is opened. */
export async function slowWorker(page: Page, delay: number): Promise<void> {
  await page.addInitScript((after) => {
    const listen = EventTarget.prototype.addEventListener;
    Worker.prototype.addEventListener = function (...[type, listener, options]: Listening) {
      if (type !== 'message' || typeof listener !== 'function') {
        return listen.call(this, type, listener, options);
      }
      const late = (event: Event) => setTimeout(() => listener.call(this, event), after);
      listen.call(this, type, late, options);
    };
  }, delay);
}

/**
 * Lets the page be kept from messages of the worker, in the order in which they come. Before the page is opened.
 * @returns `hold` keeps them back from now on, `release` lets them all come
 */
export async function holdWorker(page: Page, kind: Message) {
  await page.addInitScript((held) => {
    const listen = EventTarget.prototype.addEventListener;
    let kept: (() => void)[] | null = null;
    addEventListener('test:hold', () => (kept ??= []));
    addEventListener('test:release', () => {
      const all = kept ?? [];
      kept = null;
      for (const tell of all) tell();
    });
    Worker.prototype.addEventListener = function (...[type, listener, options]: Listening) {
      if (type !== 'message' || typeof listener !== 'function') {
        return listen.call(this, type, listener, options);
      }
      const heard = (event: Event) => {
        const tell = () => listener.call(this, event);
        const isHeld = event instanceof MessageEvent && event.data?.kind === held;
        if (kept !== null && isHeld) kept.push(tell);
        else tell();
      };
      listen.call(this, type, heard, options);
    };
  }, kind);
  const tell = (name: string) => page.evaluate((type) => void dispatchEvent(new Event(type)), name);
  return { hold: () => tell('test:hold'), release: () => tell('test:release') };
}
