import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { walkArchive } from '../../src/archive/read-file.ts';
import { inPieces, tarOf, zstdFrame } from '../support/archives.ts';

const names = Array.from({ length: 12 }, (_, at) => `file${String(at)}`);
/** Large ones take longer to unpack than the small ones that follow them. */
const contentOf = (at: number): string => String(at % 10).repeat(at % 2 === 0 ? 300_000 : 5);

const packings: readonly (readonly [string, (tar: Buffer) => Buffer])[] = [
  ['not packed', (tar) => tar],
  ['packed with gzip', (tar) => gzipSync(tar)],
  ['packed with zstd', (tar) => zstdFrame(tar)],
];

describe.each(packings)('files of layers that are %s', (_name, packed) => {
  it.each([500, 65_536, 50_000_000])(
    'come one after the other, in pieces of %i bytes',
    async (size) => {
      const layers = names.map((name, at) => tarOf([{ name, content: contentOf(at) }]));
      const tars = await Promise.all(layers);
      const archive = await tarOf(
        tars.map((tar, at) => ({ name: `layer${String(at)}`, content: packed(tar) })),
      );
      let pieces: Uint8Array[] = [];
      const visitor = () => ({
        data: (bytes: Uint8Array) => void pieces.push(bytes.slice()),
        end: () => void pieces.push(Buffer.from('\n')),
      });
      const read: Uint8Array[] = [];
      const content = walkArchive(
        inPieces(archive, size),
        () => visitor,
        () => {
          const all = pieces;
          pieces = [];
          return all;
        },
      );
      for await (const piece of content) read.push(piece);
      const files = Buffer.concat(read).toString('latin1').split('\n').slice(0, -1);
      expect(files).toEqual(names.map((_, at) => contentOf(at)));
    },
  );
});
