import * as z from 'zod';
import { shellQuote } from './docker-command.ts';

/** Characters of a terminal. */
export const TerminalSize = z.object({
  columns: z.number().int().min(2).max(1000),
  rows: z.number().int().min(1).max(1000),
});
export type TerminalSize = z.infer<typeof TerminalSize>;

/** Id or name of a container. */
const containerRef = z
  .string()
  .max(256)
  .regex(/^[a-zA-Z0-9][\w.-]*$/);

/** How a command is run in a container that runs; null and empty leave it to the container. */
const execSettings = {
  container: containerRef,
  /** A name or id, with a group after a colon. */
  user: z.string().max(256).nullable(),
  /** Absolute. */
  workingDirectory: z.string().max(4096).nullable(),
  /** `NAME=value`. */
  env: z.array(z.string().max(32_768)).max(200),
};

/** What a terminal is opened on. */
export const TerminalRequest = z.discriminatedUnion('kind', [
  /** A command in a container that runs; without one the first shell that is found there. */
  z.object({
    kind: z.literal('exec'),
    ...execSettings,
    command: z.array(z.string().max(32_768)).min(1).max(1000).nullable(),
  }),
  /** The main process of a container. */
  z.object({ kind: z.literal('attach'), container: containerRef }),
  /**
   * A container of its own from an image that the engine has, with the processes and the network of
   * another one: for images without a shell. It is removed with the terminal.
   */
  z.object({
    kind: z.literal('toolbox'),
    container: containerRef,
    image: z.string().min(1).max(512),
  }),
  /** A state of a build that is open, by its id. */
  z.object({ kind: z.literal('step'), state: z.string().max(64) }),
  /** A shell of a recorded session, by the session's id. */
  z.object({ kind: z.literal('recorded'), session: z.string().max(64) }),
]);
export type TerminalRequest = z.infer<typeof TerminalRequest>;

/** One on a container that there is. */
export type ContainerTerminalRequest = Exclude<TerminalRequest, { kind: 'step' | 'recorded' }>;

export const OpenTerminalRequest = z.object({ request: TerminalRequest, size: TerminalSize });
export type OpenTerminalRequest = z.infer<typeof OpenTerminalRequest>;

/** How a terminal's process stands. */
export const TerminalState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running') }),
  z.object({
    state: z.literal('ended'),
    /**
     * `exited`: the process has ended. `detached`: it goes on without the terminal. `lost`: the engine
     * does not answer any more, so what became of it is not known.
     */
    how: z.enum(['exited', 'detached', 'lost']),
    /** Null where the engine did not tell. */
    exitCode: z.number().int().nullable(),
    /** ms since epoch. */
    at: z.number(),
  }),
]);
export type TerminalState = z.infer<typeof TerminalState>;

/** A terminal that the server keeps, whether or not a page shows it. */
export const Terminal = z.object({
  id: z.string(),
  /** As it was asked for, by which another one like it can be opened. */
  request: TerminalRequest,
  /** The person's name for it, else what it was opened with. */
  title: z.string(),
  /** What the program calls it (OSC 0 and 2); empty where it does not. A text from outside. */
  programTitle: z.string(),
  /** The `docker` command that does the same; null where there is none. */
  command: z.string().nullable(),
  /** ms since epoch. */
  openedAt: z.number(),
  size: TerminalSize,
  status: TerminalState,
});
export type Terminal = z.infer<typeof Terminal>;

/** All terminals, oldest first. */
export const TerminalList = z.object({
  terminals: z.array(Terminal),
  /** How many can run at once. */
  limit: z.number().int(),
});
export type TerminalList = z.infer<typeof TerminalList>;

export const RenameTerminalRequest = z.object({ title: z.string().trim().min(1).max(200) });

/**
 * Where a page talks to a terminal, as a WebSocket. Binary messages are what the process writes and
 * what is typed; all others are JSON: `TerminalMessage` to the page, `TerminalCommand` from it.
 *
 * @param after how many bytes of the process the page has; null to begin with a picture of the screen
 */
export function terminalSocketPath(id: string, after: number | null): string {
  const path = `/api/terminals/${encodeURIComponent(id)}/socket`;
  return after === null ? path : `${path}?after=${String(after)}`;
}

/** What the server says to a page that shows a terminal, besides the process's bytes. */
export const TerminalMessage = z.discriminatedUnion('kind', [
  /** First of all: the bytes from `at` on follow, as the page asked. */
  z.object({ kind: z.literal('resumed'), at: z.number().int() }),
  /**
   * First of all in its place: the next binary message draws screen and scrollback as they were after
   * `at` bytes, on an empty terminal of this size; then the bytes from `at` on follow.
   */
  z.object({ kind: z.literal('picture'), at: z.number().int(), size: TerminalSize }),
  /** First, and whenever title, size or state change. */
  z.object({ kind: z.literal('terminal'), terminal: Terminal }),
]);
export type TerminalMessage = z.infer<typeof TerminalMessage>;

/** What a page says besides what is typed. */
export const TerminalCommand = z.discriminatedUnion('kind', [
  /** It has drawn all up to here: the server lets the process write on. */
  z.object({ kind: z.literal('drawn'), at: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('resize'), size: TerminalSize }),
]);
export type TerminalCommand = z.infer<typeof TerminalCommand>;

/** Bytes that a page may be behind; a process that has written more waits. */
export const terminalWindow = 512 * 1024;

/** One command in a container, without a terminal and without input. */
export const ExecutionRequest = z.object({
  ...execSettings,
  command: z.array(z.string().max(32_768)).min(1).max(1000),
});
export type ExecutionRequest = z.infer<typeof ExecutionRequest>;

/** What flows while a command runs; `ended` or `failed` comes last. */
export const ExecutionMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('output'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  /** More was written than is passed on: the command was ended. */
  z.object({ kind: z.literal('cut') }),
  /** Null where the engine did not tell. */
  z.object({ kind: z.literal('ended'), exitCode: z.number().int().nullable() }),
]);
export type ExecutionMessage = z.infer<typeof ExecutionMessage>;

/** Flags of `docker exec` for these settings. */
function execFlags(settings: Omit<ExecutionRequest, 'command' | 'container'>): string[] {
  const { user, workingDirectory, env } = settings;
  return [
    ...(user === null ? [] : ['-u', user]),
    ...(workingDirectory === null ? [] : ['-w', workingDirectory]),
    ...env.flatMap((entry) => ['-e', entry]),
  ];
}

/** The `docker exec` of a one-off command. */
export function dockerExecCommand(request: ExecutionRequest): string {
  const words = ['docker', 'exec', ...execFlags(request), request.container, ...request.command];
  return words.map(shellQuote).join(' ');
}

/**
 * The `docker` command for what a terminal is opened on.
 *
 * @param shell that was found in the container, for a request without a command
 */
export function dockerTerminalCommand(request: ContainerTerminalRequest, shell = 'sh'): string {
  const { container } = request;
  const words = ((): readonly string[] => {
    switch (request.kind) {
      case 'exec':
        return ['exec', '-it', ...execFlags(request), container, ...(request.command ?? [shell])];
      case 'attach':
        return ['attach', container];
      case 'toolbox': {
        const shared = [`--pid=container:${container}`, `--network=container:${container}`];
        return ['run', '-it', '--rm', '--cap-add', 'SYS_PTRACE', ...shared, request.image, 'sh'];
      }
    }
  })();
  return ['docker', ...words].map(shellQuote).join(' ');
}
