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
 * what was typed; several changes until then are told of as one. A listener that throws keeps nobody else
 * from hearing of it: `report` takes the error.
 */
export function createChangeNews(
  listeners: Iterable<(change: DocumentChange) => void>,
  report: (error: unknown) => void = (error) => reportError(error),
): ChangeNews {
  const tell = (change: DocumentChange): void => {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        report(error);
      }
    }
  };
  const changed = new Set<ChangingFile>();
  const tellNow = (): void => {
    for (const file of changed) {
      changed.delete(file);
      // Closed since.
      if (file.model.isDisposed()) continue;
      tell({ path: file.path, version: file.model.getVersionId() });
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
