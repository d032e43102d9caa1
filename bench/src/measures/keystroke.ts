import { DockerfileParser } from 'dockerfile-ast';
import { computeSnapshot } from '../../../apps/web/src/language/compute-snapshot.ts';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { editorReady, findChromium, withPage } from '../browser/chromium.ts';
import { keystrokesToGraph } from '../browser/typing.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { alternate } from '../report/sample.ts';
import { missingForPage, withServer } from '../stagecraft/server.ts';
import { keyEvents } from './key-events.ts';
import { longLine, mainThreadPerKey, shortLine } from './main-thread.ts';

const rounds = 30;
const makeFile = (): string => makeDockerfile(1000, 50);
const place = 'make -j4 part-4';

/** Texts that follow each other as a person types `edit` at a place in the middle of the file. */
function typing(text: string, edit: string): (round: number) => string {
  const at = text.indexOf(place, text.length / 2) + place.length;
  return (round) => `${text.slice(0, at)}${edit.repeat(1 + (round % 9))}${text.slice(at)}`;
}

/**
 * What the language worker computes after a keystroke in a 1,000-line file of 50 stages: model, graph,
 * problems and layout. In Node, without the page's debounce and the message to and from the worker.
 */
async function measure(name: string, edit: string): Promise<Result> {
  const textAt = typing(makeFile(), edit);
  const snapshotOf = (round: number, previous: Parameters<typeof computeSnapshot>[1]) =>
    computeSnapshot(
      { path: 'Dockerfile', version: round, text: textAt(round), options: {} },
      previous,
    );
  let present = snapshotOf(0, null);
  let round = 0;
  const [ours, peer] = await alternate(rounds, [
    () => {
      round += 1;
      present = snapshotOf(round, present);
    },
    () => DockerfileParser.parse(textAt(round)),
  ]);
  return result({
    name,
    unit: 'ms',
    ours: ours ?? null,
    peer: peer ?? null,
    peerName: 'dockerfile-ast, parse only',
    runs: rounds,
  });
}

/** The same in a real browser: from the key event to the frame in which the graph's row shows it. */
async function measureInPage(): Promise<readonly Result[]> {
  const name = 'page: keystroke to graph, 1,000 lines, 50 stages';
  const given = { unit: 'ms', peer: null, peerName: null } as const;
  const missing = missingForPage();
  const executablePath = findChromium();
  if (missing !== null || executablePath === null) {
    return [result({ name, ...given, ours: null, runs: 0, missing: missing ?? 'chromium' })];
  }
  const times = await withServer(makeFile(), ({ href }) =>
    withPage(executablePath, async (page) => {
      await page.goto(href);
      await editorReady(page);
      return keystrokesToGraph(page, rounds);
    }),
  );
  const sorted = times.toSorted((left, right) => left - right);
  const median = sorted[Math.floor(sorted.length / 2)] ?? null;
  return [
    result({ name: `${name} (best)`, ...given, ours: sorted[0] ?? null, runs: rounds }),
    result({ name: `${name} (median)`, ...given, ours: median, runs: rounds }),
  ];
}

export const keystrokeBench: Bench = {
  name: 'keystroke',
  run: async () => [
    await measure('keystroke in a RUN, 1,000 lines, 50 stages', 'x'),
    await measure('a new instruction, 1,000 lines, 50 stages', '\nRUN true'),
    ...(await measureInPage()),
    ...(await keyEvents({ lines: 1000, keys: 60, typing: longLine })),
    ...(await keyEvents({ lines: 1000, keys: 36, typing: shortLine })),
    ...(await mainThreadPerKey({ lines: 1000, keys: 60, typing: longLine })),
    ...(await mainThreadPerKey({ lines: 1000, keys: 30, typing: shortLine })),
    ...(await mainThreadPerKey({ lines: 5000, keys: 20, typing: longLine })),
  ],
};
