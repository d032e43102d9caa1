import type { StreamMessage } from '@stagecraft/contracts';

export type BuildMessage = Extract<StreamMessage, { kind: 'build.summary' | 'build.deleted' }>;
export type BuildListener = (message: BuildMessage) => void;

/** New states of builds and deleted ones, for all who follow them. */
export interface BuildMessages {
  /** Gives the way to end it. */
  subscribe(listener: BuildListener): () => void;
  tell(message: BuildMessage): void;
}

export function createBuildMessages(): BuildMessages {
  const listeners = new Set<BuildListener>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(message) {
      for (const listener of listeners) listener(message);
    },
  };
}
