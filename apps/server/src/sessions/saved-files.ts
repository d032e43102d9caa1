import type { RecordedCommand, SavedFile } from '@stagecraft/contracts';
import { homeOf, writtenFiles } from '@stagecraft/session-recipe';
import type { ContainerFiles } from '../engine/container-engine.ts';
import { readSavedFile } from './container-files.ts';

/** Files that commands wrote by hand, as they were when the commands ended. */
export interface SavedFiles {
  /** Reads what a command wrote, before the next one can change it. Settles when that is done. */
  keep(command: RecordedCommand | undefined): Promise<void>;
  of(command: RecordedCommand): readonly SavedFile[];
}

export function createSavedFiles(
  engine: () => Pick<ContainerFiles, 'readContainerPath'> | null,
  container: string,
  signal: AbortSignal,
): SavedFiles {
  const saved = new Map<RecordedCommand, readonly SavedFile[]>();
  return {
    async keep(command) {
      const used = engine();
      if (command?.exitCode !== 0 || saved.has(command) || used === null) return;
      const { text, directory, user } = command;
      const written = writtenFiles(text, directory, homeOf(user));
      if (written === null) return;
      const read = written.paths.map((path) => readSavedFile(used, container, path, signal));
      saved.set(
        command,
        (await Promise.all(read)).filter((file) => file !== null),
      );
    },
    of: (command) => saved.get(command) ?? [],
  };
}
