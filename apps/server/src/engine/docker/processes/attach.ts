import { setTimeout as pause } from 'node:timers/promises';
import type { TerminalSize } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import type { EngineProcess, EngineToolbox, ProcessEnd } from '../../process-engine.ts';
import { dialProcess } from '../dial.ts';
import { connectedProcess, type ProcessWays } from './connected-process.ts';

/** Ctrl+P Ctrl+Q, which engines take for the wish to detach. */
const detachKeys = '\u0010\u0011';
/** Between two of them, in ms: Podman takes a key only where it reads it by itself. */
const keyGapMs = 20;
/** How long an engine may take to tell the exit code once the output has ended, in ms. */
const exitPatienceMs = 10_000;

/** The exit code when the container ends, asked before so that it is told even of one that is removed. */
function exitOf(docker: Docker, id: string): { code: Promise<number | null>; forget(): void } {
  const enough = new AbortController();
  const asked = docker
    .getContainer(id)
    .wait({ abortSignal: enough.signal, condition: 'next-exit' });
  const code = asked.then(
    (answer: unknown) => Number(Reflect.get(Object(answer), 'StatusCode')),
    () => null,
  );
  return { code, forget: () => enough.abort() };
}

function main(
  docker: Docker,
  id: string,
  tty: boolean,
  exit: ReturnType<typeof exitOf>,
  letGo: ProcessWays['letGo'],
): ProcessWays {
  return {
    tty,
    async resize({ columns, rows }) {
      await docker.getContainer(id).resize({ w: columns, h: rows });
    },
    async howEnded(lastInput): Promise<ProcessEnd> {
      if (tty && lastInput === detachKeys) {
        exit.forget();
        return { how: 'detached', exitCode: null };
      }
      const limit = setTimeout(exit.forget, exitPatienceMs);
      const exitCode = await exit.code;
      clearTimeout(limit);
      if (exitCode !== null) return { how: 'exited', exitCode };
      const { State } = await docker.getContainer(id).inspect();
      return State.Running
        ? { how: 'detached', exitCode: null }
        : { how: 'exited', exitCode: State.ExitCode };
    },
    letGo,
  };
}

const streams = { stream: 1, stdin: 1, stdout: 1, stderr: 1 };

/** Connects to the main process of a container. */
export async function attachMain(
  docker: Docker,
  container: string,
  { columns, rows }: TerminalSize,
): Promise<EngineProcess> {
  const { Id, Config } = await docker.getContainer(container).inspect();
  const connection = await dialProcess(docker, `/containers/${Id}/attach`, streams, null);
  const exit = exitOf(docker, Id);
  // Closing the connection would be the end of its input where it was started for one terminal only.
  const leave: ProcessWays['letGo'] = async (write) => {
    exit.forget();
    if (!Config.Tty) return;
    for (const key of detachKeys) {
      await write(Buffer.from(key, 'latin1'));
      await pause(keyGapMs);
    }
  };
  const process = connectedProcess(connection, main(docker, Id, Config.Tty, exit, leave));
  // A program draws its screen again only when the size changes.
  await process.resize({ columns, rows: rows + 1 });
  await process.resize({ columns, rows });
  return process;
}

/** Starts a container that shares the processes and the network of another one. */
export async function startToolbox(
  docker: Docker,
  container: string,
  { image, command, size, labels }: EngineToolbox,
): Promise<EngineProcess> {
  const { Id } = await docker.getContainer(container).inspect();
  const toolbox = await docker.createContainer({
    Image: image,
    Entrypoint: [],
    Cmd: [...command],
    Tty: true,
    OpenStdin: true,
    StdinOnce: true,
    User: '0',
    Labels: labels,
    HostConfig: {
      AutoRemove: true,
      PidMode: `container:${Id}`,
      NetworkMode: `container:${Id}`,
      // Without it, /proc/1/root of a process of another user cannot be read.
      CapAdd: ['SYS_PTRACE'],
    },
  });
  const remove = async (): Promise<void> => {
    await docker.getContainer(toolbox.id).remove({ force: true, v: true });
  };
  try {
    const path = `/containers/${toolbox.id}/attach`;
    const connection = await dialProcess(docker, path, streams, null);
    const exit = exitOf(docker, toolbox.id);
    const process = connectedProcess(connection, main(docker, toolbox.id, true, exit, remove));
    await toolbox.start();
    await process.resize(size);
    return process;
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
}
