import { StringDecoder } from 'node:string_decoder';
import type { ExecutionMessage, ExecutionRequest } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { processFailure } from './open-process.ts';

/** Bytes of output after which a command is ended. */
const outputLimit = 16 * 1024 * 1024;

/** Starts a command without a terminal and without input. */
export async function startExecution(
  access: EngineAccess,
  { container, command, user, workingDirectory, env }: ExecutionRequest,
): Promise<Result<EngineProcess>> {
  const engine = access.engine();
  if (engine === null) return fail('engine_unavailable');
  const settings = { command, user, workingDirectory, env, size: null };
  const started = await engine.exec(container, settings);
  if (!started.ok) return processFailure(started.failure);
  started.value.closeInput();
  return ok(started.value);
}

/**
 * Tells what a command writes, no faster than `tell` settles, and how it ends.
 *
 * @param gone ends the command
 */
export async function followExecution(
  process: EngineProcess,
  tell: (message: ExecutionMessage) => Promise<void>,
  gone: AbortSignal,
): Promise<void> {
  gone.addEventListener('abort', () => void process.close(), { once: true });
  const decoders: Record<ProcessOutput['stream'], StringDecoder> = {
    stdout: new StringDecoder('utf8'),
    stderr: new StringDecoder('utf8'),
  };
  let left = outputLimit;
  for await (const { stream, bytes } of process.output) {
    const text = decoders[stream].write(Buffer.from(bytes));
    if (text !== '') await tell({ kind: 'output', stream, text });
    left -= bytes.length;
    if (left < 0) {
      await tell({ kind: 'cut' });
      await process.close();
      break;
    }
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = decoders[stream].end();
    if (text !== '') await tell({ kind: 'output', stream, text });
  }
  const { exitCode } = await process.ended;
  await tell({ kind: 'ended', exitCode });
}
