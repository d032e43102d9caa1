import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultBuildOptions, type BuildOptions } from '@stagecraft/contracts';
import { docker, findDocker, type DockerCli } from '../peers/docker-cli.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { alternate } from '../report/sample.ts';
import { connect, type Api } from '../stagecraft/api.ts';
import { startStagecraft } from '../stagecraft/process.ts';
import { withFolder } from '../stagecraft/temporary.ts';
import { buildCases, imageLabel, type BuildCase } from './build-cases.ts';

const rounds = 10;
const tag = 'stagecraft-bench';

function optionsOf({ noCache }: BuildCase): BuildOptions {
  return { ...defaultBuildOptions('Dockerfile'), tags: [`${tag}:ours`], noCache };
}

async function measure(
  one: BuildCase,
  folder: string,
  engine: string,
  api: Api,
  cli: DockerCli | null,
): Promise<Result> {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'Dockerfile'), one.dockerfile);
  one.fill(folder);
  const workspace = await api.openWorkspace(folder);
  const ours = async (): Promise<void> => {
    const end = await api.build(workspace.id, optionsOf(one), one.dockerfile);
    if (end.type !== 'build.finished')
      throw new Error(`The build ended so: ${JSON.stringify(end)}`);
  };
  const cache = one.noCache ? ['--no-cache'] : [];
  const theirs =
    cli && (() => docker(cli, engine, ['build', ...cache, '-t', `${tag}:peer`, folder]));
  // Once unmeasured, so that caches are warm for both and nobody pays for the base image.
  await ours();
  await theirs?.();
  const [best, peer] = await alternate(rounds, theirs === null ? [ours] : [ours, theirs]);
  return result({
    name: `build: ${one.name}`,
    unit: 'ms',
    ours: best ?? null,
    peer: peer ?? null,
    peerName: cli === null ? 'docker build (BuildKit)' : `docker build ${cli.version} (BuildKit)`,
    runs: rounds,
    ...(cli === null ? { missing: 'docker' } : {}),
  });
}

/** Removes the images that the builds left, tagged and not. */
async function tidy(cli: DockerCli, engine: string): Promise<void> {
  await docker(cli, engine, ['rmi', '-f', `${tag}:ours`, `${tag}:peer`]);
  await docker(cli, engine, ['image', 'prune', '-f', '--filter', `label=${imageLabel}`]);
}

/**
 * A build through a running Stagecraft's API (from the request to the terminal event on the stream)
 * against `docker build` of the same file in the same folder on the same engine (the command's whole run).
 */
export const buildBench: Bench = {
  name: 'build',
  run: async () => {
    const engine = process.env['DOCKER_HOST'];
    const cli = await findDocker();
    if (engine === undefined || engine === '') {
      const nothing = {
        unit: 'ms',
        ours: null,
        peer: null,
        peerName: 'docker build',
        runs: 0,
      } as const;
      const missing = 'a Docker Engine (DOCKER_HOST)';
      return buildCases.map(({ name }) => result({ name: `build: ${name}`, ...nothing, missing }));
    }
    return withFolder(async (folder) => {
      const command = ['node', 'apps/server/dist/main.mjs', '--port', '0', '--engine', engine];
      const server = await startStagecraft(command, path.join(folder, 'home'));
      try {
        const results: Result[] = [];
        for (const [at, one] of buildCases.entries()) {
          const context = path.join(folder, `context-${String(at)}`);
          results.push(await measure(one, context, engine, connect(server.url), cli));
        }
        return results;
      } finally {
        await server.stop();
        if (cli !== null) await tidy(cli, engine);
      }
    });
  },
};
