import type { BuildEvent } from '@stagecraft/contracts';
import type { Page } from 'playwright-core';
import { noteMarks, notedMarks } from '../browser/build-marks.ts';
import { eventsOfBuild, prepareBuild, untilBuilt } from '../browser/build.ts';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';

const steps = 24;
const linesPerStep = 4;
/** From the event to the painted row, ms. */
const goal = 50;
/** How long the build may take on a loaded machine, ms. */
const patience = 240_000;

/** Each step prints lines that its text does not have, so that its title is not taken for them. */
function dockerfile(): string {
  const runs = Array.from({ length: steps }, (_, step) => {
    const marks = Array.from({ length: linesPerStep }, (_, line) => step * linesPerStep + line);
    const print = marks.map((mark) => `echo mark$((${String(mark)}+1000))end; sleep 0.1`);
    return `RUN : ${String(Date.now())}; ${print.join('; ')}`;
  });
  return `FROM busybox:1.36\n${runs.join('\n')}\n`;
}

interface Latencies {
  readonly lines: readonly number[];
  readonly rows: readonly number[];
}

/** From when the server had an event of the engine to when the page had painted it, ms. */
function latencies(events: readonly BuildEvent[], painted: ReadonlyMap<string, number>): Latencies {
  const places = new Map<string, string>();
  const found: { lines: number[]; rows: number[] } = { lines: [], rows: [] };
  for (const event of events) {
    if (event.type === 'step.queued') {
      const place = /\[ *(\d+)\/\d+\] RUN/.exec(event.name)?.[1];
      if (place !== undefined) places.set(event.stepId, `row${String(Number(place) - 1)}`);
    } else if (event.type === 'step.logged') {
      for (const [mark] of event.text.matchAll(/mark\d+(?=end)/g)) {
        const at = painted.get(mark);
        if (at !== undefined) found.lines.push(at - event.at);
      }
    } else if (event.type === 'step.finished') {
      const at = painted.get(places.get(event.stepId) ?? '');
      if (at !== undefined) found.rows.push(at - event.at);
    }
  }
  return found;
}

async function measure(url: URL): Promise<readonly Result[]> {
  return withPage(findChromium() ?? '', async (page: Page) => {
    await page.goto(url.href);
    await editorReady(page);
    const start = await prepareBuild(page);
    await noteMarks(page);
    await start();
    await untilBuilt(page, patience);
    const { lines, rows } = latencies(await eventsOfBuild(page), await notedMarks(page));
    return [
      ...told('a line of the log', lines, steps * linesPerStep),
      ...told('a step’s end on the graph', rows, steps),
    ];
  });
}

/** @throws when the page never showed most of them: then the figures say nothing */
function told(what: string, times: readonly number[], expected: number): readonly Result[] {
  if (times.length < expected * 0.9) {
    throw new Error(`${what}: seen ${String(times.length)} of ${String(expected)}`);
  }
  const peer = { peer: goal, peerName: 'goal', runs: times.length };
  const name = (which: string): string => `engine event to painted row, ${what} (${which})`;
  return [
    result({ name: name('p50'), unit: 'ms', ours: percentile(times, 50), ...peer }),
    result({ name: name('p95'), unit: 'ms', ours: percentile(times, 95), ...peer }),
  ];
}

/** How soon a page shows what the engine tells. */
export const latencyBench: Bench = {
  name: 'latency',
  run: () => {
    const missing = process.env['DOCKER_HOST'] ? missingForPage() : 'a Docker Engine (DOCKER_HOST)';
    if (missing === null) return withServer(dockerfile(), measure);
    const none = { ours: null, peer: null, peerName: null, runs: 0 };
    return Promise.resolve([result({ name: 'latency', unit: 'ms', ...none, missing })]);
  },
};
