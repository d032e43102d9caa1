import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultBuildOptions } from '@stagecraft/contracts';
import { docker, dockerMeasured, findDocker, type DockerCli } from '../peers/docker-cli.ts';
import { meterProcess, type Cost } from '../peers/process-cost.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { percentile } from '../report/sample.ts';
import { connect, type Api } from '../stagecraft/api.ts';
import { startStagecraft } from '../stagecraft/process.ts';
import { withFolder } from '../stagecraft/temporary.ts';
import { fillWith, imageLabel } from './build-cases.ts';

const contexts = [
  { name: '10 MB in 1,000 files', count: 1_000, size: 10_000, rounds: 7 },
  { name: '1 GB in 10 files', count: 10, size: 100_000_000, rounds: 3 },
  { name: '50,000 files of 1 kB', count: 50_000, size: 1_000, rounds: 3 },
] as const;

const copies = [
  { name: 'copies one file', line: 'COPY part-0/file-0 /file' },
  { name: 'copies all', line: 'COPY . /all/' },
] as const;

const tag = 'stagecraft-bench-context';

/** What one build took, with the processor time and the memory of the side that asked for it. */
interface Taken extends Cost {
  /** ms from the request to the end. */
  readonly wall: number;
}

/** One side of the comparison: builds a folder, with nothing of an earlier build used when `fresh`. */
type Side = (folder: string, dockerfile: string, fresh: boolean) => Promise<Taken>;

function ourSide(api: Api, pid: number): Side {
  return async (folder, dockerfile, fresh) => {
    const workspace = await api.openWorkspace(folder);
    const options = { ...defaultBuildOptions('Dockerfile'), tags: [`${tag}:ours`], noCache: fresh };
    const meter = meterProcess(pid);
    const start = performance.now();
    const end = await api.build(workspace.id, options, dockerfile);
    const wall = performance.now() - start;
    if (end.type !== 'build.finished')
      throw new Error(`The build ended so: ${JSON.stringify(end)}`);
    return { wall, ...meter.stop() };
  };
}

function peerSide(cli: DockerCli, engine: string): Side {
  return async (folder, _dockerfile, fresh) => {
    const cache = fresh ? ['--no-cache'] : [];
    const start = performance.now();
    const cost = await dockerMeasured(cli, engine, [
      'build',
      ...cache,
      '-t',
      `${tag}:peer`,
      folder,
    ]);
    return { wall: performance.now() - start, ...cost };
  };
}

interface Pair {
  readonly cold: Taken[];
  readonly again: Taken[];
}

/**
 * Builds twice: first under a path that the engine has never seen (it keeps what it got of a context by
 * its path), then again after one file changed.
 */
async function round(
  side: Side,
  folder: { path: string },
  name: string,
  pair: Pair,
  dockerfile: string,
) {
  const next = path.join(path.dirname(folder.path), name);
  renameSync(folder.path, next);
  folder.path = next;
  pair.cold.push(await side(next, dockerfile, true));
  writeFileSync(path.join(next, 'part-0/file-0'), `changed for ${name}`);
  pair.again.push(await side(next, dockerfile, false));
}

async function measure(
  root: string,
  context: (typeof contexts)[number],
  copy: (typeof copies)[number],
  ours: Side,
  peer: Side | null,
): Promise<readonly [Pair, Pair]> {
  const folder = { path: path.join(root, 'context') };
  mkdirSync(folder.path, { recursive: true });
  const dockerfile = `FROM busybox:1.36\nLABEL ${imageLabel}=1\n${copy.line}\n`;
  writeFileSync(path.join(folder.path, 'Dockerfile'), dockerfile);
  fillWith(context.count, context.size)(folder.path);
  const our: Pair = { cold: [], again: [] };
  const their: Pair = { cold: [], again: [] };
  for (let at = 0; at < context.rounds; at += 1) {
    await round(ours, folder, `ours-${String(at)}`, our, dockerfile);
    if (peer !== null) await round(peer, folder, `peer-${String(at)}`, their, dockerfile);
  }
  return [our, their];
}

function median(taken: readonly Taken[], of: (one: Taken) => number): number | null {
  return taken.length === 0 ? null : percentile(taken.map(of), 50);
}

const figures = [
  { name: '', unit: 'ms', of: (one: Taken) => one.wall },
  { name: ', processor time', unit: 'ms', of: (one: Taken) => one.cpu },
  { name: ', peak memory', unit: 'bytes', of: (one: Taken) => one.peak },
] as const;

function rows(name: string, cli: DockerCli | null, ours: Taken[], peer: Taken[]): Result[] {
  return figures.map((figure) =>
    result({
      name: `context: ${name}${figure.name}`,
      unit: figure.unit,
      ours: median(ours, figure.of),
      peer: median(peer, figure.of),
      peerName: `docker build ${cli?.version ?? ''} (BuildKit)`,
      runs: ours.length,
      ...(cli === null ? { missing: 'docker' } : {}),
    }),
  );
}

const cases = contexts.flatMap((context) =>
  copies.map((copy) => ({ context, copy, name: `${context.name}, ${copy.name}` })),
);

async function measureAll(
  root: string,
  engine: string,
  cli: DockerCli | null,
  only: string,
): Promise<Result[]> {
  const command = ['node', 'apps/server/dist/main.mjs', '--port', '0', '--engine', engine];
  const server = await startStagecraft(command, path.join(root, 'home'));
  const results: Result[] = [];
  try {
    const ours = ourSide(connect(server.url), server.pid);
    const peer = cli && peerSide(cli, engine);
    for (const { context, copy, name } of cases) {
      if (!name.includes(only)) continue;
      const folder = path.join(root, name.replaceAll(/\W+/g, '-'));
      const [our, their] = await measure(folder, context, copy, ours, peer);
      results.push(
        ...rows(`${name}, cold`, cli, our.cold, their.cold),
        ...rows(`${name}, one file changed`, cli, our.again, their.again),
      );
      if (cli) await docker(cli, engine, ['builder', 'prune', '-af']);
    }
  } finally {
    await server.stop();
    if (cli) await docker(cli, engine, ['rmi', '-f', `${tag}:ours`, `${tag}:peer`]);
  }
  return results;
}

/**
 * Sending the build context, median of all rounds: a build through a running Stagecraft's API against
 * `docker build` (the command's whole run) of the same folder on the same engine. Memory is the highest
 * resident set of the server and of the command. The engine's build cache is emptied in between, so this
 * runs on the measurements' own engine only.
 */
export const contextsBench: Bench = {
  name: 'contexts',
  run: async (only) => {
    const engine = process.env['DOCKER_HOST'];
    if (engine === undefined || process.env['STAGECRAFT_BENCH_OWN_ENGINE'] !== '1') {
      const nothing = {
        unit: 'ms',
        ours: null,
        peer: null,
        peerName: 'docker build',
        runs: 0,
      } as const;
      const missing = 'an engine of the measurements’ own';
      return contexts.map(({ name }) => result({ name: `context: ${name}`, ...nothing, missing }));
    }
    const cli = await findDocker();
    return withFolder((folder) => measureAll(folder, engine, cli, only));
  },
};
