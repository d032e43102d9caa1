import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where the user stands; `npm run` itself changes to the repository. */
export const userFolder = process.env['INIT_CWD'] ?? process.cwd();

/**
 * An XDG base folder. The specification: a relative value is to be ignored.
 * @param {string} variable
 * @param {string} fallback In the home folder.
 */
function xdg(variable, fallback) {
  const value = process.env[variable];
  return value?.startsWith('/') ? value : join(homedir(), fallback);
}

/**
 * Where everything of ours that lasts lives; the same rule as the server's.
 * @returns {string} `STAGECRAFT_HOME`, else `stagecraft` in the XDG data folder.
 */
export function dataFolder() {
  const own = process.env['STAGECRAFT_HOME'];
  return own ? resolve(userFolder, own) : join(xdg('XDG_DATA_HOME', '.local/share'), 'stagecraft');
}

/**
 * Where things lie that can be made again, such as a base image's file system.
 * @returns {string}
 */
export function cacheFolder() {
  return join(xdg('XDG_CACHE_HOME', '.cache'), 'stagecraft');
}
