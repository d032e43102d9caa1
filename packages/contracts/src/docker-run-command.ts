import type { ContainerMount, PortBinding, RunContainerRequest } from './container-run.ts';
import { shellQuote } from './docker-command.ts';

/** Absolute path of a workspace's folder by the workspace's id; what is not known is written as its id. */
type Folders = Readonly<Record<string, string>>;

/** `127.0.0.1:8000:80`, `127.0.0.1::80` for any free one; the protocol where it is not TCP. */
function publishFlag({ port, hostIp, hostPort }: PortBinding): string {
  const address = hostIp.includes(':') ? `[${hostIp}]` : hostIp;
  return `${address}:${hostPort === 0 ? '' : hostPort}:${port.replace(/\/tcp$/, '')}`;
}

function hostPath(place: { workspaceId: string; path: string }, folders: Folders): string {
  const folder = folders[place.workspaceId] ?? place.workspaceId;
  return place.path === '' ? folder : `${folder.replace(/\/$/, '')}/${place.path}`;
}

/** A field of `--mount`, which is a line of CSV. */
const field = (text: string): string =>
  /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function mountWords(mount: ContainerMount, folders: Folders): readonly string[] {
  if (mount.kind === 'tmpfs') return ['--tmpfs', mount.target];
  const source = mount.kind === 'bind' ? hostPath(mount.source, folders) : mount.name;
  const plain = !`${source ?? ''}${mount.target}`.includes(':');
  if (plain) {
    const from = source === null ? '' : `${source}:`;
    return ['-v', `${from}${mount.target}${mount.readOnly ? ':ro' : ''}`];
  }
  // A colon has a meaning to -v.
  const fields = [
    `type=${mount.kind}`,
    ...(source === null ? [] : [field(`source=${source}`)]),
    field(`target=${mount.target}`),
    ...(mount.readOnly ? ['readonly'] : []),
  ];
  return ['--mount', fields.join(',')];
}

/** Bytes as docker takes them, in the largest unit that divides them. */
function sizeFlag(bytes: number): string {
  const unit = (['g', 'm', 'k'] as const).find((name) => bytes % powers[name] === 0);
  return unit === undefined ? `${String(bytes)}b` : `${String(bytes / powers[unit])}${unit}`;
}
const powers = { g: 1024 ** 3, m: 1024 ** 2, k: 1024 };

const flag = (name: string, value: string): readonly string[] =>
  value === '' ? [] : [name, value];

function lifeWords(request: RunContainerRequest): readonly string[] {
  const { restart, interactive, tty } = request;
  const retries = restart.retries > 0 ? `:${String(restart.retries)}` : '';
  const policy = restart.name === 'on-failure' ? `${restart.name}${retries}` : restart.name;
  const terminal = `${interactive ? 'i' : ''}${tty ? 't' : ''}`;
  return [
    ...(request.detached && request.start ? ['-d'] : []),
    ...(request.remove ? ['--rm'] : []),
    ...(terminal === '' ? [] : [`-${terminal}`]),
    ...flag('--name', request.name ?? ''),
    ...(restart.name === 'no' ? [] : ['--restart', policy]),
  ];
}

function placeWords(request: RunContainerRequest, folders: Folders): readonly string[] {
  const { ports, network, mounts, env, envFile } = request;
  const published =
    ports === 'all' ? ['-P'] : ports.flatMap((binding) => ['-p', publishFlag(binding)]);
  return [
    ...published,
    ...flag('--network', network ?? ''),
    ...mounts.flatMap((mount) => mountWords(mount, folders)),
    ...(envFile === null ? [] : ['--env-file', hostPath(envFile, folders)]),
    ...env.flatMap((variable) => ['-e', variable]),
    ...flag('-u', request.user),
    ...flag('-w', request.workingDir),
    ...(request.memory === null ? [] : ['-m', sizeFlag(request.memory)]),
    ...(request.cpus === null ? [] : ['--cpus', String(request.cpus)]),
  ];
}

/**
 * The `docker run`, or `docker create`, that stands for a request, as the page shows it. Docker takes one
 * word for an entrypoint; the others come before the command. (Flags:
 * https://docs.docker.com/reference/cli/docker/container/run/)
 */
export function dockerRunCommand(request: RunContainerRequest, folders: Folders = {}): string {
  const [entrypoint = '', ...args] = request.entrypoint ?? [];
  const words = [
    'docker',
    request.start ? 'run' : 'create',
    ...lifeWords(request),
    ...placeWords(request, folders),
    ...flag('--entrypoint', entrypoint),
    request.image,
    ...args,
    ...(request.command ?? []),
  ];
  return words.map(shellQuote).join(' ');
}
