import path from 'node:path';
import type { Page } from 'playwright-core';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { watchMainThread } from '../browser/main-thread.ts';
import { watchShares } from '../browser/shares.ts';
import { copySurroundings, openPlainEditor } from '../browser/plain-editor.ts';
import { graphReady, putCursorAtEnd } from '../browser/typing.ts';
import { answersFor } from '../files/answers.ts';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Result } from '../report/result.ts';
import { repository } from '../stagecraft/repository.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';
import { equalName, keyResults, type KeyCosts } from './main-thread-results.ts';

/** What a person types, and at the end of which line. */
export interface Typing {
  /** Part of results' names. */
  readonly name: string;
  readonly place: string;
  readonly letters: string;
  /** How many more letters tell whose work they are. */
  readonly sharedKeys: number;
}

/** On to a RUN that is longer than the editor is wide: each letter also scrolls. */
export const longLine: Typing = {
  name: '',
  place: 'make -j4 part-4',
  letters: ' && make install-part PREFIX=/opt/part DEBUG=no VERBOSE=1 test',
  sharedKeys: 20,
};

/** A path that stays within the editor's width. */
export const shortLine: Typing = {
  name: ', without scrolling',
  place: 'WORKDIR /work/6',
  letters: '/part/with/some/more/parts/in/a/folder',
  sharedKeys: 8,
};

/** Until all that a key brings about is over: what Monaco puts off longest are links, by a second. ms. */
export const pause = { ours: 1200, peer: 400 };

/** When our page showed the file, ms from navigation. */
interface Shown {
  readonly editor: number;
  readonly graph: number;
}

type Typed = Shown & { readonly costs: KeyCosts };

/** What is typed into a file of so many lines. */
export interface KeysInFile {
  readonly lines: number;
  readonly keys: number;
  readonly typing: Typing;
}

export const stages = 50;

/**
 * What each of `keys` letters, typed one by one in the middle of a file, costs the page's main thread,
 * against the same letters in Monaco without us: on a page that shows as much, and alone.
 */
export async function mainThreadPerKey({
  lines,
  keys,
  typing,
}: KeysInFile): Promise<readonly Result[]> {
  const name = `page, ${lines.toLocaleString('en')} lines${typing.name}`;
  const missing = missingForPage();
  if (missing !== null) {
    const nothing = { unit: 'ms', ours: null, peer: null, runs: 0, missing } as const;
    return [result({ name: `${name}: main thread`, peerName: equalName, ...nothing })];
  }
  const { editor, graph, costs } = await type(makeDockerfile(lines, stages), keys, typing);
  const once = { unit: 'ms', peer: null, peerName: null, runs: 1 } as const;
  return [
    result({ name: `${name}: editor shows the Dockerfile`, ...once, ours: editor }),
    result({ name: `${name}: graph is drawn`, ...once, ours: graph }),
    ...keyResults(name, costs),
  ];
}

/** The three pages that are typed into. */
interface Pages {
  readonly page: Page;
  readonly equal: Page;
  readonly alone: Page;
}

function type(text: string, keys: number, typing: Typing): Promise<Typed> {
  const executablePath = findChromium() ?? '';
  return withServer(text, (url) =>
    withServer(null, (plainUrl) =>
      withPage(executablePath, (page) =>
        withPage(executablePath, (equal) =>
          withPage(executablePath, async (alone) => {
            const pages = { page, equal, alone };
            const shown = await openAll(pages, url, plainUrl, { text, typing });
            return { ...shown, costs: await typeInTurn(pages, keys, typing) };
          }),
        ),
      ),
    ),
  );
}

/** Shows `text` on each page, with the cursor where letters are typed. @returns when ours showed it, ms */
async function openAll(
  { page, equal, alone }: Pages,
  url: URL,
  plainUrl: URL,
  { text, typing }: { readonly text: string; readonly typing: Typing },
): Promise<Shown> {
  const end = text.indexOf('\n', text.indexOf(typing.place, text.length / 2));
  const line = text.slice(0, end).split('\n').length;
  const web = path.join(repository, 'apps/web/dist');
  await page.goto(url.href);
  const editor = await editorReady(page);
  const graph = await graphReady(page);
  await putCursorAtEnd(page, line);
  // The graph has gone where the cursor is.
  await page.waitForTimeout(3 * pause.ours);
  const full = { around: await copySurroundings(page, web), answers: answersFor(text, end) };
  await openPlainEditor(equal, plainUrl, web, text, full);
  await openPlainEditor(alone, plainUrl, web, text, null);
  for (const one of [equal, alone]) {
    await editorReady(one);
    await putCursorAtEnd(one, line);
  }
  return { editor, graph };
}

async function typeInTurn(pages: Pages, keys: number, typing: Typing): Promise<KeyCosts> {
  const { page, equal, alone } = pages;
  await page.waitForTimeout(3 * pause.ours);
  const watches = {
    ours: await watchMainThread(page),
    equal: await watchMainThread(equal),
    alone: await watchMainThread(alone),
  };
  await pressInTurn(pages, keys, typing);
  const costs = {
    ours: await watches.ours.costs(keys),
    equal: await watches.equal.costs(keys),
    alone: await watches.alone.costs(keys),
  };
  const [ourShares, equalShares] = [await watchShares(page), await watchShares(equal)];
  const { sharedKeys } = typing;
  await pressInTurn(pages, sharedKeys, typing);
  const shares = { ours: await ourShares(sharedKeys), equal: await equalShares(sharedKeys) };
  return { ...costs, shares };
}

/** A letter on each page in turn: a busy moment of the machine hits all. */
async function pressInTurn(
  { page, equal, alone }: Pages,
  keys: number,
  { letters }: Typing,
): Promise<void> {
  for (let at = 0; at < keys; at += 1) {
    const key = letters[at % letters.length] ?? '';
    for (const one of [page, equal, alone]) {
      await one.keyboard.press(key === ' ' ? 'Space' : key);
      await one.waitForTimeout(one === page ? pause.ours : pause.peer);
    }
  }
}
