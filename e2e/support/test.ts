import { test as base, expect } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeImage, testEngine } from './engine.ts';
import { startServer, type ServerOptions, type Stagecraft } from './server.ts';

/** What a spec has for itself: a folder, servers, a word that is nowhere else. */
export interface Bench {
  /** Temporary folder, taken away afterwards. */
  readonly folder: string;
  /** The opened workspace, a folder in `folder`. */
  readonly workspace: string;
  /** Unique in all runs: makes steps that no cache knows, and names for images. */
  readonly unique: string;
  write(path: string, text: string): void;
  /** Starts a server on the workspace; ended afterwards. */
  start(options?: Partial<ServerOptions>): Promise<Stagecraft>;
  /** A name for an image, taken away from the engine afterwards. */
  imageName(): string;
}

/** Playwright's test with a bench for each. */
export const test = base.extend<{ bench: Bench }>({
  // `E2E_SLOWDOWN=6`: the page as on a processor six times slower, which brings races out.
  page: async ({ page, browserName }, provide) => {
    const rate = Number(process.env['E2E_SLOWDOWN'] ?? 1);
    if (rate > 1 && browserName === 'chromium') {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    }
    await provide(page);
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  bench: async ({}, provide, info) => {
    const folder = mkdtempSync(join(tmpdir(), 'stagecraft-e2e-'));
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const unique = `u${Date.now().toString(36)}${String(info.workerIndex)}${String(info.repeatEachIndex)}`;
    const servers: Stagecraft[] = [];
    const images: string[] = [];
    await provide({
      folder,
      workspace,
      unique,
      write: (path, text) => {
        mkdirSync(dirname(join(workspace, path)), { recursive: true });
        writeFileSync(join(workspace, path), text);
      },
      start: async (options = {}) => {
        const server = await startServer({
          workspace,
          home: join(folder, 'home'),
          engine: testEngine(),
          ...options,
        });
        servers.push(server);
        return server;
      },
      imageName: () => {
        const name = `stagecraft-e2e/${unique}-${String(images.length)}:latest`;
        images.push(name);
        return name;
      },
    });
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(images.map(removeImage));
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect };
