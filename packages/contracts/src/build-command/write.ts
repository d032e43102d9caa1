import type { BuildOptions, BuildOutput, BuildSecret } from '../build-options.ts';
import { shellQuote } from '../docker-command.ts';
import { writeCsv } from './csv.ts';
import { defaultDockerfile, isRemote } from './paths.ts';
import { writeSize } from './sizes.ts';
import { writeUlimit } from './ulimits.ts';

/**
 * The `docker build` that does what the options ask for, to be run in the workspace's folder by a POSIX
 * shell: `docker buildx build` where only buildx has a flag. The page shows it before a build, the server
 * keeps it with the record: one text for both.
 *
 * Typed secrets are no part of the options: the command takes them from a variable and stops where it is
 * not set. (Flags: https://docs.docker.com/reference/cli/docker/buildx/build/)
 */
export function dockerBuildCommand(options: BuildOptions): string {
  const variables = secretVariables(options.secrets);
  const program = needsBuildx(options) ? ['docker', 'buildx', 'build'] : ['docker', 'build'];
  const words = [...program, ...flags(options, variables)];
  return [...prefixes(options, variables), ...words.map(shellQuote), contextOf(options)].join(' ');
}

/** Whether `docker build` without buildx lacks a flag that the options need. */
function needsBuildx(options: BuildOptions): boolean {
  if (options.builder === 'classic') return false;
  return (
    options.secrets.length > 0 ||
    options.ssh.length > 0 ||
    options.cacheTo.length > 0 ||
    options.noCacheStages.length > 0 ||
    options.platforms.length > 1 ||
    options.output.kind !== 'image' ||
    Object.keys(options.namedContexts).length > 0 ||
    Object.keys(options.annotations).length > 0
  );
}

/** For each secret the variable that its value is in; null for those of a file. */
function secretVariables(secrets: readonly BuildSecret[]): readonly (string | null)[] {
  const used = new Set(
    secrets.flatMap(({ source }) => (source.kind === 'variable' ? [source.name] : [])),
  );
  return secrets.map(({ id, source }) => {
    if (source.kind !== 'typed') return source.kind === 'variable' ? source.name : null;
    const name = `SECRET_${id.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_')}`;
    let free = name;
    for (let count = 2; used.has(free); count += 1) free = `${name}_${String(count)}`;
    used.add(free);
    return free;
  });
}

function prefixes(options: BuildOptions, variables: readonly (string | null)[]): string[] {
  const builder = { buildkit: ['DOCKER_BUILDKIT=1'], classic: ['DOCKER_BUILDKIT=0'] };
  const typed = options.secrets.flatMap(({ source }, index) => {
    const name = variables[index] ?? '';
    return source.kind === 'typed' ? [`${name}="\${${name}:?}"`] : [];
  });
  return [...(options.builder === null ? [] : builder[options.builder]), ...typed];
}

function flags(options: BuildOptions, variables: readonly (string | null)[]): string[] {
  return [
    ...fileFlag(options),
    ...each('-t', options.tags),
    ...optional('--target', options.target),
    ...each('--build-arg', pairs(options.buildArgs)),
    ...each('--label', pairs(options.labels)),
    ...each('--annotation', pairs(options.annotations)),
    ...list('--platform', options.platforms),
    ...(options.noCache ? ['--no-cache'] : []),
    ...list('--no-cache-filter', options.noCacheStages),
    ...(options.pull ? ['--pull'] : []),
    ...each('--cache-from', options.cacheFrom),
    ...each('--cache-to', options.cacheTo),
    ...each('--build-context', pairs(options.namedContexts)),
    ...each(
      '--secret',
      options.secrets.map((one, index) => secret(one, variables[index] ?? '')),
    ),
    ...each('--ssh', options.ssh),
    ...outputFlag(options.output),
    ...resourceFlags(options),
  ];
}

function resourceFlags({ network, extraHosts, shmSize, ulimits, limits }: BuildOptions): string[] {
  return [
    ...optional('--network', network),
    ...each('--add-host', extraHosts),
    ...optional('--shm-size', size(shmSize)),
    ...each('--ulimit', ulimits.map(writeUlimit)),
    ...optional('--memory', size(limits.memory)),
    ...optional('--memory-swap', size(limits.memorySwap)),
    ...optional('--cpuset-cpus', limits.cpuSet),
    ...optional('--cpu-shares', limits.cpuShares === null ? null : String(limits.cpuShares)),
  ];
}

/** `-f` names a file in the archive there, stdin beside a URL, and nothing where the Dockerfile is all. */
function fileFlag({ dockerfile, context }: BuildOptions): string[] {
  const file = dockerfile.startsWith('-') ? `./${dockerfile}` : dockerfile;
  switch (context.kind) {
    case 'folder':
      return dockerfile === defaultDockerfile(context.path) ? [] : ['-f', file];
    case 'tarball':
      return ['-f', file];
    case 'remote':
      return ['-f', '-'];
    case 'none':
      return [];
  }
}

function contextOf({ dockerfile, context }: BuildOptions): string {
  switch (context.kind) {
    case 'folder':
      return shellQuote(folderWord(context.path));
    case 'tarball':
      return `- < ${shellQuote(context.path)}`;
    case 'remote':
      return `${shellQuote(context.url)} < ${shellQuote(dockerfile)}`;
    case 'none':
      return `- < ${shellQuote(dockerfile)}`;
  }
}

function folderWord(path: string): string {
  if (path === '') return '.';
  return path.startsWith('-') || isRemote(path) ? `./${path}` : path;
}

function secret({ id, source }: BuildSecret, variable: string): string {
  return writeCsv([`id=${id}`, source.kind === 'file' ? `src=${source.path}` : `env=${variable}`]);
}

function outputFlag(output: BuildOutput): string[] {
  if (output.kind === 'image') return [];
  if (output.kind === 'cacheonly') return ['--output', 'type=cacheonly'];
  return ['--output', writeCsv([`type=${output.kind}`, `dest=${output.path}`])];
}

const size = (bytes: number | null) => (bytes === null ? null : writeSize(bytes));
const pairs = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([name, value]) => `${name}=${value}`);
const each = (flag: string, values: readonly string[]) => values.flatMap((value) => [flag, value]);
const list = (flag: string, values: readonly string[]) =>
  values.length === 0 ? [] : [flag, values.join(',')];
const optional = (flag: string, value: string | null) => (value === null ? [] : [flag, value]);
