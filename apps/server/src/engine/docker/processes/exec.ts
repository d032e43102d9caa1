import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import * as z from 'zod';
import type { EngineFailure, Outcome } from '../../engine.ts';
import type { EngineExec, EngineProcess, ProcessEnd } from '../../process-engine.ts';
import { dialProcess } from '../dial.ts';
import { toFailure } from '../failure.ts';
import { connectedProcess } from './connected-process.ts';

/** From `GET /exec/{id}/json`. */
const ExecState = z.object({
  Running: z.boolean(),
  ExitCode: z.number().int().nullish(),
  Pid: z.number().int().default(0),
});
type ExecState = z.infer<typeof ExecState>;

/** Between two questions about an exec, in ms: engines tell of its start and end by answers only. */
const askAgainMs = 15;
/** How long an engine may take to tell the exit code once the output has ended, in ms. */
const exitPatienceMs = 10_000;
/** Bytes of what the engine says of a command that it cannot start. */
const longestReason = 4096;

/** Every process of an exec has it in its environment, unless it took it out: by it they are found. */
const marker = 'STAGECRAFT_EXEC';

/**
 * Sends a signal ($1) to the processes that have the marker ($0) in their environment: no engine can end
 * what an exec started.
 */
const signalMarked =
  'for d in /proc/[0-9]*; do grep -q "$0" "$d/environ" 2>/dev/null && kill -s "$1" "${d#/proc/}" 2>/dev/null; done; :';

async function askExec(docker: Docker, id: string): Promise<ExecState> {
  return ExecState.parse(await docker.getExec(id).inspect());
}

/** Asks until `known` gives something, or the time is up. */
async function askUntil<T>(
  docker: Docker,
  id: string,
  known: (state: ExecState) => T | null,
  patienceMs: number,
): Promise<T | null> {
  for (const until = Date.now() + patienceMs; ; await pause(askAgainMs)) {
    const found = known(await askExec(docker, id));
    if (found !== null || Date.now() > until) return found;
  }
}

async function create(
  docker: Docker,
  container: string,
  request: EngineExec,
  mark: string,
): Promise<string> {
  const { command, user, workingDirectory, env, size } = request;
  const exec = await docker.getContainer(container).exec({
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: size !== null,
    Cmd: [...command],
    Env: [...env, mark],
    ...(user === null ? {} : { User: user }),
    ...(workingDirectory === null ? {} : { WorkingDir: workingDirectory }),
  });
  return exec.id;
}

/**
 * Runs `signalMarked` beside the exec, as the same user. It is not waited for: an engine that cannot get
 * rid of the output would not tell of its end before the connection is closed.
 *
 * @returns whether there is a shell for it
 */
async function signalExec(
  docker: Docker,
  container: string,
  user: string | null,
  mark: string,
  signal: 'HUP' | 'KILL',
): Promise<boolean> {
  const exec = await docker.getContainer(container).exec({
    Cmd: ['sh', '-c', signalMarked, mark, signal],
    ...(user === null ? {} : { User: user }),
  });
  const started = exec.start({ Detach: true });
  return started.then(
    () => true,
    () => false,
  );
}

async function howEnded(docker: Docker, id: string): Promise<ProcessEnd> {
  const exitCode = await askUntil(
    docker,
    id,
    ({ Running, ExitCode }) => (Running ? null : { code: ExitCode ?? null }),
    exitPatienceMs,
  );
  return exitCode === null
    ? { how: 'detached', exitCode: null }
    : { how: 'exited', exitCode: exitCode.code };
}

/** What the engine wrote in place of the command's output. */
async function reasonOf(process: EngineProcess): Promise<EngineFailure> {
  let text = '';
  for await (const { bytes } of process.output) {
    text += Buffer.from(bytes).toString('utf8');
    if (text.length > longestReason) break;
  }
  return { kind: 'refused', detail: text.trim().slice(0, longestReason) };
}

/** Starts a command in a container, and waits until it runs. */
export async function startExec(
  docker: Docker,
  container: string,
  request: EngineExec,
): Promise<Outcome<EngineProcess>> {
  const { size, user } = request;
  const tty = size !== null;
  const mark = `${marker}=${randomUUID()}`;
  try {
    const id = await create(docker, container, request, mark);
    const connection = await dialProcess(
      docker,
      `/exec/${id}/start`,
      {},
      { Detach: false, Tty: tty },
    );
    const process = connectedProcess(connection, {
      tty,
      resize: async ({ columns, rows }) => {
        await docker.getExec(id).resize({ w: columns, h: rows });
      },
      howEnded: () => howEnded(docker, id),
      async letGo(write) {
        const done = await signalExec(docker, container, user, mark, tty ? 'HUP' : 'KILL');
        // Ctrl+C and Ctrl+D, where there is nothing to send a signal with.
        if (!done && tty) await write(Uint8Array.of(3, 4));
      },
    });
    const state = await askUntil(
      docker,
      id,
      ({ Pid, Running, ExitCode }) => {
        if (Pid > 0) return 'started';
        return !Running && typeof ExitCode === 'number' ? 'refused' : null;
      },
      exitPatienceMs,
    );
    if (state === 'refused') return { ok: false, failure: await reasonOf(process) };
    if (size !== null) await process.resize(size);
    return { ok: true, value: process };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
