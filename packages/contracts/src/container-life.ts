import * as z from 'zod';
import { ContainerName } from './container-run.ts';
import { LocalizedText } from './problem.ts';

/** Seconds to end by itself before it is killed; absent for the container's own, else 10. */
export const StopQuery = z.object({
  seconds: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
});

/** A signal by its name (`SIGHUP`, `HUP`) or number. */
export const KillContainerRequest = z.object({
  signal: z
    .string()
    .max(20)
    .regex(/^(?:(?:SIG)?[A-Z][A-Z0-9+-]*|[1-9]\d?)$/),
});
export const RenameContainerRequest = z.object({ name: ContainerName });

export const RemoveContainerQuery = z.object({
  /** Kills one that runs. */
  force: z.enum(['true', 'false']).default('false'),
  /** Its volumes without a name go with it. */
  volumes: z.enum(['true', 'false']).default('false'),
});

/** What an exit code says, e.g. of 137: killed. */
export const ExitMeaning = z.object({
  code: z.number().int(),
  /** Signal that ended it, e.g. `SIGKILL`; null where none did. */
  signal: z.string().nullable(),
  text: LocalizedText,
});
export type ExitMeaning = z.infer<typeof ExitMeaning>;

export const ContainerWait = z.object({ exitCode: z.number().int(), meaning: ExitMeaning });
export type ContainerWait = z.infer<typeof ContainerWait>;

/** Why a container does not run. */
export const EndReason = z.enum([
  'not_started',
  'finished',
  'went_to_background',
  'shell_without_input',
  'command_not_found',
  'command_not_executable',
  'wrong_architecture',
  'interpreter_missing',
  'out_of_memory',
  'killed',
  'stopped',
  'crashed',
  'failed',
  'engine_failed',
]);
export type EndReason = z.infer<typeof EndReason>;

/** Why it ended, or did not start: what happened, and what to do about it. */
export const ContainerEnding = z.object({
  reason: EndReason,
  message: LocalizedText,
  next: LocalizedText,
  /** Null where it never started. */
  exit: ExitMeaning.nullable(),
  /** ms that it ran; null where it is not known. */
  ranMs: z.number().nullable(),
  /**
   * What the reason is seen by: the command, a line of the output, the engine's own words. Empty where
   * there is only the exit code.
   */
  evidence: z.string(),
  /** An instruction to put in place of the image's own, e.g. `CMD ["nginx", "-g", "daemon off;"]`. */
  remedy: z.string().nullable(),
  /** The last lines that it wrote, the oldest first. */
  lastOutput: z.array(z.object({ stream: z.enum(['stdout', 'stderr']), text: z.string() })),
});
export type ContainerEnding = z.infer<typeof ContainerEnding>;

/** `docker top`: titles of columns, and a row for each process. */
export const ContainerProcesses = z.object({
  titles: z.array(z.string()),
  processes: z.array(z.array(z.string())),
});
export type ContainerProcesses = z.infer<typeof ContainerProcesses>;

/** One second of a container, as `docker stats` reckons it. Sums are since its start, in bytes. */
export const ContainerSample = z.object({
  /** ms since epoch. */
  at: z.number(),
  /** 100 is one CPU, as `docker stats` shows it; null until there are two readings. */
  cpuPercent: z.number().nullable(),
  /** CPUs that it can see. */
  cpus: z.number().int(),
  /** Bytes without the cache that can be given up. */
  memory: z.number(),
  /** Bytes; the machine's memory where there is no limit. Null where it is not told. */
  memoryLimit: z.number().nullable(),
  /** Null where it has no network of its own. */
  network: z.object({ received: z.number(), sent: z.number() }).nullable(),
  /** Null where the engine does not tell. */
  blocks: z.object({ read: z.number(), written: z.number() }).nullable(),
  /** Null where the engine does not tell. */
  processes: z.number().int().nullable(),
});
export type ContainerSample = z.infer<typeof ContainerSample>;

/** What flows on the stream of samples, each frame's `data` as JSON. */
export const ContainerStatsMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('sample'), id: z.string(), sample: ContainerSample }),
  /** No more of this one: it does not run any more, or is not there. */
  z.object({ kind: z.literal('ended'), id: z.string() }),
]);
export type ContainerStatsMessage = z.infer<typeof ContainerStatsMessage>;

/** A new image of what a container is now. */
export const CommitContainerRequest = z.object({
  /** `name` or `name:tag`; empty for an image without a name. */
  name: z.string().max(512).default(''),
  author: z.string().max(512).default(''),
  message: z.string().max(2000).default(''),
  /** Holds its processes while its files are read. */
  pause: z.boolean().default(true),
  /** CMD, ENTRYPOINT, ENV, EXPOSE, LABEL, ONBUILD, USER, VOLUME, WORKDIR; one instruction each. */
  changes: z
    .array(
      z
        .string()
        .max(8000)
        .regex(/^[^\0\n]+$/),
    )
    .max(100)
    .default([]),
});
export type CommitContainerRequest = z.infer<typeof CommitContainerRequest>;
export const CommittedImage = z.object({ imageId: z.string() });
export type CommittedImage = z.infer<typeof CommittedImage>;

/** A new image of a container's files alone, in one layer: `docker export` and `docker import`. */
export const FlattenContainerRequest = CommitContainerRequest.pick({
  name: true,
  message: true,
  changes: true,
});
export type FlattenContainerRequest = z.infer<typeof FlattenContainerRequest>;
