import type { Unpacker } from './unpacker.ts';
import { createZstdCutter } from './zstd-frames.ts';
import type { ZstdPiece } from './zstd-frames.ts';

/** Bytes that come out before others get their turn. */
const turnBytes = 4 * 2 ** 20;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Unpacks zstd, which Node's own zlib has from 22 on only. */
export function unzstd(take: (bytes: Uint8Array) => void): Unpacker {
  const cutter = createZstdCutter();
  const library = import('fzstd');
  let out = 0;
  let stopped = false;
  let feed: ((piece: ZstdPiece) => void) | null = null;

  async function unpack(piece: ZstdPiece): Promise<void> {
    const { Decompress } = await library;
    if (feed === null) {
      const frame = new Decompress((data) => {
        out += data.length;
        take(data);
      });
      feed = ({ bytes, last }) => void frame.push(bytes, last);
    }
    feed(piece);
    // Each frame has a window of its own.
    if (piece.last) feed = null;
    if (out < turnBytes) return;
    out = 0;
    await turn();
  }

  return {
    async write(bytes) {
      const pieces = cutter.cut(bytes);
      try {
        for (const piece of pieces ?? []) {
          if (stopped) return true;
          await unpack(piece);
        }
        return pieces !== null;
      } catch {
        // The library throws for damaged data.
        return false;
      }
    },
    end: async () => cutter.whole,
    stop: () => {
      stopped = true;
    },
  };
}
