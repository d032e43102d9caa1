import { randomBytes } from 'node:crypto';
import type { RecordedCommand, TerminalSize } from '@stagecraft/contracts';
import type { Outcome } from '../engine/engine.ts';
import type { EngineProcess, ProcessEngine } from '../engine/process-engine.ts';
import { createRecorder, type Recorder } from './recorder/fold.ts';
import type { Piece } from './recorder/marks.ts';
import { recordedProcess } from './recorder/recorded-process.ts';
import { recordedShell } from './recorder/start-script.ts';
import type { SessionStart } from './session.ts';

const terminalEnv = ['TERM=xterm-256color', 'COLORTERM=truecolor'];

export interface Shells {
  readonly recorders: readonly Recorder[];
  /** How many of them are open. */
  count(): number;
  open(size: TerminalSize): Promise<Outcome<EngineProcess>>;
}

interface ShellEvents {
  /** Hears of a command that has ended, again where the shell was given none since; the shell waits for it. */
  ended(command: RecordedCommand | null): Promise<void>;
  changed(): void;
  /** ms since epoch */
  now(): number;
}

/** Opens recorded shells in a session's container. */
export function createShells(
  { containerId, user }: SessionStart,
  engine: () => ProcessEngine | null,
  { ended, changed, now }: ShellEvents,
): Shells {
  const recorders: Recorder[] = [];
  let count = 0;

  async function take(recorder: Recorder, piece: Piece): Promise<void> {
    const wasAsking = recorder.asking;
    recorder.take(piece, now());
    if (piece.kind === 'shown') {
      if (wasAsking !== recorder.asking) changed();
      return;
    }
    if (piece.mark.kind === 'prompt') await ended(recorder.commands.at(-1) ?? null);
    changed();
  }

  return {
    recorders,
    count: () => count,
    async open(size) {
      const used = engine();
      if (used === null) return { ok: false, failure: { kind: 'unreachable', detail: '' } };
      const nonce = randomBytes(12).toString('hex');
      const opened = await used.exec(containerId, {
        command: recordedShell(nonce),
        user: user === '' ? null : user,
        workingDirectory: null,
        env: terminalEnv,
        size,
      });
      if (!opened.ok) return opened;
      const recorder = createRecorder();
      recorders.push(recorder);
      count += 1;
      changed();
      const over = (): void => {
        recorder.end();
        count -= 1;
        changed();
      };
      const taking = (piece: Piece): Promise<void> => take(recorder, piece);
      return { ok: true, value: recordedProcess(opened.value, nonce, taking, over) };
    },
  };
}
