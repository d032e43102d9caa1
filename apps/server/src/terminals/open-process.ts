import {
  dockerTerminalCommand,
  type ContainerTerminalRequest,
  type TerminalSize,
} from '@stagecraft/contracts';
import { containerFailure, runFailure } from '../containers/failures.ts';
import type { ContainerEngine } from '../engine/container-engine.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { EngineFailure } from '../engine/engine.ts';
import type { EngineProcess, ProcessEngine } from '../engine/process-engine.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { withLineDiscipline } from './line-discipline.ts';
import { toolboxLabels } from './leftovers.ts';
import type { StartedTerminal } from './terminals.ts';

/** Looked for one after the other; the last is where images without any other program put busybox. */
const shells = ['bash', 'sh', 'ash', '/busybox/sh'];

/** What programs ask about the terminal they are in; the engine itself says plain `xterm`. */
const terminalEnv = ['TERM=xterm-256color', 'COLORTERM=truecolor'];

const notRunning = /is not running|is paused|can only create exec sessions on running/i;
/** Of a directory, which is no word about the command. */
const noDirectory = /chdir to cwd/;

/** Why a process could not be started in a container. */
export function processFailure(failure: EngineFailure): Result<never> {
  const { detail, kind } = failure;
  if (notRunning.test(detail)) return fail('container_not_running', { detail });
  if (noDirectory.test(detail)) return fail('engine_refused', { detail });
  const isAboutImage = /no such image/i.test(detail);
  return kind === 'not_found' && !isAboutImage ? containerFailure(failure) : runFailure(failure);
}

type ExecRequest = Extract<ContainerTerminalRequest, { kind: 'exec' }>;

function exec(
  engine: ProcessEngine,
  request: ExecRequest,
  command: readonly string[],
  size: TerminalSize,
) {
  const { container, user, workingDirectory, env } = request;
  const all = [...terminalEnv, ...env];
  return engine.exec(container, { command, user, workingDirectory, env: all, size });
}

/** The first shell that the container has. */
async function openShell(
  engine: ProcessEngine,
  request: ExecRequest,
  size: TerminalSize,
): Promise<Result<{ process: EngineProcess; shell: string }>> {
  let detail = '';
  for (const shell of shells) {
    const started = await exec(engine, request, [shell], size);
    if (started.ok) return ok({ process: started.value, shell });
    const result = processFailure(started.failure);
    if (!result.ok && result.failure.code !== 'container_command_not_found') return result;
    detail = started.failure.detail;
  }
  return fail('container_without_shell', { detail });
}

/** A short name for what runs. */
function nameOf(container: string): string {
  return /^[0-9a-f]{64}$/.test(container) ? container.slice(0, 12) : container;
}

async function openExec(
  engine: ProcessEngine,
  request: ExecRequest,
  size: TerminalSize,
): Promise<Result<StartedTerminal>> {
  const place = nameOf(request.container);
  if (request.command === null) {
    const found = await openShell(engine, request, size);
    if (!found.ok) return found;
    const { process, shell } = found.value;
    const command = dockerTerminalCommand(request, shell);
    return ok({ process, title: `${shell} · ${place}`, command });
  }
  const started = await exec(engine, request, request.command, size);
  if (!started.ok) return processFailure(started.failure);
  const title = `${request.command[0] ?? ''} · ${place}`;
  return ok({ process: started.value, title, command: dockerTerminalCommand(request) });
}

/** A main process that reads keys as a terminal sends them, whether or not it has one. */
function withKeys(
  engine: Pick<ContainerEngine, 'killContainer'>,
  container: string,
  process: EngineProcess,
): EngineProcess {
  if (process.tty) return process;
  return withLineDiscipline(process, () => void engine.killContainer(container, 'SIGINT'));
}

/**
 * Opens a terminal on a container that the engine has, whoever made it.
 *
 * @param labels by which what is started for it is known as this server's
 */
export async function openOnContainer(
  access: EngineAccess,
  request: ContainerTerminalRequest,
  size: TerminalSize,
  labels: Readonly<Record<string, string>>,
): Promise<Result<StartedTerminal>> {
  const engine = access.engine();
  if (engine === null) return fail('engine_unavailable');
  if (request.kind === 'exec') return openExec(engine, request, size);
  const { container } = request;
  const command = dockerTerminalCommand(request);
  if (request.kind === 'attach') {
    const started = await engine.attach(container, size);
    if (!started.ok) return processFailure(started.failure);
    const process = withKeys(engine, container, started.value);
    return ok({ process, title: nameOf(container), command });
  }
  const marks = { ...toolboxLabels, ...labels };
  const toolbox = { image: request.image, command: ['sh'], size, labels: marks };
  const started = await engine.toolbox(container, toolbox);
  if (!started.ok) return processFailure(started.failure);
  const title = `${request.image} · ${nameOf(container)}`;
  return ok({ process: started.value, title, command });
}
