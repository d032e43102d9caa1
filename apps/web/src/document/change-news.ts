import { createNextTask } from '../ui/next-task.ts';
import type { DocumentChange } from './session.ts';
import type { TrackedModel } from './tracked-model.ts';

/** A file as its changes are told of. */
export type ChangingFile = Pick<TrackedModel, 'path'> & {
  readonly model: Pick<TrackedModel['model'], 'getVersionId' | 'isDisposed'>;
};

/** Says which files have changed. */
export interface ChangeNews {
  /** The file has changed; it is told of soon. */
  changed(file: ChangingFile): void;
  /** Does `work` and tells at once of what it changes, and of what is still to be told. @returns what it gives */
  tellOf<T>(work: () => T): T;
}

/**
 * Tells of changed files in a task of its own, so that a key's event is over before the page looks at
 * what was typed; several changes until then are told of as one.
 */
export function createChangeNews(
  listeners: Iterable<(change: DocumentChange) => void>,
): ChangeNews {
  const changed = new Set<ChangingFile>();
  const tellNow = (): void => {
    for (const file of changed) {
      // A listener that fails costs its own file: what is left is told with the next change.
      changed.delete(file);
      // Closed since.
      if (file.model.isDisposed()) continue;
      const version = file.model.getVersionId();
      for (const listener of listeners) listener({ path: file.path, version });
    }
  };
  const soon = createNextTask(tellNow);
  return {
    changed: (file) => {
      changed.add(file);
      soon.ask();
    },
    tellOf: (work) => {
      const result = work();
      tellNow();
      return result;
    },
  };
}
