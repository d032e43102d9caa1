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
  dispose(): void;
}
