import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where everything of ours that lasts lives; the same rule as the server's.
 * @returns {string} `STAGECRAFT_HOME`, else `stagecraft` in the XDG data folder.
 */
export function dataFolder() {
  return (
    process.env['STAGECRAFT_HOME'] ||
    join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'stagecraft')
  );
}

/**
 * Where things lie that can be made again, such as a base image's root file system.
 * @returns {string}
 */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'stagecraft');
}

/**
 * The records of engines that run or once ran, for every user folder on this machine: what one killed run left
 * behind is found by the next, whichever checkout it starts from.
 * @returns {string}
 */
export function engineRecordsFolder() {
  return join(tmpdir(), 'stagecraft-engines');
}
