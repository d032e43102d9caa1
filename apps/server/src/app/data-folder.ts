import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Absolute path of the folder with everything of ours: `STAGECRAFT_HOME`, else in the XDG data folder. */
export function dataFolderOf(env: NodeJS.ProcessEnv): string {
  if (env.STAGECRAFT_HOME) return resolve(env.STAGECRAFT_HOME);
  // The XDG base directory specification: a relative value is to be ignored.
  const xdg = env.XDG_DATA_HOME;
  const base = xdg?.startsWith('/') === true ? xdg : join(homedir(), '.local', 'share');
  return join(base, 'stagecraft');
}
