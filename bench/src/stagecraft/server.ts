import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../browser/chromium.ts';
import { startStagecraft } from './process.ts';
import { repository } from './repository.ts';
import { withFolder } from './temporary.ts';

const server = path.join(repository, 'apps/server/dist/main.mjs');

/** What a page needs and is not there; null when nothing is missing. */
export function missingForPage(): string | null {
  if (findChromium() === null) return 'chromium';
  return existsSync(server) ? null : 'apps/server/dist (npm run build)';
}

/**
 * Runs `work` with the address, token included, and the process of a Stagecraft of its own.
 * @param dockerfile of the workspace that it opens; null for the start page
 */
export function withServer<T>(
  dockerfile: string | null,
  work: (url: URL, pid: number) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const workspace = path.join(folder, 'workspace');
    mkdirSync(workspace);
    if (dockerfile !== null) writeFileSync(path.join(workspace, 'Dockerfile'), dockerfile);
    const command = ['node', server, ...(dockerfile === null ? [] : [workspace]), '--port', '0'];
    const { url, pid, stop } = await startStagecraft(command, path.join(folder, 'home'));
    try {
      return await work(url, pid);
    } finally {
      await stop();
    }
  });
}
