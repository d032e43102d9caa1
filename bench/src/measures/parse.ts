import { buildGraph, parseDockerfile, updateDockerfile } from '@stagecraft/dockerfile';
import { DockerfileParser } from 'dockerfile-ast';
import { HOSTILE } from '../../../packages/dockerfile/test/support/hostile.ts';
import { makeDockerfile, makeMonotonous } from '../files/dockerfiles.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { alternate } from '../report/sample.ts';

const rounds = 30;
const peerName = 'dockerfile-ast, parse';

/** Ours against dockerfile-ast parsing the text of the same round, in turn. */
async function against(
  name: string,
  ours: () => unknown,
  text: () => string,
  runs = rounds,
): Promise<Result> {
  const [best, peer] = await alternate(runs, [ours, () => DockerfileParser.parse(text())]);
  return result({ name, unit: 'ms', ours: best ?? null, peer: peer ?? null, peerName, runs });
}

/** A letter more in a RUN in the middle of the file, round after round: model and graph of each text. */
async function edit(text: string): Promise<Result> {
  const at = text.indexOf('\n', text.indexOf('RUN --mount', text.length / 2));
  let model = parseDockerfile(text);
  let next = text;
  let round = 0;
  const type = (): void => {
    round += 1;
    next = text.slice(0, at) + 'x'.repeat(1 + (round % 9)) + text.slice(at);
    model = updateDockerfile(model, next);
    buildGraph(model);
  };
  return against('edit in 5,000 lines: model and graph', type, () => next);
}

/** How the time per line grows with the file: 1 is linear. */
async function growth(): Promise<readonly Result[]> {
  const runs = 10;
  const [small, large] = [makeDockerfile(1000, 10), makeDockerfile(50_000, 500)];
  const [ours, oursLarge, peer, peerLarge] = await alternate(runs, [
    () => parseDockerfile(small),
    () => parseDockerfile(large),
    () => DockerfileParser.parse(small),
    () => DockerfileParser.parse(large),
  ]);
  const given = { unit: 'ms', peerName, runs } as const;
  const one = { ours: ours ?? null, peer: peer ?? null };
  const fifty = { ours: oursLarge ?? null, peer: peerLarge ?? null };
  return [
    result({ name: 'parse 1,000 lines', ...given, ...one }),
    result({ name: 'parse 50,000 lines', ...given, ...fifty }),
    result({
      name: 'time per line, 50,000 lines to 1,000',
      unit: 'times',
      ours: perLine(one.ours, fifty.ours),
      peer: perLine(one.peer, fifty.peer),
      peerName,
      runs,
    }),
  ];
}

function perLine(small: number | null, large: number | null): number | null {
  return small === null || large === null ? null : large / (50 * small);
}

/** The slowest megabyte; a peer that may take minutes is not asked. */
async function worst(): Promise<Result> {
  let slowest = { name: '', ms: 0 };
  for (const [name, text] of Object.entries(HOSTILE)) {
    const [ms = 0] = await alternate(3, [() => parseDockerfile(text)]);
    if (ms > slowest.ms) slowest = { name, ms };
  }
  const name = `parse the worst of ${String(Object.keys(HOSTILE).length)} hostile megabytes: ${slowest.name}`;
  return result({ name, unit: 'ms', ours: slowest.ms, peer: null, peerName: null, runs: 3 });
}

/** 5,000 lines from text to model, and to model and graph; an edit in them; growth; hostile texts. */
export const parseBench: Bench = {
  name: 'parse',
  run: async () => {
    const text = makeDockerfile(5000, 50);
    const results = [
      await against(
        'parse 5,000 lines: model',
        () => parseDockerfile(text),
        () => text,
      ),
      await against(
        'parse 5,000 lines: model and graph',
        () => buildGraph(parseDockerfile(text)),
        () => text,
      ),
    ];
    for (const [name, lines] of Object.entries(makeMonotonous(5000))) {
      const parse = (): unknown => parseDockerfile(lines);
      results.push(await against(`parse 5,000 lines, all ${name}: model`, parse, () => lines));
    }
    return [...results, await edit(text), ...(await growth()), await worst()];
  },
};
