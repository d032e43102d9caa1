import { spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { docker, findDocker, type DockerCli } from '../peers/docker-cli.ts';
import { meterProcess, type Cost } from '../peers/process-cost.ts';
import { result, type Bench, type Result } from '../report/result.ts';
import { repository } from '../stagecraft/repository.ts';
import { withFolder } from '../stagecraft/temporary.ts';

const smallFiles = { count: 100_000, size: 4_096 };
const bigFiles = { count: 10, size: 60_000_000 };
const rounds = 3;
const memoryGoal = 300_000_000;
const tag = 'stagecraft-bench-layers';
const what = '1 GB, 100,000 files';

interface Taken extends Cost {
  /** ms of the whole command. */
  readonly wall: number;
}

/** A header of a plain tar archive (POSIX ustar). */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name);
  block.write(`0000644\0${'0000000\0'.repeat(2)}${size.toString(8).padStart(11, '0')}\0`, 100);
  block.write('00000000000\0        0', 136);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

async function write(to: Writable, bytes: Buffer): Promise<void> {
  if (!to.write(bytes)) await new Promise((resolve) => to.once('drain', resolve));
}

async function writeFile(to: Writable, name: string, content: Buffer): Promise<void> {
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  await write(to, Buffer.concat([header(name, content.length), content, padding]));
}

/** A file system that does not compress: many small files and a few large ones. */
async function writeArchive(to: Writable): Promise<void> {
  const small = randomFillSync(Buffer.alloc(smallFiles.size));
  for (let at = 0; at < smallFiles.count; at += 1) {
    small.writeUInt32LE(at);
    await writeFile(to, `many/${String(at % 100)}/file-${String(at)}`, small);
  }
  const big = randomFillSync(Buffer.alloc(bigFiles.size));
  for (let at = 0; at < bigFiles.count; at += 1) {
    big.writeUInt32LE(at);
    await writeFile(to, `big/${String(at)}`, big);
  }
  to.end(Buffer.alloc(1024));
}

/** Runs a command with nothing of its output shown. @throws with its errors when it fails */
async function run(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  feed?: (stdin: Writable) => Promise<void>,
): Promise<Taken> {
  const [program = '', ...args] = command;
  const begun = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: [feed ? 'pipe' : 'ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const meter = meterProcess(child.pid ?? 0);
  if (feed && child.stdin) await feed(child.stdin);
  const code = await ended.finally(() => meter.stop());
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${errors}`);
  return { wall: performance.now() - begun, ...meter.stop() };
}

async function makeImages(cli: DockerCli, engine: string, folder: string): Promise<void> {
  const env = { DOCKER_HOST: engine };
  await run([cli.program, 'import', '-', `${tag}:base`], env, writeArchive);
  const context = path.join(folder, 'context');
  mkdirSync(context);
  writeFileSync(path.join(context, 'Dockerfile'), `FROM ${tag}:base\nCOPY Dockerfile /added\n`);
  await docker(cli, engine, ['build', '-t', `${tag}:next`, context]);
}

const fastest = (takes: readonly Taken[]): number => Math.min(...takes.map(({ wall }) => wall));

/** `dive` with its result as JSON, where it is installed. */
function findDive(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'dive')).find(existsSync) ?? null;
}

async function measure(cli: DockerCli, engine: string, folder: string): Promise<readonly Result[]> {
  const home = path.join(folder, 'home');
  const env = { DOCKER_HOST: engine, STAGECRAFT_HOME: home };
  const command = path.join(repository, 'apps/server/dist/command-main.mjs');
  const layers = (image: string) =>
    run(['node', command, 'layers', image, '--format', 'json'], env);
  const drain = (image: string) =>
    run(['sh', '-c', `${cli.program} save ${image} | cat > /dev/null`], env);
  const dive = findDive();
  const taken = { ours: [] as Taken[], next: [] as Taken[], drain: [] as Taken[] };
  const dives: Taken[] = [];
  // The engine's own caches are warm for both sides.
  await drain(`${tag}:base`);
  for (let at = 0; at < rounds; at += 1) {
    rmSync(home, { recursive: true, force: true });
    taken.drain.push(await drain(`${tag}:base`));
    taken.ours.push(await layers(`${tag}:base`));
    taken.next.push(await layers(`${tag}:next`));
    if (dive) dives.push(await run([dive, `${tag}:base`, '--json', '/dev/null'], env));
  }
  const peak = Math.max(...taken.ours.map((one) => one.peak));
  const peer = { peer: fastest(taken.drain), peerName: 'docker save | cat', runs: rounds };
  return [
    result({ name: `layers: ${what}`, unit: 'ms', ours: fastest(taken.ours), ...peer }),
    result({
      name: `layers: second image on the same base`,
      unit: 'ms',
      ours: fastest(taken.next),
      ...peer,
    }),
    result({
      name: `layers: ${what}, memory (most)`,
      unit: 'bytes',
      ours: peak,
      peer: memoryGoal,
      peerName: 'goal',
      runs: rounds,
    }),
    result({
      name: `layers: ${what}`,
      unit: 'ms',
      ours: fastest(taken.ours),
      peer: dive ? fastest(dives) : null,
      peerName: 'dive',
      runs: rounds,
      ...(dive ? {} : { missing: 'dive' }),
    }),
  ];
}

/** How long the analysis of an image takes, beside only taking in what the engine sends of it. */
export const layersBench: Bench = {
  name: 'layers',
  async run() {
    const engine = process.env['STAGECRAFT_TEST_ENGINE'] ?? process.env['DOCKER_HOST'];
    const cli = await findDocker();
    if (!engine || !cli) {
      const missing = cli ? 'an engine' : 'docker';
      const none = { ours: null, peer: null, peerName: null, runs: 0, missing };
      return [result({ name: `layers: ${what}`, unit: 'ms', ...none })];
    }
    return withFolder(async (folder) => {
      try {
        await makeImages(cli, engine, folder);
        return await measure(cli, engine, folder);
      } finally {
        for (const name of ['next', 'base']) {
          await docker(cli, engine, ['rmi', '-f', `${tag}:${name}`]).catch(() => undefined);
        }
      }
    });
  },
};
