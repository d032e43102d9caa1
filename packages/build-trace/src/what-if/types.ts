import type { DockerfileModel } from '@stagecraft/dockerfile';

/** The present text, and the same with its instructions in another order. */
export interface OrderChange {
  readonly before: DockerfileModel;
  readonly after: DockerfileModel;
}

/** What a recorded build would have asked of the cache with either text. */
export interface Replay {
  /** Instruction of that text → key of its step, where the record tells it. */
  readonly keys: {
    readonly before: ReadonlyMap<number, string>;
    readonly after: ReadonlyMap<number, string>;
  };
  /** Instruction of the present text → ms that it took, where it was carried out. */
  readonly durations: ReadonlyMap<number, number>;
}
