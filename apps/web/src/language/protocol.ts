import type { GraphOptions } from '@stagecraft/dockerfile';
import type { Snapshot } from '../state/document-slice.types.ts';

/** What the page asks of the language worker. */
export interface SnapshotRequest {
  readonly id: number;
  readonly path: string;
  readonly version: number;
  readonly text: string;
  readonly options: GraphOptions;
}

/** The worker's answer to the request of the same id. */
export interface SnapshotAnswer {
  readonly id: number;
  readonly snapshot: Snapshot;
}
