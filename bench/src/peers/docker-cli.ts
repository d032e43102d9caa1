import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { meterProcess, type Cost } from './process-cost.ts';

const exec = promisify(execFile);

/** A `docker` command that builds with BuildKit. */
export interface DockerCli {
  readonly program: string;
  /** e.g. `20.10.24`. */
  readonly version: string;
}

/** The first on the path that can: before version 23 BuildKit is built in, later it needs buildx. */
export async function findDocker(): Promise<DockerCli | null> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const program = path.join(folder, 'docker');
    if (!existsSync(program)) continue;
    const version = /version ([\d.]+)/.exec(await outputOf(program, ['--version']))?.[1];
    if (version === undefined) continue;
    const buildx = /github\.com\/docker\/buildx/.test(
      await outputOf(program, ['buildx', 'version']),
    );
    if (buildx || Number(version.split('.')[0]) < 23) return { program, version };
  }
  return null;
}

async function outputOf(program: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await exec(program, [...args]);
    return stdout;
  } catch {
    // A command that is not there or refuses is one that can't build.
    return '';
  }
}

/** Runs docker against `engine`. @throws with its output when it fails */
export async function docker(
  cli: DockerCli,
  engine: string,
  args: readonly string[],
): Promise<void> {
  await dockerMeasured(cli, engine, args);
}

/** Runs docker against `engine`. @returns what the command used. @throws with its output when it fails */
export async function dockerMeasured(
  { program }: DockerCli,
  engine: string,
  args: readonly string[],
): Promise<Cost> {
  const env = { ...process.env, DOCKER_HOST: engine, DOCKER_BUILDKIT: '1' };
  const running = exec(program, [...args], { env, maxBuffer: 64 * 1024 * 1024 });
  const meter = meterProcess(running.child.pid ?? 0);
  try {
    await running;
  } finally {
    // A timer would keep a failed run alive.
    meter.stop();
  }
  return meter.stop();
}
