import type { Page } from 'playwright-core';
import { eventsOfBuild, prepareBuild, untilBuilt } from '../browser/build.ts';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { startTrace, type TraceEvent } from '../browser/trace.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';

const seconds = 20;
const linesPerSecond = 10_000;
const lineCount = seconds * linesPerSecond;
/** What the page's JavaScript may take, bytes. */
const memoryGoal = 300_000_000;
/** Of a task of the main thread, ms. */
const taskGoal = 50;
/** How long the build may take on a loaded machine, ms. */
const patience = 240_000;

/** Lines as short as they are stay below what the engine passes on: 200 KiB/s and 2 MiB for a step. */
function dockerfile(): string {
  const loop = `for k in $(seq 0 ${String(seconds - 1)}); do seq $((k*${String(linesPerSecond)}+1)) $(((k+1)*${String(linesPerSecond)})); sleep 1; done`;
  return `FROM busybox:1.36\nRUN : ${String(Date.now())}; ${loop}\n`;
}

interface Watched {
  readonly tasks: readonly TraceEvent[];
  /** Bytes of the JavaScript heap, highest of one reading a second. */
  readonly memory: number;
}

async function watchBuild(page: Page): Promise<Watched> {
  const session = await page.context().newCDPSession(page);
  const start = await prepareBuild(page);
  const endTrace = await startTrace(page);
  await start();
  let memory = 0;
  await untilBuilt(page, patience, async () => {
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    memory = Math.max(memory, usedSize);
  });
  const events = await endTrace();
  const thread = events.find(({ name }) => name === 'EventDispatch')?.thread;
  const tasks = events.filter((one) => one.name === 'RunTask' && one.thread === thread);
  return { tasks, memory };
}

/** How many of the lines 1, 2, 3 … the record of the shown build has before one is not in its place. */
async function linesInOrder(page: Page): Promise<number> {
  const events = await eventsOfBuild(page);
  const texts = events.map((event) => (event.type === 'step.logged' ? event.text : ''));
  const lines = texts.join('').split(/\r?\n/);
  const wrong = lines.findIndex((line, index) => line !== String(index + 1));
  return wrong < 0 ? lines.length : wrong;
}

async function measure(url: URL): Promise<readonly Result[]> {
  return withPage(findChromium() ?? '', async (page) => {
    await page.goto(url.href);
    await editorReady(page);
    const { tasks, memory } = await watchBuild(page);
    const name = (what: string): string =>
      `log of ${String(linesPerSecond)} lines/s for ${String(seconds)} s: ${what}`;
    const cpu = tasks.map((task) => task.cpu);
    const none = { peer: null, peerName: null, runs: 1 };
    const goal = { peer: taskGoal, peerName: 'goal', runs: 1 };
    const wall = tasks.filter(({ duration }) => duration > taskGoal * 1_000).length;
    return [
      result({ name: name('longest task, CPU'), unit: 'ms', ours: Math.max(...cpu), ...goal }),
      result({ name: name('tasks (p99), CPU'), unit: 'ms', ours: percentile(cpu, 99), ...goal }),
      result({ name: name('tasks over 50 ms, wall'), unit: 'times', ours: wall, ...none }),
      result({
        name: name('JavaScript heap, highest'),
        unit: 'bytes',
        ours: memory,
        peer: memoryGoal,
        peerName: 'goal',
        runs: 1,
      }),
      result({
        name: name('lines kept in order'),
        unit: 'times',
        ours: await linesInOrder(page),
        peer: lineCount,
        peerName: 'printed',
        runs: 1,
      }),
    ];
  });
}

/** A build that prints quickly while the page shows its log. */
export const logsBench: Bench = {
  name: 'logs',
  run: () => {
    const missing = process.env['DOCKER_HOST'] ? missingForPage() : 'a Docker Engine (DOCKER_HOST)';
    if (missing === null) return withServer(dockerfile(), measure);
    const none = { ours: null, peer: null, peerName: null, runs: 0 };
    return Promise.resolve([result({ name: 'log', unit: 'ms', ...none, missing })]);
  },
};
