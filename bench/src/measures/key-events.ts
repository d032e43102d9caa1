import path from 'node:path';
import type { Page } from 'playwright-core';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { watchKeys, type ToldOfKey } from '../browser/main-thread.ts';
import { copySurroundings, openPlainEditor } from '../browser/plain-editor.ts';
import { graphReady, putCursorAtEnd } from '../browser/typing.ts';
import { answersFor } from '../files/answers.ts';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { repository } from '../stagecraft/repository.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';
import { equalName, goal } from './main-thread-results.ts';
import { pause, stages, type KeysInFile } from './main-thread.ts';

/**
 * What the browser's own event and long-task timing tells of letters, with nothing else open and no trace:
 * on our page, then in Monaco on a page that shows as much.
 */
export async function keyEvents({ lines, keys, typing }: KeysInFile): Promise<readonly Result[]> {
  const name = `page by itself, ${lines.toLocaleString('en')} lines${typing.name}`;
  // The other measure of the page says what is missing.
  if (missingForPage() !== null) return [];
  const text = makeDockerfile(lines, stages);
  const end = text.indexOf('\n', text.indexOf(typing.place, text.length / 2));
  const line = text.slice(0, end).split('\n').length;
  const web = path.join(repository, 'apps/web/dist');
  const typeOn = async (page: Page): Promise<readonly ToldOfKey[]> => {
    await editorReady(page);
    await putCursorAtEnd(page, line);
    await page.waitForTimeout(4 * pause.ours);
    const told = await watchKeys(page);
    for (const letter of typing.letters.slice(0, keys)) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(pause.ours);
    }
    return told();
  };
  const executablePath = findChromium() ?? '';
  const ours = await withServer(text, (url) =>
    withPage(executablePath, async (page) => {
      await page.goto(url.href);
      await graphReady(page);
      const told = await typeOn(page);
      return { told, around: await copySurroundings(page, web) };
    }),
  );
  const full = { around: ours.around, answers: answersFor(text, end) };
  const equal = await withServer(null, (url) =>
    withPage(executablePath, async (page) => {
      await openPlainEditor(page, url, web, text, full);
      return typeOn(page);
    }),
  );
  return figures(name, ours.told, equal);
}

function figures(
  name: string,
  ours: readonly ToldOfKey[],
  equal: readonly ToldOfKey[],
): readonly Result[] {
  const figure = (
    what: string,
    take: (keys: readonly ToldOfKey[]) => number,
    unit: Result['unit'] = 'ms',
  ): Result =>
    result({
      name: `${name}: ${what}`,
      unit,
      ours: take(ours),
      peer: take(equal),
      peerName: equalName,
      runs: ours.length,
    });
  const times = (keys: readonly ToldOfKey[]): readonly number[] =>
    keys.map(({ listeners }) => listeners);
  const over = (keys: readonly ToldOfKey[]): number => times(keys).filter((ms) => ms > goal).length;
  return [
    figure('listeners of a key (median)', (keys) => percentile(times(keys), 50)),
    figure('listeners of the first key', (keys) => times(keys)[0] ?? Number.NaN),
    figure('listeners of a later key (worst)', (keys) => Math.max(...times(keys.slice(1)))),
    figure(`keys with listeners of over ${String(goal)} ms`, over, 'keys'),
    figure(
      'keys with a long task',
      (keys) => keys.filter(({ longTasks }) => longTasks > 0).length,
      'keys',
    ),
  ];
}
