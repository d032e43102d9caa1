import type { TerminalSize } from '@stagecraft/contracts';
import {
  decodeExec,
  encodeExec,
  stepMethods,
  type ExecInput,
  type ExecMeta,
} from '../../../../buildkit/proto/gateway-exec.ts';
import type { Outcome } from '../../../engine.ts';
import type { EngineProcess, ProcessEnd } from '../../../process-engine.ts';
import type { GrpcClient } from '../grpc-client.ts';
import { createOutput } from './output.ts';

/** The one process of a container. */
const processId = 'shell';

/** A process that has neither written nor failed by then, ms after it was started, counts as running. */
const startMs = 3000;

/** What a process writes comes this long, ms, after its end at most. */
const lastOutputMs = 500;

export interface GatewayExec {
  readonly container: string;
  readonly meta: ExecMeta;
  readonly security: number;
  /** Of its terminal; without one, only its standard output is read. */
  readonly size: TerminalSize | null;
  /** Headers that name the build. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What newer engines write in a process's place when it cannot be started. */
const refusalBegin = 'runc run failed: ';

const mayBeRefusal = (text: string): boolean =>
  text.startsWith(refusalBegin) || refusalBegin.startsWith(text);

/** Descriptors that a process writes to. */
const outputs = (size: TerminalSize | null): number[] => (size === null ? [1] : [1, 2]);

/** How a process came to its end. */
interface Ended {
  readonly exitCode: number | null;
  /** Why it could not be run; null where it ran. */
  readonly error: string | null;
}

interface Followed {
  /** Settles once it is known whether it runs: with null, or how it ended. */
  readonly started: Promise<Ended | null>;
  readonly ended: Promise<Ended>;
  readonly send: (input: ExecInput) => void;
  readonly reset: () => void;
}

/** Talks to a process of the gateway. */
function follow(
  client: GrpcClient,
  { metadata, size }: GatewayExec,
  output: ReturnType<typeof createOutput>,
): Followed {
  let exit: Ended | null = null;
  /** By the runtime, for as long as it is not known whether it is the process that writes. */
  let written = '';
  let isRunning = false;
  let openStreams = outputs(size).length;
  let onStart: (value: null) => void = () => undefined;
  const running = new Promise<null>((resolve) => {
    onStart = resolve;
  });
  // BuildKit leaves the call open when the process has ended by itself.
  const leave = (): void => call.reset();
  const call = client.call(
    stepMethods.exec,
    (bytes) => {
      const told = decodeExec(bytes);
      if (told?.kind === 'started') setTimeout(() => onStart(null), startMs);
      if (told?.kind === 'exit') {
        const error = /exit code: \d+$/.test(told.error ?? 'exit code: 0') ? null : told.error;
        exit = { exitCode: told.code, error };
        setTimeout(leave, lastOutputMs);
      }
      if (told?.kind === 'output' && told.end) openStreams -= 1;
      if (told?.kind === 'done' || (exit !== null && openStreams === 0)) leave();
      if (told?.kind !== 'output' || told.data.length === 0) return null;
      if (isRunning) return output.put(told.data);
      written += told.data.toString('utf8');
      isRunning = !mayBeRefusal(written);
      if (isRunning) onStart(null);
      return output.put(told.data);
    },
    metadata,
  );
  const ended = call.ended.then((end): Ended => {
    output.end();
    const refusal = isRunning || written === '' ? null : written.trim();
    const error = end.state === 'error' ? end.message : null;
    return { exitCode: exit?.exitCode ?? null, error: refusal ?? exit?.error ?? error };
  });
  return {
    started: Promise.race([running, ended]),
    ended,
    send: (input) => call.send(encodeExec(processId, input)),
    reset: leave,
  };
}

/**
 * Runs a process in a container of BuildKit's gateway. A process that cannot be started
 * is a failure.
 *
 * @param onEnd called once it has ended, or could not be started
 */
export async function runProcess(
  client: GrpcClient,
  asked: GatewayExec,
  onEnd: () => void,
): Promise<Outcome<EngineProcess>> {
  const { container, meta, security, size } = asked;
  const tty = size !== null;
  const output = createOutput();
  const { started, ended, send, reset } = follow(client, asked, output);
  void ended.then(onEnd);
  // Without a terminal, BuildKit would wait for the end of what is typed.
  const fds = tty ? [0, ...outputs(size)] : outputs(size);
  send({ init: { container, meta, fds, tty, security } });
  const resize = ({ rows, columns }: TerminalSize): void => send({ resize: { rows, columns } });
  if (size !== null) resize(size);
  const early = await started;
  if (early !== null && early.error !== null) {
    return { ok: false, failure: { kind: 'error', detail: early.error } };
  }
  return {
    ok: true,
    value: {
      tty,
      output: output.read,
      write: async (data) => send({ file: { fd: 0, data } }),
      closeInput: () => send({ file: { fd: 0, end: true } }),
      resize: async (to) => resize(to),
      ended: ended.then(toEnd),
      async close() {
        reset();
        await ended;
      },
    },
  };
}

/** What is closed, or lost with its connection, has no exit code. */
const toEnd = ({ exitCode }: Ended): ProcessEnd => ({
  how: exitCode === null ? 'lost' : 'exited',
  exitCode,
});
