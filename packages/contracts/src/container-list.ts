import * as z from 'zod';
import { ContainerDetail, ContainerState, PublishedPort } from './container.ts';

const flag = z.enum(['true', 'false']).default('false');
const text = z.string().max(512);

/** The filters of `docker ps`. Texts are compared as the engine does; several of a kind with commas between. */
export const ContainerFilter = z.object({
  /** Also those that do not run. */
  all: flag,
  /** The last n that were made, in whatever state (`-n`; 1 is `--latest`). */
  last: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .optional(),
  /** States. */
  status: text.optional(),
  /** A part of the name. */
  name: text.optional(),
  /** `KEY` or `KEY=VALUE`. */
  label: text.optional(),
  /** Image, by name or id, that it was made from or that its image was made from. */
  ancestor: text.optional(),
  /** Whether to count bytes, for which the engine walks over all files. */
  size: flag,
});
export type ContainerFilter = z.infer<typeof ContainerFilter>;

/** A row of `docker ps`. Times are ms since epoch. */
export const ContainerSummary = z.object({
  id: z.string(),
  name: z.string(),
  /** The name it was made by, or the id. */
  image: z.string(),
  imageId: z.string(),
  /** What it runs, in one line, as the engine writes it. */
  command: z.string(),
  createdAt: z.number(),
  state: ContainerState,
  /** In the engine's words: `Up 3 minutes (healthy)`, `Exited (0) 2 hours ago`. */
  status: z.string(),
  /** Null until it has ended. */
  exitCode: z.number().int().nullable(),
  /** Null where the image has no check of health. */
  health: z.enum(['starting', 'healthy', 'unhealthy']).nullable(),
  ports: z.array(PublishedPort),
  labels: z.record(z.string(), z.string()),
  networks: z.array(z.string()),
  /** Stagecraft started it. */
  ours: z.boolean(),
  /** Bytes that it wrote, and with those of its image; null where they were not asked for. */
  size: z.object({ written: z.number(), all: z.number() }).nullable(),
});
export type ContainerSummary = z.infer<typeof ContainerSummary>;

/** The newest first. */
export const ContainerList = z.object({ containers: z.array(ContainerSummary) });
export type ContainerList = z.infer<typeof ContainerList>;

/** All that is shown of one container. */
export const ContainerInspection = ContainerDetail.extend({
  createdAt: z.number(),
  /** Program and arguments of the main process. */
  process: z.array(z.string()),
  entrypoint: z.array(z.string()).nullable(),
  command: z.array(z.string()).nullable(),
  env: z.array(z.string()),
  user: z.string(),
  workingDir: z.string(),
  tty: z.boolean(),
  /** Its standard input is open. */
  interactive: z.boolean(),
  labels: z.record(z.string(), z.string()),
  ours: z.boolean(),
  /** On the engine's machine; null unless it runs. */
  pid: z.number().int().nullable(),
  /** Of the time before, where it runs again or is about to; null where it never ended. */
  lastExitCode: z.number().int().nullable(),
  /** Why it did not start, in the engine's words; empty when it did. */
  error: z.string(),
  health: z
    .object({
      status: z.enum(['starting', 'healthy', 'unhealthy']),
      failing: z.number().int(),
      /** Of the last check. */
      output: z.string(),
    })
    .nullable(),
  restart: z.object({ name: z.string(), retries: z.number().int(), count: z.number().int() }),
  /** Bytes; null for no limit. */
  memory: z.number().nullable(),
  cpus: z.number().nullable(),
  privileged: z.boolean(),
  mounts: z.array(
    z.object({
      kind: z.string(),
      /** Volume's name or path on the engine's machine; empty where there is none. */
      source: z.string(),
      target: z.string(),
      readOnly: z.boolean(),
    }),
  ),
  networks: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      gateway: z.string(),
      aliases: z.array(z.string()),
    }),
  ),
  /** Of the engine that keeps its log; only some can be read back. */
  logDriver: z.string(),
});
export type ContainerInspection = z.infer<typeof ContainerInspection>;

export const EngineNetwork = z.object({
  id: z.string(),
  name: z.string(),
  driver: z.string(),
  /** Nothing of it reaches other networks. */
  internal: z.boolean(),
});
export const NetworkList = z.object({ networks: z.array(EngineNetwork) });
export type NetworkList = z.infer<typeof NetworkList>;

export const EngineVolume = z.object({
  name: z.string(),
  driver: z.string(),
  labels: z.record(z.string(), z.string()),
});
/** By name. */
export const VolumeList = z.object({ volumes: z.array(EngineVolume) });
export type VolumeList = z.infer<typeof VolumeList>;

export const PruneContainersRequest = z.object({
  /** `KEY` or `KEY=VALUE`: only containers that have all of these labels. */
  labels: z.array(z.string().min(1).max(1000)).max(50),
  /** Only those made before: a span (`24h`) or a moment. */
  until: z.string().max(100).nullable(),
});
export type PruneContainersRequest = z.infer<typeof PruneContainersRequest>;

/** Stopped containers that would go, the newest first, with the bytes that they wrote. */
export const ContainerPrunePlan = z.object({ containers: z.array(ContainerSummary) });
export type ContainerPrunePlan = z.infer<typeof ContainerPrunePlan>;

export const PrunedContainers = z.object({
  deleted: z.array(z.string()),
  /** Bytes, as the engine counts. */
  won: z.number(),
});
export type PrunedContainers = z.infer<typeof PrunedContainers>;
