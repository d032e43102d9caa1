import type {
  ContainerFilter,
  ContainerSummary,
  NetworkList,
  PruneContainersRequest,
  PrunedContainers,
  VolumeList,
} from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import { familiarName } from '../../../buildkit/familiar-name.ts';
import { dialJson } from '../dial.ts';
import { wholeId } from '../images/whole-id.ts';
import { isOurs, stateOf } from './detail.ts';

const text = z.string().nullish();
const labels = z.record(z.string(), z.string()).nullish();

/** From `GET /containers/json`. `Created` is in seconds. */
const Listed = z.object({
  Id: z.string(),
  Names: z.array(z.string()).nullish(),
  Image: z.string(),
  ImageID: z.string(),
  // Podman gives a list of words.
  Command: z
    .union([z.string(), z.array(z.string()).transform((words) => words.join(' '))])
    .nullish(),
  Created: z.union([z.number(), z.string().transform((time) => Date.parse(time) / 1000)]),
  State: z.string(),
  Status: text,
  Ports: z
    .array(
      z.object({
        IP: text,
        PrivatePort: z.number(),
        PublicPort: z.number().nullish(),
        Type: z.string(),
      }),
    )
    .nullish(),
  Labels: labels,
  NetworkSettings: z.object({ Networks: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  SizeRw: z.number().nullish(),
  SizeRootFs: z.number().nullish(),
});
type Listed = z.infer<typeof Listed>;

/** The engine's sentence is all that a list tells of these: `Exited (137) 2 hours ago`, `Up 3 minutes (healthy)`. */
function readStatus(status: string): Pick<ContainerSummary, 'exitCode' | 'health'> {
  const exit = /^(?:Exited|Restarting) \((-?\d+)\)/.exec(status)?.[1];
  const health = /^Up\b.*\((?:health: (starting)|(healthy|unhealthy))\)/.exec(status);
  const named = health?.[1] ?? health?.[2];
  return {
    exitCode: exit === undefined ? null : Number(exit),
    health: named === 'starting' || named === 'healthy' || named === 'unhealthy' ? named : null,
  };
}

function toSummary(listed: Listed): ContainerSummary {
  const { Id, Names, SizeRw, SizeRootFs } = listed;
  const all = listed.Labels ?? {};
  const status = listed.Status ?? '';
  return {
    id: Id,
    // Links of other containers add names with a further slash.
    name: (
      Names?.find((name) => name.lastIndexOf('/') <= 0) ??
      Names?.[0] ??
      Id.slice(0, 12)
    ).replace(/^\//, ''),
    image: familiarName(listed.Image),
    imageId: wholeId(listed.ImageID),
    command: listed.Command ?? '',
    createdAt: listed.Created * 1000,
    state: stateOf(listed.State),
    status,
    ...readStatus(status),
    ports: (listed.Ports ?? []).flatMap(({ IP, PrivatePort, PublicPort, Type }) =>
      PublicPort
        ? [{ port: `${String(PrivatePort)}/${Type}`, hostIp: IP ?? '', hostPort: PublicPort }]
        : [],
    ),
    labels: all,
    networks: Object.keys(listed.NetworkSettings?.Networks ?? {}),
    ours: isOurs(all),
    size: typeof SizeRootFs === 'number' ? { written: SizeRw ?? 0, all: SizeRootFs } : null,
  };
}

const parts = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `GET /containers/json`. Rejects as dockerode does. */
export async function listContainers(
  docker: Docker,
  filter: ContainerFilter,
): Promise<ContainerSummary[]> {
  const { status, name, label, ancestor } = filter;
  const asked = { status, name, label, ancestor };
  const filters = Object.entries(asked).flatMap(([key, list]) => {
    const values = parts(list);
    return values.length === 0 ? [] : [[key, values] as const];
  });
  const raw = await dialJson(docker, '/containers/json', {
    all: filter.all === 'true' ? '1' : '0',
    size: filter.size === 'true' ? '1' : '0',
    ...(filter.last !== undefined && { limit: filter.last }),
    ...(filters.length > 0 && { filters: JSON.stringify(Object.fromEntries(filters)) }),
  });
  const listed = z.array(Listed).parse(raw).map(toSummary);
  return listed.sort((a, b) => b.createdAt - a.createdAt);
}

const Networks = z.array(
  z.object({
    Id: z.string(),
    Name: z.string(),
    Driver: z.string().default(''),
    Internal: z.boolean().default(false),
    Ingress: z.boolean().default(false),
  }),
);

/** Those that a container can be in, by name. Rejects as dockerode does. */
export async function listNetworks(docker: Docker): Promise<NetworkList['networks']> {
  const listed = Networks.parse(await dialJson(docker, '/networks', {}));
  return listed
    .filter(({ Ingress }) => !Ingress)
    .map(({ Id, Name, Driver, Internal }) => ({
      id: Id,
      name: Name,
      driver: Driver,
      internal: Internal,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const Volumes = z.object({
  Volumes: z
    .array(z.object({ Name: z.string(), Driver: z.string().default(''), Labels: labels }))
    .nullish(),
});

/** By name. Rejects as dockerode does. */
export async function listVolumes(docker: Docker): Promise<VolumeList['volumes']> {
  const listed = Volumes.parse(await dialJson(docker, '/volumes', {}));
  return (listed.Volumes ?? [])
    .map(({ Name, Driver, Labels }) => ({ name: Name, driver: Driver, labels: Labels ?? {} }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const Pruned = z.object({
  ContainersDeleted: z.array(z.string()).nullish(),
  SpaceReclaimed: z.number().nullish(),
});

/** `POST /containers/prune`. Rejects as dockerode does. */
export async function pruneContainers(
  docker: Docker,
  { labels: wanted, until }: PruneContainersRequest,
): Promise<PrunedContainers> {
  const filters = JSON.stringify({
    ...(wanted.length > 0 && { label: wanted }),
    ...(until !== null && { until: [until] }),
  });
  const pruned = Pruned.parse(await dialJson(docker, '/containers/prune', { filters }, 'POST'));
  return { deleted: pruned.ContainersDeleted ?? [], won: pruned.SpaceReclaimed ?? 0 };
}
