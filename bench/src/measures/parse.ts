import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { DockerfileParser } from 'dockerfile-ast';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Bench } from '../report/result.ts';
import { alternate } from '../report/sample.ts';

const rounds = 30;

/** A 5,000-line file from text to model and graph, against dockerfile-ast's parse (which makes no graph). */
export const parseBench: Bench = {
  name: 'parse',
  run: async () => {
    const text = makeDockerfile(5000, 50);
    const [ours, peer] = await alternate(rounds, [
      () => buildGraph(parseDockerfile(text)),
      () => DockerfileParser.parse(text),
    ]);
    return [
      result({
        name: 'parse 5,000 lines: model and graph',
        unit: 'ms',
        ours: ours ?? null,
        peer: peer ?? null,
        peerName: 'dockerfile-ast, parse',
        runs: rounds,
      }),
    ];
  },
};
