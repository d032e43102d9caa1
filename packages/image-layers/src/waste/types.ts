/**
 * Why stored bytes are not in the image: a later layer removed the path, stored other content, stored the same
 * content again with another mode, owner or time (`metadata`), or stored exactly the same again (`repeated`).
 */
export type WasteKind = 'removed' | 'overwritten' | 'metadata' | 'repeated';

/** Content that is stored in a layer and not in the image. */
export interface WastedFile {
  readonly path: string;
  readonly kind: WasteKind;
  /** Layer that stores it, from 0. */
  readonly storedIn: number;
  /** Layer that removed or replaced it. */
  readonly hiddenBy: number;
  readonly bytes: number;
}

/** Bytes of files by layer. */
export interface LayerWaste {
  readonly stored: number;
  /** Of `stored`, what later layers removed or replaced. */
  readonly wasted: number;
  /** What this layer removed or replaced of those below. */
  readonly hides: number;
}

export interface WasteReport {
  /** Bytes of file content in all layers. */
  readonly stored: number;
  /** Bytes of file content in the image; `stored - wasted`. */
  readonly kept: number;
  readonly wasted: number;
  /** The largest first, then by path. */
  readonly files: readonly WastedFile[];
  readonly layers: readonly LayerWaste[];
}
