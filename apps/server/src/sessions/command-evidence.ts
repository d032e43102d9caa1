import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedCommand } from '@stagecraft/contracts';
import type { SessionCommand } from '@stagecraft/session-recipe';
import type { ContainerFiles } from '../engine/container-engine.ts';
import { createAppearances } from './appearances.ts';
import type { ReadFile } from './file-budget.ts';
import { createSavedFiles } from './saved-files.ts';

/** How long a prompt waits for a look at the container's changes, ms. */
const patienceMs = 1000;

/** Settles with the work, or when the time is up: the work then goes on by itself. */
async function atMost(work: Promise<void>, ms: number): Promise<void> {
  const over = new AbortController();
  const limit = pause(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([work, limit]);
  over.abort();
}

/** What the container shows of the commands that ran in it. */
export interface CommandEvidence {
  /** Looks what a command left, before the next one can change it. Once for each; null is none. */
  ended(command: RecordedCommand | null): Promise<void>;
  /** Commands with what was seen of them. */
  of(commands: readonly RecordedCommand[]): Promise<readonly SessionCommand[]>;
}

export function createCommandEvidence(
  engine: () => Pick<ContainerFiles, 'containerChanges'> | null,
  container: string,
  read: ReadFile,
): CommandEvidence {
  const saved = createSavedFiles(read);
  const appearances = createAppearances(engine, container);
  // What is there before the first command is laid to none.
  void appearances.look(null);
  const looked = new WeakSet<RecordedCommand>();
  return {
    async ended(command) {
      if (command === null || looked.has(command)) return;
      looked.add(command);
      await Promise.all([atMost(appearances.look(command), patienceMs), saved.keep(command)]);
    },
    async of(commands) {
      await appearances.settled();
      return commands.map((command) => ({
        ...command,
        saved: saved.of(command),
        appeared: appearances.of(command),
      }));
    },
  };
}
