import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of an installed Chromium, or null. */
export function findChromium(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}
