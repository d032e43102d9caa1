import type { Page } from 'playwright-core';
import { carryNode, carryRow, pan, zoom } from '../browser/canvas.ts';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { recordFrames, type Frames } from '../browser/frames.ts';
import { untilPainted } from '../browser/painted.ts';
import { graphReady, putCursorAtEnd } from '../browser/typing.ts';
import { makeManyStages, type ManyStages } from '../files/tool-stages.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';

/** What a canvas with so many stages should reach, ms. */
interface Goal {
  readonly stages: number;
  readonly painted: number;
  readonly frame: number;
}

const goals: readonly Goal[] = [
  { stages: 60, painted: 50, frame: 1000 / 60 },
  { stages: 500, painted: 100, frame: 1000 / 30 },
];
const keys = 60;
const gestures = 30;
/** Between two keys, as of a quick typist; ms. */
const pause = 200;

const movements = [
  ['panning', pan],
  ['dragging a node', carryNode],
  ['dragging a row', carryRow],
  ['zooming', zoom],
] as const;

/** A letter typed in the middle of the file, until the graph shows it. */
async function typeLetters(page: Page, file: ManyStages): Promise<readonly number[]> {
  const row = rowOf(await goTo(page, file.run));
  const times: number[] = [];
  for (let at = 0; at < keys; at += 1) {
    times.push(await untilPainted(page, row, 'x'));
    await page.waitForTimeout(pause);
  }
  return times;
}

/** Puts the cursor at a line's end; the canvas follows it. @returns the index of the line's instruction */
async function goTo(page: Page, line: number): Promise<number> {
  await putCursorAtEnd(page, line);
  // Until the view has moved there.
  await page.waitForTimeout(1000);
  const row = page.locator('[data-instruction][aria-current="true"]');
  return Number(await row.getAttribute('data-instruction'));
}

function rowOf(instruction: number): string {
  return `[data-instruction="${String(instruction)}"]`;
}

/** An instruction moved down and up again by its key on the canvas, until the graph shows it. */
async function moveInstruction(page: Page, file: ManyStages): Promise<readonly number[]> {
  const first = await goTo(page, file.env);
  const card = `.react-flow__node:has(${rowOf(first)})`;
  const times: number[] = [];
  for (let at = 0; at < gestures; at += 1) {
    const down = at % 2 === 0;
    await page.locator(rowOf(down ? first : first + 1)).focus();
    times.push(await untilPainted(page, card, down ? 'Alt+ArrowDown' : 'Alt+ArrowUp'));
    await page.waitForTimeout(pause);
  }
  return times;
}

function paintedResults(name: string, times: readonly number[], goal: number): readonly Result[] {
  return ([50, 95] as const).map((part) =>
    result({
      name: `${name} (p${String(part)})`,
      unit: 'ms',
      ours: percentile(times, part),
      peer: goal,
      peerName: 'goal',
      runs: times.length,
    }),
  );
}

function frameResults(name: string, { intervals, work }: Frames, goal: number): readonly Result[] {
  const given = { peerName: 'goal', runs: intervals.length } as const;
  // Half a frame of the screen late is in time still: the clock of frames is not exact.
  const inTime = intervals.filter((interval) => interval < goal + 1000 / 120).length;
  return [
    result({
      name: `${name}: frames in time`,
      unit: 'percent',
      ours: (100 * inTime) / intervals.length,
      peer: 100,
      ...given,
    }),
    result({
      name: `${name}: frame to frame (p95)`,
      unit: 'ms',
      ours: percentile(intervals, 95),
      peer: goal,
      ...given,
    }),
    result({
      name: `${name}: main thread for a frame (p95)`,
      unit: 'ms',
      ours: percentile(work, 95),
      peer: goal,
      ...given,
    }),
  ];
}

async function move(
  page: Page,
  name: string,
  movement: (page: Page) => Promise<void>,
  goal: number,
): Promise<readonly Result[]> {
  // What is left of the movement before must not be drawn in this one.
  await page.waitForTimeout(1000);
  try {
    return frameResults(name, await recordFrames(page, () => movement(page)), goal);
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    const nothing = { unit: 'ms', ours: null, peer: null, peerName: null, runs: 0 } as const;
    return [result({ name, ...nothing, missing })];
  }
}

async function measure({ stages, painted, frame }: Goal): Promise<readonly Result[]> {
  const name = `canvas, ${String(stages)} stages`;
  const missing = missingForPage();
  if (missing !== null) {
    const nothing = { unit: 'ms', ours: null, peer: null, peerName: null, runs: 0 } as const;
    return [result({ name, ...nothing, missing })];
  }
  const file = makeManyStages(stages);
  return withServer(file.text, (url) =>
    withPage(findChromium() ?? '', async (page) => {
      await page.goto(url.href);
      await editorReady(page);
      const drawn = await graphReady(page);
      const once = { unit: 'ms', peer: null, peerName: null, runs: 1 } as const;
      const results = [result({ name: `${name}: graph is drawn`, ...once, ours: drawn })];
      const typed = await typeLetters(page, file);
      results.push(...paintedResults(`${name}: key to painted graph`, typed, painted));
      const moved = await moveInstruction(page, file);
      results.push(...paintedResults(`${name}: gesture to painted graph`, moved, painted));
      for (const [word, movement] of movements) {
        results.push(...(await move(page, `${name}: ${word}`, movement, frame)));
      }
      return results;
    }),
  );
}

export const canvasBench: Bench = {
  name: 'canvas',
  run: async () => {
    const results: Result[] = [];
    for (const goal of goals) results.push(...(await measure(goal)));
    return results;
  },
};
