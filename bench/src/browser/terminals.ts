import type { Page } from 'playwright-core';

/** What a page notes of the numbers 1, 2, 3 … that come through its terminals, one a line. */
interface NumberNotes {
  /** The last that came in its place. */
  last: number;
  /** How many came out of their place. */
  wrong: number;
  /** The one that is being read. */
  number: number;
  bytes: number;
}

declare global {
  /** Where the page under test keeps them. */
  var benchNumbers: NumberNotes | undefined;
  /** Where it keeps the echo that is waited for. */
  var benchEcho: Promise<number> | undefined;
}

/** Has a page note, from its next navigation on, what numbers come through its terminals. */
export async function noteNumbers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const notes = { last: 0, wrong: 0, number: 0, bytes: 0 };
    globalThis.benchNumbers = notes;
    globalThis.WebSocket = class extends globalThis.WebSocket {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          if (!(data instanceof ArrayBuffer)) return;
          notes.bytes += data.byteLength;
          for (const byte of new Uint8Array(data)) {
            if (byte >= 0x30 && byte <= 0x39) notes.number = notes.number * 10 + byte - 0x30;
            if (byte !== 0x0a) continue;
            if (notes.number === notes.last + 1) notes.last = notes.number;
            else if (notes.number !== 0) notes.wrong += 1;
            notes.number = 0;
          }
        });
      }
    };
  });
}

export async function numbersOf(page: Page): Promise<NumberNotes> {
  const notes = await page.evaluate(() => globalThis.benchNumbers);
  if (notes === undefined) throw new Error('The page takes no notes');
  return notes;
}

/** Waits at most so many ms for a number to come in its place. @returns whether it did */
export async function cameWithin(page: Page, last: number, timeout: number): Promise<boolean> {
  const came = page.waitForFunction(
    (wanted) => (globalThis.benchNumbers?.last ?? 0) >= wanted,
    last,
    { timeout, polling: 200 },
  );
  return came.then(
    () => true,
    () => false,
  );
}

/** Opens a terminal on a command in a container, as the page does. */
export async function openTerminal(
  page: Page,
  container: string,
  command: readonly string[],
): Promise<void> {
  const status = await page.evaluate(
    async (body) => {
      const answer = await fetch('/api/terminals', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
    {
      request: { kind: 'exec', container, command, user: null, workingDirectory: null, env: [] },
      size: { columns: 120, rows: 20 },
    },
  );
  if (status !== 200) throw new Error(`The terminal was not opened: ${String(status)}`);
}

/** Shows the lower panel's terminals and waits until the active one can be typed into. */
export async function showTerminals(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Terminal', exact: true }).click();
  await untilTypeable(page);
}

async function untilTypeable(page: Page): Promise<void> {
  await page.locator('[data-connection="open"]').waitFor();
  await page.locator('.xterm-helper-textarea').focus();
}

/** Goes to each of the terminals in turn, by their tabs; the last stays. */
export async function visitTerminals(page: Page): Promise<number> {
  const tabs = page.getByRole('tablist', { name: 'Open terminals' }).getByRole('tab');
  const count = await tabs.count();
  for (let at = 0; at < count; at += 1) {
    await tabs.nth(at).click();
    await untilTypeable(page);
  }
  return count;
}

/** Types into the active terminal. @returns from each key to its painted echo, ms */
export async function typeKeys(page: Page, count: number): Promise<readonly number[]> {
  const echoes: number[] = [];
  for (let key = 0; key < count; key += 1) {
    await page.evaluate(watchEcho);
    await page.keyboard.press('abcdefghij'.charAt(key % 10));
    echoes.push((await page.evaluate(() => globalThis.benchEcho)) ?? Number.NaN);
  }
  return echoes;
}

/** Runs in the page. */
function watchEcho(): void {
  const rows = document.querySelector('.xterm-rows');
  if (rows === null) throw new Error('No terminal is drawn by elements');
  globalThis.benchEcho = new Promise((resolve, reject) => {
    let pressed = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), {
      capture: true,
      once: true,
    });
    setTimeout(() => reject(new Error('The key has no echo')), 10_000);
    const painted = new MessageChannel();
    painted.port1.addEventListener('message', () => resolve(performance.now() - pressed));
    painted.port1.start();
    const before = rows.textContent;
    const observer = new MutationObserver(() => {
      if (rows.textContent === before) return;
      observer.disconnect();
      // xterm changes its rows while the frame is made: a message that is sent then comes after it.
      painted.port2.postMessage(null);
    });
    observer.observe(rows, { subtree: true, childList: true, characterData: true });
  });
}
