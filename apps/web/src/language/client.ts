import type { GraphOptions } from '@stagecraft/dockerfile';
import type { Snapshot } from '../state/document-slice.types.ts';

/** The language worker. A newer request for the same path makes older answers stale: they resolve to null. */
export interface LanguageClient {
  snapshot(
    path: string,
    version: number,
    text: string,
    options: GraphOptions,
  ): Promise<Snapshot | null>;
  /** The worker crashed: `restarted` when a new one goes on, `stopped` when this very text made it crash twice. */
  onCrash(listener: (what: 'restarted' | 'stopped') => void): () => void;
  dispose(): void;
}
