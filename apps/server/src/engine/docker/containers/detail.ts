import { ContainerState, type ContainerInspection } from '@stagecraft/contracts';
import * as z from 'zod';
import { familiarName } from '../../../buildkit/familiar-name.ts';
import { wholeId } from '../images/whole-id.ts';

/** Marks the containers that we run for a person. */
export const runLabel = 'stagecraft.purpose=run';
/** On those that are removed when they have ended. */
export const removeLabel = 'stagecraft.remove';

const strings = z.array(z.string()).nullish();
const labels = z.record(z.string(), z.string()).nullish();
const count = z.number().nullish();
const text = z.string().nullish();

const State = z.object({
  Status: z.string(),
  ExitCode: z.number().int(),
  OOMKilled: z.boolean().default(false),
  StartedAt: text,
  FinishedAt: text,
  Pid: z.number().int().nullish(),
  Error: text,
  Health: z
    .object({
      Status: text,
      FailingStreak: count,
      Log: z.array(z.object({ Output: text })).nullish(),
    })
    .nullish(),
});

/** Podman sends empty texts and lists for what Docker leaves out. */
const HostConfig = z.object({
  AutoRemove: z.boolean().nullish(),
  Privileged: z.boolean().nullish(),
  RestartPolicy: z.object({ Name: text, MaximumRetryCount: count }).nullish(),
  Memory: count,
  NanoCpus: count,
  CpuQuota: count,
  CpuPeriod: count,
  LogConfig: z.object({ Type: text }).nullish(),
});

const Network = z.object({ IPAddress: text, Gateway: text, Aliases: strings });

/** From `GET /containers/{id}/json`. */
const Inspect = z.object({
  Id: z.string(),
  Name: z.string(),
  Image: z.string(),
  Created: z.string(),
  Path: text,
  Args: strings,
  RestartCount: z.number().int().nullish(),
  Config: z.object({
    Image: z.string(),
    Labels: labels,
    Entrypoint: z.union([z.string().transform((word) => [word]), strings]),
    Cmd: strings,
    Env: strings,
    User: text,
    WorkingDir: text,
    Tty: z.boolean().nullish(),
    OpenStdin: z.boolean().nullish(),
  }),
  State,
  HostConfig: HostConfig.nullish(),
  Mounts: z
    .array(
      z.object({
        Type: text,
        Name: text,
        Source: text,
        Destination: z.string(),
        RW: z.boolean().nullish(),
      }),
    )
    .nullish(),
  NetworkSettings: z.object({
    Ports: z
      .record(
        z.string(),
        z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable(),
      )
      .nullish(),
    Networks: z.record(z.string(), Network.nullable()).nullish(),
  }),
});
type Inspect = z.infer<typeof Inspect>;

/** Null for Go's zero time, by which engines say that it did not happen yet. */
function timeOf(written: string | null | undefined): number | null {
  const time = Date.parse(written ?? '');
  return Number.isNaN(time) || time <= 0 ? null : time;
}

/** Podman's own words for what Docker calls otherwise. */
const podmanStates: Readonly<Record<string, ContainerState>> = {
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
};

export function stateOf(status: string): ContainerState {
  const known = ContainerState.safeParse(status);
  return known.success ? known.data : (podmanStates[status] ?? 'dead');
}

/** Whether Stagecraft started a container that has these labels. */
export function isOurs(all: Readonly<Record<string, string>>): boolean {
  const [label = '', value = ''] = runLabel.split('=');
  return all[label] === value;
}

const health = z.enum(['starting', 'healthy', 'unhealthy']);

function healthOf({ Health }: Inspect['State']): ContainerInspection['health'] {
  const status = health.safeParse(Health?.Status);
  if (!status.success) return null;
  const output = Health?.Log?.at(-1)?.Output ?? '';
  return { status: status.data, failing: Health?.FailingStreak ?? 0, output };
}

function endOf({ State: now }: Inspect) {
  const state = stateOf(now.Status);
  const error = now.Error ?? '';
  const ended = state === 'exited' || state === 'dead';
  const finishedAt = timeOf(now.FinishedAt);
  return {
    state,
    error,
    // One that could not start has a code by docker's own rules (125 to 127), and never ran.
    exitCode: ended || (state === 'created' && error !== '') ? now.ExitCode : null,
    lastExitCode: finishedAt === null ? null : now.ExitCode,
    outOfMemory: now.OOMKilled,
    startedAt: timeOf(now.StartedAt),
    finishedAt: ended ? finishedAt : null,
    pid: now.Pid ? now.Pid : null,
    health: healthOf(now),
  };
}

function limitsOf(host: NonNullable<Inspect['HostConfig']>) {
  const { Memory, NanoCpus, CpuQuota, CpuPeriod } = host;
  const quota = CpuQuota && CpuPeriod ? CpuQuota / CpuPeriod : null;
  return {
    memory: Memory ? Memory : null,
    cpus: NanoCpus ? NanoCpus / 1e9 : quota,
    privileged: host.Privileged ?? false,
    logDriver: host.LogConfig?.Type ?? '',
  };
}

function placesOf({ Mounts, NetworkSettings: { Networks, Ports } }: Inspect) {
  return {
    ports: Object.entries(Ports ?? {}).flatMap(([port, bindings]) =>
      (bindings ?? []).map(({ HostIp, HostPort }) => ({
        port,
        hostIp: HostIp,
        hostPort: Number(HostPort),
      })),
    ),
    mounts: (Mounts ?? []).map(({ Type, Name, Source, Destination, RW }) => ({
      kind: Type ?? '',
      source: Type === 'volume' ? (Name ?? '') : (Source ?? ''),
      target: Destination,
      readOnly: RW === false,
    })),
    networks: Object.entries(Networks ?? {}).map(([name, network]) => ({
      name,
      address: network?.IPAddress ?? '',
      gateway: network?.Gateway ?? '',
      aliases: network?.Aliases ?? [],
    })),
  };
}

function configOf({ Config, Path, Args }: Inspect) {
  const asked = [...(Config.Entrypoint ?? []), ...(Config.Cmd ?? [])];
  return {
    // Podman counts the program among its arguments.
    process: asked.length > 0 ? asked : [...(Path ? [Path] : []), ...(Args ?? [])],
    entrypoint: Config.Entrypoint ?? null,
    command: Config.Cmd ?? null,
    env: Config.Env ?? [],
    user: Config.User ?? '',
    workingDir: Config.WorkingDir ?? '',
    tty: Config.Tty ?? false,
    interactive: Config.OpenStdin ?? false,
  };
}

/** A container as the engine tells it. Throws when the engine's answer is none. */
export function toInspection(raw: unknown): ContainerInspection {
  const told = Inspect.parse(raw);
  const host = told.HostConfig ?? {};
  const all = told.Config.Labels ?? {};
  const { Name: policy, MaximumRetryCount: retries } = host.RestartPolicy ?? {};
  return {
    id: told.Id,
    name: told.Name.replace(/^\//, ''),
    image: familiarName(told.Config.Image),
    imageId: wholeId(told.Image),
    createdAt: timeOf(told.Created) ?? 0,
    labels: all,
    ours: isOurs(all),
    remove: all[removeLabel] === 'true' || host.AutoRemove === true,
    restart: { name: policy ? policy : 'no', retries: retries ?? 0, count: told.RestartCount ?? 0 },
    ...endOf(told),
    ...configOf(told),
    ...limitsOf(host),
    ...placesOf(told),
  };
}
