import path from 'node:path';
import type { Page } from 'playwright-core';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { watchMainThread, type KeyCost } from '../browser/main-thread.ts';
import { watchShares, type KeyShares, type Shares } from '../browser/shares.ts';
import { openPlainEditor } from '../browser/plain-editor.ts';
import { graphReady, putCursorAtEnd } from '../browser/typing.ts';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { repository } from '../stagecraft/repository.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';

/** What a person might type on to a RUN. */
const typed = ' && make install-part PREFIX=/opt/part DEBUG=no VERBOSE=1 test';
const place = 'make -j4 part-4';
const peerName = 'Monaco alone';
/** Until all that a key brings about is over: what Monaco puts off longest are links, by a second. ms. */
const pause = { ours: 1200, peer: 400 };
/** No task of the main thread should take longer; ms. */
const goal = 8;

interface Sides {
  readonly editor: number;
  readonly graph: number;
  readonly ours: readonly KeyCost[];
  readonly peer: readonly KeyCost[];
  /** Of keys after those. */
  readonly shares: { readonly ours: readonly KeyShares[]; readonly peer: readonly KeyShares[] };
}

/** Enough keys to tell whose work they are. */
const sharedKeys = 20;

/**
 * What each of `keys` letters, typed one by one in a RUN in the middle of a file, costs the page's main
 * thread, against the same letters in Monaco alone with the same colours by grammar.
 */
export async function mainThreadPerKey(
  lines: number,
  stages: number,
  keys: number,
): Promise<readonly Result[]> {
  const file = `${lines.toLocaleString('en')} lines`;
  const missing = missingForPage();
  if (missing !== null) {
    const nothing = { unit: 'ms', ours: null, peer: null, peerName, runs: 0, missing } as const;
    return [result({ name: `page, ${file}: main thread`, ...nothing })];
  }
  const { editor, graph, ours, peer, shares } = await type(makeDockerfile(lines, stages), keys);
  const once = { unit: 'ms', peer: null, peerName: null, runs: 1 } as const;
  const of = (part: keyof KeyCost, name: string): readonly Result[] =>
    ([median, worst] as const).map((take) =>
      result({
        name: `page, ${file}: ${name} (${take.name})`,
        unit: 'ms',
        ours: take(ours.map((cost) => cost[part])),
        peer: take(peer.map((cost) => cost[part])),
        peerName,
        runs: keys,
      }),
    );
  const keysThat = (name: string, is: (cost: KeyCost) => boolean): Result =>
    result({
      name: `page, ${file}: ${name}`,
      unit: 'keys',
      ours: ours.filter(is).length,
      peer: peer.filter(is).length,
      peerName,
      runs: keys,
    });
  return [
    result({ name: `page, ${file}: editor shows the Dockerfile`, ...once, ours: editor }),
    result({ name: `page, ${file}: graph is drawn`, ...once, ours: graph }),
    ...of('longest', 'longest task of a key'),
    keysThat(`keys with a task over ${String(goal)} ms`, ({ longest }) => longest > goal),
    result({
      name: `page, ${file}: keys with a task over ${String(goal)} ms that have none in ${peerName}`,
      unit: 'keys',
      ours: ours.filter(({ longest }, at) => longest > goal && (peer[at]?.longest ?? 0) <= goal)
        .length,
      peer: null,
      peerName: null,
      runs: keys,
    }),
    keysThat('keys with a long task by the browser', ({ longTasks }) => longTasks > 0),
    ...of('listeners', 'listeners of a key'),
    ...of('total', 'all tasks of a key'),
    ...of('paint', 'key to next paint'),
    ...shareResults(file, shares),
  ];
}

/** Whose work the longest task is, and how long our own scripts run at most. */
function shareResults(file: string, { ours, peer }: Sides['shares']): readonly Result[] {
  const figure = (
    name: string,
    take: (values: readonly number[]) => number,
    of: (key: KeyShares) => number,
  ): Result =>
    result({
      name: `page, ${file}: ${name} (${take.name})`,
      unit: 'ms',
      ours: take(ours.map(of)),
      peer: take(peer.map(of)),
      peerName,
      runs: sharedKeys,
    });
  const owners: readonly (readonly [keyof Shares, string])[] = [
    ['ours', 'our scripts'],
    ['monaco', 'Monaco’s scripts'],
    ['browser', 'the browser'],
    ['garbage', 'collecting garbage'],
  ];
  return [
    ...owners.map(([owner, name]) =>
      figure(`longest task of a key, ${name} in it`, median, ({ longest }) => longest[owner]),
    ),
    figure('our scripts in any one task of a key', median, ({ mostOurs }) => mostOurs),
    figure('our scripts in any one task of a key', worst, ({ mostOurs }) => mostOurs),
  ];
}

function type(text: string, keys: number): Promise<Sides> {
  const executablePath = findChromium() ?? '';
  const line = text.slice(0, text.indexOf(place, text.length / 2)).split('\n').length;
  const web = path.join(repository, 'apps/web/dist');
  return withServer(text, (url) =>
    withServer(null, (plainUrl) =>
      withPage(executablePath, (page) =>
        withPage(executablePath, async (plain) => {
          await page.goto(url.href);
          const editor = await editorReady(page);
          const graph = await graphReady(page);
          await openPlainEditor(plain, plainUrl, web, text);
          await editorReady(plain);
          for (const one of [page, plain]) await putCursorAtEnd(one, line);
          return { editor, graph, ...(await typeInTurn(page, plain, keys)) };
        }),
      ),
    ),
  );
}

async function typeInTurn(
  page: Page,
  plain: Page,
  keys: number,
): Promise<Pick<Sides, 'ours' | 'peer' | 'shares'>> {
  await page.waitForTimeout(3 * pause.ours);
  const [ours, peer] = [await watchMainThread(page), await watchMainThread(plain)];
  await pressInTurn(page, plain, keys);
  const costs = { ours: await ours.costs(keys), peer: await peer.costs(keys) };
  const [ourShares, peerShares] = [await watchShares(page), await watchShares(plain)];
  await pressInTurn(page, plain, sharedKeys);
  const shares = { ours: await ourShares(sharedKeys), peer: await peerShares(sharedKeys) };
  return { ...costs, shares };
}

/** A letter here, a letter there: a busy moment of the machine hits both. */
async function pressInTurn(page: Page, plain: Page, keys: number): Promise<void> {
  for (let at = 0; at < keys; at += 1) {
    const key = typed[at % typed.length] ?? '';
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(pause.ours);
    await plain.keyboard.press(key === ' ' ? 'Space' : key);
    await plain.waitForTimeout(pause.peer);
  }
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}

function worst(values: readonly number[]): number {
  return Math.max(...values);
}
