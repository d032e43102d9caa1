/** Largest window that a frame may ask for: memory that unpacking takes. zstd writes 8 MiB up to level 19. */
const windowLimit = 64 * 2 ** 20;

const magic = 0xfd2fb528;

/** A piece of a zstd stream that is unpacked at once: a frame's header, or one block. */
export interface ZstdPiece {
  readonly bytes: Uint8Array;
  /** Ends its frame. */
  readonly last: boolean;
}

/** What the next bytes are, if `bytes` holds them whole: null while it does not. */
type Piece = { readonly length: number; readonly kind: 'piece' | 'last' | 'skip' } | 'damaged';

interface FrameState {
  /** Within a frame, behind its header. */
  inFrame: boolean;
  checksum: boolean;
  /** Bytes that are still to be passed over, as they are of a skippable frame. */
  skip: number;
}

function frameHeader(view: DataView, state: FrameState): Piece | null {
  if (view.byteLength < 5) return null;
  const descriptor = view.getUint8(4);
  const single = (descriptor & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (single ? 1 : 0) : 2 ** sizeFlag;
  const length = 5 + (single ? 0 : 1) + dictionary + sizeBytes;
  if (view.byteLength < length) return null;
  const window = single
    ? contentSize(view, length - sizeBytes, sizeBytes)
    : windowOf(view.getUint8(5));
  if (window > windowLimit) return 'damaged';
  state.inFrame = true;
  state.checksum = (descriptor & 4) !== 0;
  return { length, kind: 'piece' };
}

function windowOf(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  if (bytes === 4) return view.getUint32(at, true);
  return Number(view.getBigUint64(at, true));
}

function block(view: DataView, state: FrameState): Piece | null {
  if (view.byteLength < 3) return null;
  const header = view.getUint16(0, true) + view.getUint8(2) * 65_536;
  const type = (header >> 1) & 3;
  const size = header >> 3;
  if (type === 3 || size > 131_072) return 'damaged';
  const last = (header & 1) === 1;
  const length = 3 + (type === 1 ? 1 : size) + (last && state.checksum ? 4 : 0);
  if (view.byteLength < length) return null;
  if (last) state.inFrame = false;
  return { length, kind: last ? 'last' : 'piece' };
}

function nextPiece(view: DataView, state: FrameState): Piece | null {
  if (state.inFrame) return block(view, state);
  if (view.byteLength < 4) return null;
  const found = view.getUint32(0, true);
  if (found === magic) return frameHeader(view, state);
  if (found >>> 4 !== 0x184d2a5) return 'damaged';
  if (view.byteLength < 8) return null;
  state.skip = view.getUint32(4, true);
  return { length: 8, kind: 'skip' };
}

/**
 * Cuts a zstd stream into frame headers and blocks (RFC 8878), so that no piece unpacks to more than
 * 128 KiB and no frame takes more memory than is allowed. Skippable frames are left out.
 */
export function createZstdCutter(): {
  /** Pieces that are whole with these bytes; null when they are damaged or ask for too much memory. */
  cut(bytes: Uint8Array): readonly ZstdPiece[] | null;
  /** The stream may end here. */
  readonly whole: boolean;
} {
  const state: FrameState = { inFrame: false, checksum: false, skip: 0 };
  let rest = new Uint8Array(0);
  return {
    get whole() {
      return rest.length === 0 && state.skip === 0 && !state.inFrame;
    },
    cut(bytes) {
      const all = new Uint8Array(rest.length + bytes.length);
      all.set(rest);
      all.set(bytes, rest.length);
      const pieces: ZstdPiece[] = [];
      let at = 0;
      while (at < all.length) {
        const skipped = Math.min(state.skip, all.length - at);
        state.skip -= skipped;
        at += skipped;
        const piece = nextPiece(new DataView(all.buffer, at), state);
        if (piece === 'damaged') return null;
        if (piece === null) break;
        if (piece.kind !== 'skip') {
          const last = piece.kind === 'last';
          pieces.push({ bytes: all.subarray(at, at + piece.length), last });
        }
        at += piece.length;
      }
      rest = all.slice(at);
      return pieces;
    },
  };
}
