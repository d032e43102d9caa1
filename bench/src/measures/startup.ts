import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { startStagecraft, type Started } from '../stagecraft/process.ts';
import { withFolder } from '../stagecraft/temporary.ts';

const rounds = 5;
/** The goal of a second start with nothing changed, ms. */
const startGoal = 3000;

function npmStart(workspace: string, home: string): Promise<Started> {
  const engine = process.env['DOCKER_HOST'];
  const args = ['--port', '0', '--no-open', ...(engine ? ['--engine', engine] : [])];
  return startStagecraft(['npm', 'start', '--', workspace, ...args], home);
}

interface PageTimes {
  /** ms from navigation. */
  readonly firstPaint: number;
  readonly editor: number;
}

function openPage(executablePath: string, url: URL): Promise<PageTimes> {
  return withPage(executablePath, async (page) => {
    await page.goto(url.href);
    const editor = await editorReady(page);
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    return { firstPaint, editor };
  });
}

async function measurePage(url: URL): Promise<readonly Result[]> {
  const executablePath = findChromium();
  const names = ['page: first contentful paint', 'page: editor shows the Dockerfile'];
  const noPeer = { unit: 'ms', peer: null, peerName: null } as const;
  if (executablePath === null) {
    return names.map((name) =>
      result({ name, ...noPeer, ours: null, runs: 0, missing: 'chromium' }),
    );
  }
  const times: PageTimes[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await openPage(executablePath, url));
  const best = [
    Math.min(...times.map(({ firstPaint }) => firstPaint)),
    Math.min(...times.map(({ editor }) => editor)),
  ];
  return names.map((name, at) => result({ name, ...noPeer, ours: best[at] ?? null, runs: rounds }));
}

/** From `npm start` to the printed address, and from there to a page with a working editor. */
export const startupBench: Bench = {
  name: 'startup',
  run: () =>
    withFolder(async (folder) => {
      writeFileSync(path.join(folder, 'Dockerfile'), makeDockerfile(100, 5));
      const home = path.join(folder, 'home');
      // The first start may install and build; it is not measured.
      await (await npmStart(folder, home)).stop();
      const starts: number[] = [];
      for (let round = 1; round < rounds; round += 1) {
        const started = await npmStart(folder, home);
        starts.push(started.readyAfter);
        await started.stop();
      }
      const last = await npmStart(folder, home);
      try {
        const ready = Math.min(...starts, last.readyAfter);
        const start = { name: 'npm start until ready, nothing changed', unit: 'ms' } as const;
        const goal = { peer: startGoal, peerName: 'goal', runs: rounds };
        return [result({ ...start, ours: ready, ...goal }), ...(await measurePage(last.url))];
      } finally {
        await last.stop();
      }
    }),
};
