import { familiarName } from '../../../buildkit/familiar-name.ts';
import { ContainerDetail } from '@stagecraft/contracts';
import * as z from 'zod';

/** Marks the containers that we run for a person. */
export const runLabel = 'stagecraft.purpose=run';
/** On those that are removed when they have ended. */
export const removeLabel = 'stagecraft.remove';

/** From `GET /containers/{id}/json`. */
const Inspect = z.object({
  Id: z.string(),
  Name: z.string(),
  Image: z.string(),
  Config: z.object({
    Image: z.string(),
    Labels: z.record(z.string(), z.string()).nullish(),
  }),
  State: z.object({
    Status: z.string(),
    ExitCode: z.number().int(),
    OOMKilled: z.boolean().default(false),
    StartedAt: z.string().nullish(),
    FinishedAt: z.string().nullish(),
  }),
  NetworkSettings: z.object({
    Ports: z
      .record(
        z.string(),
        z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable(),
      )
      .nullish(),
  }),
});

/** Null for Go's zero time, by which engines say that it did not happen yet. */
function timeOf(text: string | null | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) || time <= 0 ? null : time;
}

/** Podman's own words for what Docker calls otherwise. */
const podmanStates: Readonly<Record<string, ContainerDetail['state']>> = {
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
};

function stateOf(status: string): ContainerDetail['state'] {
  const known = ContainerDetail.shape.state.safeParse(status);
  return known.success ? known.data : (podmanStates[status] ?? 'dead');
}

/** A container as the engine tells it; null for one that is not ours. */
export function toContainerDetail(raw: unknown): ContainerDetail | null {
  const { Id, Name, Image, Config, State, NetworkSettings } = Inspect.parse(raw);
  const [label = '', value = ''] = runLabel.split('=');
  const labels = Config.Labels ?? {};
  if (labels[label] !== value) return null;
  const state = stateOf(State.Status);
  const ended = state === 'exited' || state === 'dead';
  const ports = Object.entries(NetworkSettings.Ports ?? {}).flatMap(([port, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => ({
      port,
      hostIp: HostIp,
      hostPort: Number(HostPort),
    })),
  );
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    image: familiarName(Config.Image),
    imageId: Image,
    state,
    exitCode: ended ? State.ExitCode : null,
    outOfMemory: State.OOMKilled,
    startedAt: timeOf(State.StartedAt),
    finishedAt: ended ? timeOf(State.FinishedAt) : null,
    ports,
    remove: labels[removeLabel] === 'true',
  };
}
