import {
  PortBinding,
  plainRun,
  type ContainerMount,
  type ImageDetail,
  type RunContainerRequest,
} from '@stagecraft/contracts';
import { commandWords } from './command-words.ts';
import { plainOptions, type MountChoice, type RunOptions } from './run-choices.ts';

/** The form of a port that can be published; EXPOSE may also name what is none, e.g. `0/tcp`. */
const publishable = /^[1-9]\d{0,4}\/(?:tcp|udp|sctp)$/;

/** Every exposed port at any free one, for this machine alone. */
export function defaultRunOptions(image: Pick<ImageDetail, 'config'> | null): RunOptions {
  const exposed = (image?.config.exposedPorts ?? []).filter((port) => publishable.test(port));
  return {
    ...plainOptions,
    ports: exposed
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
      .map((port) => ({ port, publish: true, hostPort: '' })),
  };
}

/** The number that was typed, 0 for any free port; null when it is none. */
export function hostPortOf(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (!/^\d{1,5}$/.test(trimmed)) return null;
  const port = Number(trimmed);
  return port <= 65_535 ? port : null;
}

/** `8080` as `8080/tcp`, `53/udp` as it is; null for what is no port. */
export function containerPortOf(text: string): string | null {
  const [, number = '', protocol = 'tcp'] =
    /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/.exec(text.trim()) ?? [];
  const port = Number(number);
  return port >= 1 && port <= 65_535 ? `${String(port)}/${protocol}` : null;
}

const units = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;
/** Engines take no less. */
const leastMemory = 6 * 1024 ** 2;

/** Bytes of what `--memory` takes, e.g. `512m`; undefined for what it does not. */
export function memoryOf(text: string): number | null | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return null;
  const [, number, unit = 'b'] = /^(\d+(?:\.\d+)?)([bkmg])?b?$/.exec(trimmed) ?? [];
  if (number === undefined || !(unit in units)) return undefined;
  const bytes = Math.round(Number(number) * units[unit as keyof typeof units]);
  return bytes >= leastMemory ? bytes : undefined;
}

/** CPUs of what `--cpus` takes; undefined for what it does not. */
export function cpusOf(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const cpus = /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : 0;
  return cpus >= 0.01 && cpus <= 1024 ? cpus : undefined;
}

/** The lines that are variables, and the first that cannot be one. */
export function envOf(text: string): {
  readonly env: readonly string[];
  readonly wrong: string | null;
} {
  const env = text.split('\n').filter((line) => line.trim() !== '');
  return { env, wrong: env.find((line) => !/^[^=\0\s][^=\0]*(?:=[^\0]*)?$/.test(line)) ?? null };
}

/** Whether the engine takes it as the name of a container, volume or network. (moby, names.RestrictedNameChars) */
export function isObjectName(name: string): boolean {
  return /^[a-zA-Z0-9][\w.-]{0,127}$/.test(name);
}

const isPath = (path: string): boolean => /^\/[^\0]*$/.test(path);

/** Whether a mount can be as it was typed. */
export function isMount({ kind, name, source, target }: MountChoice): boolean {
  if (!isPath(target.trim())) return false;
  if (kind === 'volume') return name.trim() === '' || isObjectName(name.trim());
  return kind === 'tmpfs' || source !== null;
}

function mountOf({ kind, name, source, target, readOnly }: MountChoice): ContainerMount | null {
  const at = target.trim();
  if (kind === 'tmpfs') return { kind, target: at };
  if (kind === 'volume') return { kind, name: name.trim() || null, target: at, readOnly };
  return source === null ? null : { kind, source, target: at, readOnly };
}

/** Fields whose value cannot be, apart from those of ports and mounts, which are told one by one. */
export type WrongField =
  | 'name'
  | 'address'
  | 'command'
  | 'entrypoint'
  | 'env'
  | 'user'
  | 'workingDir'
  | 'restart'
  | 'retries'
  | 'memory'
  | 'cpus';

/** Which fields stand in the way of a run. */
export function wrongFields(options: RunOptions): ReadonlySet<WrongField> {
  const { name, address, user, workingDir, restart, retries, remove } = options;
  const tests: Readonly<Record<WrongField, boolean>> = {
    name: name.trim() !== '' && !isObjectName(name.trim()),
    address: address.trim() !== '' && !PortBinding.shape.hostIp.safeParse(address.trim()).success,
    command: commandWords(options.command) === null,
    entrypoint: commandWords(options.entrypoint) === null,
    env: envOf(options.env).wrong !== null,
    user: /\s/.test(user.trim()),
    workingDir: workingDir.trim() !== '' && !isPath(workingDir.trim()),
    restart: remove && restart !== 'no',
    retries: restart === 'on-failure' && !/^\d{0,4}$/.test(retries.trim()),
    memory: memoryOf(options.memory) === undefined,
    cpus: cpusOf(options.cpus) === undefined,
  };
  const fields = Object.keys(tests).filter((field): field is WrongField => field in tests);
  return new Set(fields.filter((field) => tests[field]));
}

function bindingsOf(options: RunOptions): RunContainerRequest['ports'] | null {
  if (options.publishAll) return 'all';
  const { ports, extraPorts, everyAddress, address } = options;
  const hostIp = address.trim() || (everyAddress ? '0.0.0.0' : '127.0.0.1');
  const bindings: PortBinding[] = [];
  const wanted = [...ports.filter(({ publish }) => publish), ...extraPorts];
  for (const { port, hostPort } of wanted) {
    const [inside, typed] = [containerPortOf(port), hostPortOf(hostPort)];
    if (inside === null || typed === null) return null;
    bindings.push({ port: inside, hostIp, hostPort: typed });
  }
  return bindings;
}

/** What the server is asked for; null while a field has a value that cannot be. */
export function runRequest(image: string, options: RunOptions): RunContainerRequest | null {
  const ports = bindingsOf(options);
  if (ports === null || wrongFields(options).size > 0) return null;
  if (!options.mounts.every(isMount)) return null;
  const words = (text: string): string[] | null => {
    const list = commandWords(text) ?? [];
    return list.length === 0 ? null : [...list];
  };
  const retries = options.restart === 'on-failure' ? Number(options.retries.trim()) : 0;
  const { remove, interactive, tty, detached, envFile } = options;
  return {
    ...plainRun,
    image,
    name: options.name.trim() || null,
    ports,
    command: words(options.command),
    entrypoint: words(options.entrypoint),
    remove,
    interactive,
    tty,
    detached,
    env: [...envOf(options.env).env],
    envFile,
    mounts: options.mounts.map(mountOf).filter((mount) => mount !== null),
    user: options.user.trim(),
    workingDir: options.workingDir.trim(),
    restart: { name: options.restart, retries },
    memory: memoryOf(options.memory) ?? null,
    cpus: cpusOf(options.cpus) ?? null,
    network: options.network.trim() || null,
    // Whoever chooses it in the form reads there what it means.
    allowHostNetwork: options.network.trim() === 'host',
  };
}
