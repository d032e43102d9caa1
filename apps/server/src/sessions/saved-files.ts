import type { RecordedCommand, SavedFile } from '@stagecraft/contracts';
import { homeOf, writtenFiles } from '@stagecraft/session-recipe';
import type { ReadFile } from './file-budget.ts';

/** Files that commands wrote by hand, as they were when the commands ended. */
export interface SavedFiles {
  /** Reads what a command wrote, before the next one can change it. Settles when that is done. */
  keep(command: RecordedCommand): Promise<void>;
  of(command: RecordedCommand): readonly SavedFile[];
}

export function createSavedFiles(read: ReadFile): SavedFiles {
  const saved = new Map<RecordedCommand, readonly SavedFile[]>();
  return {
    async keep(command) {
      const { exitCode, text, directory, user } = command;
      if (exitCode !== 0) return;
      const written = writtenFiles(text, directory, homeOf(user));
      if (written === null) return;
      const files = await Promise.all(written.paths.map(read));
      saved.set(
        command,
        files.filter((file) => file !== null),
      );
    },
    of: (command) => saved.get(command) ?? [],
  };
}
