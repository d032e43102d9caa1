import { createGunzip } from 'node:zlib';
import type { Unpacker } from './unpacker.ts';

/** Unpacks gzip. What follows its last member is passed over, as gzip itself does. */
export function gunzip(take: (bytes: Uint8Array) => void): Unpacker {
  const stream = createGunzip({ chunkSize: 65_536 });
  const failed = new Promise<false>((resolve) => stream.on('error', () => resolve(false)));
  const ended = new Promise<true>((resolve) => stream.on('end', () => resolve(true)));
  stream.on('data', take);
  return {
    write(bytes) {
      const written = new Promise<true>((resolve) => {
        stream.write(bytes, () => resolve(true));
      });
      return Promise.race([written, failed]);
    },
    end() {
      stream.end();
      return Promise.race([ended, failed]);
    },
    stop: () => stream.destroy(),
  };
}
