import type { Truncation } from '../types.ts';
import { isHeader, isZeroBlock } from '../tar/header.ts';
import type { ContentSink } from '../tar/walk.ts';
import { gunzip } from '../unpack/gunzip.ts';
import type { Unpacker } from '../unpack/unpacker.ts';
import { unzstd } from '../unpack/unzstd.ts';

/** Longest JSON document that is kept, in bytes: a config, a manifest or an index. */
export const documentLimit = 8 * 2 ** 20;

type Format = 'tar' | 'gzip' | 'zstd' | 'document' | 'packed' | 'other';

/** What a file begins with tells what it is: which blobs are layers is only known at the archive's end. */
export function formatOf(head: Uint8Array): Format {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (b === 0x2a && c === 0x4d && d === 0x18 && (a ?? 0) >> 4 === 5) return 'zstd';
  if (head.length >= 512 && (isHeader(head) || isZeroBlock(head))) return 'tar';
  if ((a === 0x42 && b === 0x5a && c === 0x68) || (a === 0xfd && b === 0x37 && c === 0x7a)) {
    return 'packed';
  }
  return /^\s*[[{]/.test(String.fromCharCode(...head.subarray(0, 64))) ? 'document' : 'other';
}

/** Takes the bytes of a layer's tar as they come. */
export interface TarTaker<T> {
  push(bytes: Uint8Array): void;
  /** Nothing that comes now can add anything. */
  readonly over: boolean;
  /** Says that the layer has ended, and why early if so. */
  finish(why?: Truncation): T;
}

/** What a file of the archive turns out to be. */
export type Blob<T> =
  | { readonly kind: 'layer'; readonly layer: T }
  | { readonly kind: 'document'; readonly text: string }
  /** Looks like a layer, and was passed over. */
  | { readonly kind: 'passed' }
  | { readonly kind: 'other' };

export interface BlobReader<T> extends ContentSink {
  /** Settles when all that has come is worked off; null when it is. */
  busy(): Promise<void> | null;
  /** After `end`: what it was. */
  result(): Promise<Blob<T>>;
}

/** Takes the bytes of one format. */
interface Taker<T> {
  take(bytes: Uint8Array): Promise<void> | null;
  finish(): Promise<Blob<T>>;
}

function takePlain<T>(reader: TarTaker<T>): Taker<T> {
  return {
    take(bytes) {
      reader.push(bytes);
      return null;
    },
    finish: async () => ({ kind: 'layer', layer: reader.finish() }),
  };
}

function takePacked<T>(
  reader: TarTaker<T>,
  start: (take: (bytes: Uint8Array) => void) => Unpacker,
): Taker<T> {
  let sound = true;
  const unpacker = start((bytes) => {
    if (!reader.over) reader.push(bytes);
  });
  return {
    async take(bytes) {
      if (reader.over || !sound) return;
      sound = await unpacker.write(bytes);
      if (reader.over || !sound) unpacker.stop();
    },
    async finish() {
      if (sound && !reader.over) sound = await unpacker.end();
      return { kind: 'layer', layer: reader.finish(sound ? undefined : 'damaged') };
    },
  };
}

function takeDocument<T>(): Taker<T> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return {
    take(bytes) {
      length += bytes.length;
      if (length <= documentLimit) pieces.push(bytes.slice());
      return null;
    },
    finish: async () =>
      length > documentLimit
        ? { kind: 'other' }
        : { kind: 'document', text: Buffer.concat(pieces).toString('utf8') },
  };
}

function takerFor<T>(format: Format, openLayer: () => TarTaker<T> | null): Taker<T> {
  const pass = (blob: Blob<T>): Taker<T> => ({ take: () => null, finish: async () => blob });
  if (format === 'document') return takeDocument();
  if (format === 'other') return pass({ kind: 'other' });
  const reader = openLayer();
  if (reader === null) return pass({ kind: 'passed' });
  if (format === 'tar') return takePlain(reader);
  if (format === 'gzip') return takePacked(reader, gunzip);
  if (format === 'zstd') return takePacked(reader, unzstd);
  return pass({ kind: 'layer', layer: reader.finish('compression') });
}

/**
 * Reads a file of an image's archive as what it begins like.
 *
 * @param openLayer called once it is known to look like a layer; null passes it over, undecoded
 * @param after nothing is handed to the layer before this settles
 */
export function createBlobReader<T>(
  openLayer: () => TarTaker<T> | null,
  after: Promise<unknown> | null = null,
): BlobReader<T> {
  let head = new Uint8Array(0);
  let taker: Taker<T> | null = null;
  let work: Promise<void> | null = after?.then(() => undefined) ?? null;

  /** One after another: a piece may end one file and begin the next. */
  function take(bytes: Uint8Array): void {
    const to = (taker ??= takerFor(formatOf(bytes), openLayer));
    if (work) {
      work = work.then(async () => (await to.take(bytes)) ?? undefined);
      return;
    }
    const taken = to.take(bytes);
    if (taken) work = taken;
  }

  return {
    data(bytes) {
      if (taker) return take(bytes);
      if (head.length === 0 && bytes.length >= 512) return take(bytes);
      const longer = new Uint8Array(head.length + bytes.length);
      longer.set(head);
      longer.set(bytes, head.length);
      head = longer;
      if (head.length >= 512) take(head);
    },
    end() {
      if (!taker) take(head);
    },
    busy() {
      const current = work;
      if (current === null) return null;
      return current.then(() => {
        if (work === current) work = null;
      });
    },
    async result() {
      await work;
      return (await taker?.finish()) ?? { kind: 'other' };
    },
  };
}
