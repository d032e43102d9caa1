import * as z from 'zod';

/** A port of a container as images declare it with EXPOSE: `8080/tcp`. */
export const ContainerPort = z.string().regex(/^\d{1,5}\/(tcp|udp|sctp)$/);

/** A container's port and where the engine's machine listens for it. */
export const PortBinding = z.object({
  port: ContainerPort,
  /** An address of the engine's machine; `127.0.0.1` for that machine alone, `0.0.0.0` for every one it has. */
  hostIp: z.union([z.ipv4(), z.ipv6()]),
  /** 0 for any free one. */
  hostPort: z.number().int().min(0).max(65_535),
});
export type PortBinding = z.infer<typeof PortBinding>;

/** Name of a container or volume, as docker takes it. */
const name = z.string().regex(/^[a-zA-Z0-9][\w.-]{0,127}$/);
export const ContainerName = name;

/** An absolute path in a container. */
export const ContainerPath = z
  .string()
  .max(4096)
  .regex(/^\/[^\0]*$/);

/** A file or folder of an opened workspace. */
export const WorkspacePath = z.object({
  workspaceId: z.string().max(64),
  /** Relative, `/` as separator; empty for the workspace's own folder. */
  path: z.string().max(4096),
});
export type WorkspacePath = z.infer<typeof WorkspacePath>;

/** What a container finds at a path that is not its own. */
export const ContainerMount = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('volume'),
    /** Null for one without a name, which goes with the container. */
    name: name.nullable(),
    target: ContainerPath,
    readOnly: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('bind'),
    /** Links in it are resolved; where they lead out of the workspace, it is refused. */
    source: WorkspacePath,
    target: ContainerPath,
    readOnly: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('tmpfs'), target: ContainerPath }),
]);
export type ContainerMount = z.infer<typeof ContainerMount>;

export const RestartPolicy = z.object({
  name: z.enum(['no', 'always', 'unless-stopped', 'on-failure']),
  /** Only with `on-failure`; 0 for no limit. */
  retries: z.number().int().min(0).max(10_000).default(0),
});
export type RestartPolicy = z.infer<typeof RestartPolicy>;

const words = z.array(z.string().max(32_768)).min(1).max(1000);

/**
 * `NAME=value`. `NAME` alone gets the value that it has where Stagecraft was started; where it has none,
 * the container's own is taken away.
 */
const variable = z
  .string()
  .max(131_072)
  .regex(/^[^=\0\s][^=\0]*(?:=[^\0]*)?$/);

/**
 * What to run, as `docker run` takes it. A container never gets privileges; of the host's folders only
 * those of workspaces; the host's network only when that is allowed here. Nothing is pulled.
 */
export const RunContainerRequest = z
  .object({
    /** Id or name of an image that the engine has. */
    image: z.string().min(1).max(512),
    /** By default the engine makes a name up. */
    name: name.nullable().default(null),
    /** `all`: every port that the image exposes, each at a free one, on every address (`docker run -P`). */
    ports: z.union([z.literal('all'), z.array(PortBinding).max(100)]).default([]),
    /** In place of the image's CMD; null for what the image says. */
    command: words.nullable().default(null),
    /** In place of the image's ENTRYPOINT; its CMD then counts for nothing. */
    entrypoint: words.nullable().default(null),
    /** Removes the container once it has ended and nobody follows its log any more. */
    remove: z.boolean().default(false),
    /** Keeps standard input open (`-i`). */
    interactive: z.boolean().default(false),
    /** Gives it a terminal (`-t`). */
    tty: z.boolean().default(false),
    /** Only for the command that is shown: here, every container goes on by itself. */
    detached: z.boolean().default(false),
    /** False makes the container only (`docker create`). */
    start: z.boolean().default(true),
    env: z.array(variable).max(1000).default([]),
    /** A file of a workspace with such lines, which come before `env`. */
    envFile: WorkspacePath.nullable().default(null),
    mounts: z.array(ContainerMount).max(100).default([]),
    /** `name|uid[:group|gid]`; empty for the image's own. */
    user: z
      .string()
      .max(256)
      .regex(/^[^\s\0]*$/)
      .default(''),
    /** Empty for the image's own. */
    workingDir: z.union([z.literal(''), ContainerPath]).default(''),
    restart: RestartPolicy.default({ name: 'no', retries: 0 }),
    /** Bytes, at least 6 MB as engines want it; null for no limit. */
    memory: z
      .number()
      .int()
      .min(6 * 1024 ** 2)
      .nullable()
      .default(null),
    /** How many CPUs' time it may take; null for no limit. */
    cpus: z.number().min(0.01).max(1024).nullable().default(null),
    /** Name of a network of the engine; null for its usual one. */
    network: name.nullable().default(null),
    /** The person knows that with `host` the container can reach whatever listens on the engine's machine. */
    allowHostNetwork: z.boolean().default(false),
  })
  .refine(({ remove, restart }) => !remove || restart.name === 'no', {
    path: ['restart'],
    message: 'A container that is removed when it has ended cannot be restarted',
  });
export type RunContainerRequest = z.infer<typeof RunContainerRequest>;
