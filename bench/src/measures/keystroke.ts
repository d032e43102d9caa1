import { DockerfileParser } from 'dockerfile-ast';
import { computeSnapshot } from '../../../apps/web/src/language/compute-snapshot.ts';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Bench } from '../report/result.ts';
import { alternate } from '../report/sample.ts';

const rounds = 30;
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
async function measure(name: string, edit: string): Promise<ReturnType<typeof result>> {
  const textAt = typing(makeDockerfile(1000, 50), edit);
  const snapshotOf = (round: number, layout: Parameters<typeof computeSnapshot>[1]) =>
    computeSnapshot(
      { path: 'Dockerfile', version: round, text: textAt(round), options: {} },
      layout,
    );
  let { layout } = snapshotOf(0, null);
  let round = 0;
  const [ours, peer] = await alternate(rounds, [
    () => {
      round += 1;
      ({ layout } = snapshotOf(round, layout));
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

export const keystrokeBench: Bench = {
  name: 'keystroke',
  run: async () => [
    await measure('keystroke in a RUN, 1,000 lines, 50 stages', 'x'),
    await measure('a new instruction, 1,000 lines, 50 stages', '\nRUN true'),
  ],
};
