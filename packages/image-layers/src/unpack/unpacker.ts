/** Unpacks a stream, piece by piece, and hands on what comes out. */
export interface Unpacker {
  /** Settles when all that comes of these bytes has been handed on; false when they are damaged. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** False when something is missing. */
  end(): Promise<boolean>;
  /** Nothing more is wanted. */
  stop(): void;
}
