import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The data folder's access token: 32 random bytes in base64url, made on first use and kept in the
 * file `token`, which only its owner may read.
 *
 * @param dataFolder absolute path of an existing folder
 */
export async function loadToken(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'token');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (tokenPattern.test(kept)) return kept;
  const token = randomBytes(32).toString('base64url');
  const fresh = join(dataFolder, `token.${randomBytes(6).toString('hex')}`);
  await writeFile(fresh, token, { mode: 0o600, flag: 'wx' });
  await rename(fresh, file);
  return token;
}

/** Compares two secrets in a time that tells nothing about where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * What the cookie holds: derived from the token, so that whoever sees a browser's cookie (cookies
 * are shared by all ports of a host) does not learn the token itself.
 */
export function sessionSecret(token: string, port: number): string {
  return createHmac('sha256', token).update(`stagecraft session ${port}`).digest('base64url');
}
