import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { StepCommands } from '@stagecraft/contracts';
import type { EngineProcess } from '../engine/process-engine.ts';
import { createRecorder, type Recorder } from '../sessions/recorder/fold.ts';
import { recordedProcess } from '../sessions/recorder/recorded-process.ts';
import { recordedAs } from '../sessions/recorder/start-script.ts';

/** Commands that are told of a state's shells. */
const toldLimit = 50;

/** Shells of a state, and what they tell of the commands that they were given. */
export interface RecordedShells {
  /** How a shell is started, and how its process is then read along. */
  start(shell: readonly string[]): {
    readonly command: readonly string[];
    readonly record: (process: EngineProcess) => EngineProcess;
  };
  /** Tells what they were given, again whenever that changes; settles when the signal aborts or on `close`. */
  follow(send: (commands: StepCommands) => void, gone: AbortSignal): Promise<void>;
  close(): void;
}

const told = (recorders: readonly Recorder[], hasOther: boolean): StepCommands => ({
  commands: recorders
    .flatMap(({ commands }) => commands)
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .slice(-toldLimit),
  unrecordable: hasOther || recorders.some(({ recordable }) => !recordable),
});

/** @param now ms since epoch */
export function createRecordedShells(now: () => number): RecordedShells {
  const recorders: Recorder[] = [];
  const changes = new EventTarget();
  const closing = new AbortController();
  setMaxListeners(0, changes, closing.signal);
  let hasOther = false;
  const changed = (): void => void changes.dispatchEvent(new Event('change'));

  function record(process: EngineProcess, nonce: string): EngineProcess {
    const recorder = createRecorder();
    recorders.push(recorder);
    return recordedProcess(
      process,
      nonce,
      async (piece) => {
        recorder.take(piece, now());
        if (piece.kind === 'mark') changed();
      },
      () => {
        recorder.end();
        changed();
      },
    );
  }

  return {
    start(shell) {
      const nonce = randomBytes(12).toString('hex');
      const command = recordedAs(nonce, shell);
      if (command !== null) return { command, record: (process) => record(process, nonce) };
      const unrecorded = (process: EngineProcess): EngineProcess => {
        hasOther = true;
        changed();
        return process;
      };
      return { command: shell, record: unrecorded };
    },
    follow(send, gone) {
      const until = AbortSignal.any([gone, closing.signal]);
      const tell = (): void => send(told(recorders, hasOther));
      changes.addEventListener('change', tell, { signal: until });
      tell();
      return new Promise((resolve) => {
        if (until.aborted) resolve();
        else until.addEventListener('abort', () => resolve(), { once: true });
      });
    },
    close: () => closing.abort(),
  };
}
