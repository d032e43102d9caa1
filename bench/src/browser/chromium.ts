import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of an installed Chromium, or null. */
export function findChromium(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
];

/**
 * Runs `work` with a page of a new profile: nothing is in the browser's cache.
 * @param more flags of the browser
 */
export async function withPage<T>(
  executablePath: string,
  work: (page: Page) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> {
  const browser = await chromium.launch({ executablePath, args: [...flags, ...more] });
  try {
    return await work(await browser.newPage({ viewport: { width: 1440, height: 900 } }));
  } finally {
    await browser.close();
  }
}

/** Waits until Monaco shows text. @returns ms from navigation */
export async function editorReady(page: Page): Promise<number> {
  const ready = await page.waitForFunction(
    () => document.querySelector('.monaco-editor .view-line span') !== null && performance.now(),
  );
  return Number(await ready.jsonValue());
}
