import {
  buildGraph,
  createResolver,
  parseDockerfile,
  updateDockerfile,
  type DockerfileModel,
} from '@stagecraft/dockerfile';
import { DEFAULT_POLICY, lint, readScript, rules, type LintInput } from '@stagecraft/lint';
import { loadShellParser } from '@stagecraft/lint/node';
import { validate } from 'dockerfile-utils';
import { makeDockerfile } from '../files/dockerfiles.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { alternate, processorTime } from '../report/sample.ts';

const peerName = 'dockerfile-utils, validate';

/** Files of ordinary length, no two of which have a RUN in common. */
function manyFiles(count: number, round: number): readonly string[] {
  const text = makeDockerfile(30, 2);
  return Array.from({ length: count }, (_, at) => {
    const own = `${String(round)}-${String(at)}`;
    return text.replaceAll('package-', `package-${own}-`).replaceAll('part-', `part-${own}-`);
  });
}

async function linter(): Promise<(model: DockerfileModel) => unknown> {
  const parser = await loadShellParser();
  return (model) => {
    const graph = buildGraph(model);
    const input: LintInput = {
      model,
      graph,
      resolver: createResolver(model, graph),
      policy: DEFAULT_POLICY,
      facts: {
        ignore: 'none',
        imagePlatforms: null,
        imageUsers: null,
        imageDigests: null,
        installed: null,
        now: Date.now(),
      },
      readScript: (of, instruction) => readScript(parser, of, instruction),
    };
    return lint(rules, input);
  };
}

async function thousand(run: (model: DockerfileModel) => unknown): Promise<Result> {
  const runs = 3;
  let round = 0;
  const contenders = [
    () => {
      round += 1;
      for (const text of manyFiles(1000, round)) run(parseDockerfile(text));
    },
    () => {
      for (const text of manyFiles(1000, round)) validate(text);
    },
  ];
  const [ours, peer] = await alternate(runs, contenders, processorTime);
  const name = '1,000 files of 30 lines, all rules, processor time';
  return result({ name, unit: 'ms', ours: ours ?? null, peer: peer ?? null, peerName, runs });
}

/** A letter more in a RUN in the middle of the file, round after round. */
async function keystroke(run: (model: DockerfileModel) => unknown): Promise<Result> {
  const runs = 30;
  const text = makeDockerfile(1000, 10);
  const at = text.indexOf('\n', text.indexOf('RUN --mount', text.length / 2));
  let model = parseDockerfile(text);
  run(model);
  let round = 0;
  let next = text;
  const [ours, peer] = await alternate(runs, [
    () => {
      round += 1;
      next = text.slice(0, at) + 'x'.repeat(1 + (round % 9)) + text.slice(at);
      model = updateDockerfile(model, next);
      run(model);
    },
    () => validate(next),
  ]);
  const name = 'a key in 1,000 lines: model, graph and all rules';
  return result({ name, unit: 'ms', ours: ours ?? null, peer: peer ?? null, peerName, runs });
}

/** Linting in Node, ShellCheck apart. */
export const lintBench: Bench = {
  name: 'lint',
  run: async () => {
    const run = await linter();
    return [await thousand(run), await keystroke(run)];
  },
};
