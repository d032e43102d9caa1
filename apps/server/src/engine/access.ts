import type { EngineStatus } from '@stagecraft/contracts';
import type { Engine } from './engine.ts';

/** The engine as known right now, for everything that only uses one. */
export interface EngineAccess {
  status(): EngineStatus;
  /** Null while none is reachable. */
  engine(): Engine | null;
  /** Told of every change of the status; gives the way to end it. */
  subscribe(listener: (status: EngineStatus) => void): () => void;
}
