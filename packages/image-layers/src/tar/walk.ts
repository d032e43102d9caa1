import type { EntryKind } from '../types.ts';
import { numberField, textField } from './bytes.ts';
import { hasContent, isHeader, isZeroBlock, kindOf, readHeader } from './header.ts';
import type { PlainHeader } from './header.ts';
import { paxFacts, readPax } from './pax.ts';
import type { PaxFacts } from './pax.ts';
import { isSoundMap, leadingMapReader, readOldPieces } from './sparse.ts';
import type { SparseMap } from './sparse.ts';

/** An entry of a tar archive, with what extensions say of it. */
export interface TarHeader {
  readonly name: string;
  readonly kind: EntryKind;
  readonly linkName: string;
  /** Bytes of the file, holes included; 0 for what is no file. */
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedAt: number;
  /** Where the stored content begins in the archive. */
  readonly offset: number;
  /** Bytes that are stored. */
  readonly stored: number;
  /** Null for a file without holes. */
  readonly sparse: SparseMap | null;
}

/** Takes an entry's stored content, piece by piece; a piece is only valid during the call. */
export interface ContentSink {
  data(bytes: Uint8Array): void;
  end(): void;
  /** False when no more is wanted. */
  wants?(): boolean;
}

/** Called at each entry: gives what takes its content, null to pass over it, or ends the walk. */
export type VisitEntry = (header: TarHeader) => ContentSink | null | 'stop';

export interface TarWalker {
  /** Takes the next bytes of the archive. What comes after its end, or a fault, is passed over. */
  push(chunk: Uint8Array): void;
  /** Says that nothing comes any more. */
  end(): void;
  readonly state: 'reading' | 'complete' | 'stopped' | 'damaged';
  /** Bytes of the archive that have come. */
  readonly offset: number;
}

/** Names and maps in extension headers are at most as long as in Go's archive/tar, which engines read with. */
const metaLimit = 1_048_576;

interface Pending {
  pax: PaxFacts | null;
  longName: string | null;
  longLink: string | null;
}

/** Collects an extension header; null when it is too long. */
function collect(size: number, done: (bytes: Uint8Array) => void): ContentSink | null {
  if (size > metaLimit) return null;
  const bytes = new Uint8Array(size);
  let filled = 0;
  return {
    data(piece) {
      bytes.set(piece, filled);
      filled += piece.length;
    },
    end: () => done(bytes),
  };
}

interface Walk {
  state: TarWalker['state'];
  offset: number;
  /** Bytes of content that are still to come, then bytes of padding. */
  content: number;
  padding: number;
  sink: ContentSink | null;
  zeroBlocks: number;
  pending: Pending;
  /** Takes blocks instead of `takeHeader` while a sparse file's map is read. */
  takeBlock: ((block: Uint8Array) => void) | null;
}

const nothingPending = (): Pending => ({ pax: null, longName: null, longLink: null });

function beginContent(walk: Walk, size: number, sink: ContentSink | null): void {
  walk.content = size;
  walk.padding = (512 - (size % 512)) % 512;
  walk.sink = sink;
  if (size === 0) endContent(walk);
}

function endContent(walk: Walk): void {
  const { sink } = walk;
  walk.sink = null;
  sink?.end();
}

const damage = (walk: Walk): void => {
  walk.state = 'damaged';
};

/** An extension header: what it says holds for the next entry. */
function takeExtension(walk: Walk, { type, size }: PlainHeader): boolean {
  const { pending } = walk;
  const take: Readonly<Record<string, (bytes: Uint8Array) => void>> = {
    x: (bytes) => {
      const records = readPax(bytes);
      if (records === null) damage(walk);
      else pending.pax = paxFacts(records);
    },
    L: (bytes) => (pending.longName = textField(bytes, 0, bytes.length)),
    K: (bytes) => (pending.longLink = textField(bytes, 0, bytes.length)),
    // Global headers are passed over: engines, too, read them and let no entry be changed by them.
    g: () => undefined,
  };
  const done = take[type === 'X' ? 'x' : type];
  if (done === undefined) return false;
  const sink = collect(size, done);
  if (sink === null) damage(walk);
  else beginContent(walk, size, sink);
  return true;
}

function visit(walk: Walk, header: TarHeader, visitor: VisitEntry): void {
  if (header.sparse !== null && !isSoundMap(header.sparse, header.size, header.stored)) {
    damage(walk);
    return;
  }
  const sink = visitor(header);
  if (sink === 'stop') walk.state = 'stopped';
  else beginContent(walk, header.stored, sink);
}

/** Reads blocks until a sparse file's map is whole, then goes on with its content. */
function gatherBlocks(walk: Walk, take: (block: Uint8Array) => 'more' | 'done'): void {
  let blocks = 0;
  walk.takeBlock = (block) => {
    blocks += 1;
    if (blocks * 512 > metaLimit) damage(walk);
    // Whoever is done goes on by itself; `visit` begins the content.
    else if (take(block) === 'done') walk.takeBlock = null;
  };
}

/** Old GNU sparse file: four pieces in the header, more in the blocks behind it. */
function takeOldSparse(
  walk: Walk,
  block: Uint8Array,
  header: TarHeader,
  visitor: VisitEntry,
): void {
  const size = numberField(block, 483, 12);
  const pieces = readOldPieces(block, 386, 4);
  const finish = (): void =>
    visit(walk, { ...header, size, offset: walk.offset, sparse: { pieces } }, visitor);
  if (block[482] !== 1) return finish();
  gatherBlocks(walk, (more) => {
    pieces.push(...readOldPieces(more, 0, 21));
    if (more[504] === 1) return 'more';
    finish();
    return 'done';
  });
}

/** PAX sparse file, format 1.0: the map is the first blocks of what is stored. */
function takeLeadingMap(walk: Walk, header: TarHeader, visitor: VisitEntry): void {
  const read = leadingMapReader();
  let length = 0;
  gatherBlocks(walk, (block) => {
    length += block.length;
    const sparse = read(block);
    if (sparse === null) return 'more';
    const stored = header.stored - length;
    visit(walk, { ...header, offset: walk.offset, stored, sparse }, visitor);
    return 'done';
  });
}

/** Header and extensions together; null when a number of it is none. */
function complete(plain: PlainHeader, pending: Pending, offset: number): TarHeader | null {
  const { pax, longName, longLink } = pending;
  const name = pax?.sparseName ?? pax?.path ?? longName ?? plain.name;
  const kind = kindOf({ type: plain.type, name });
  const stored = hasContent(plain.type) && kind !== 'directory' ? (pax?.size ?? plain.size) : 0;
  const header = {
    uid: pax?.uid ?? plain.uid,
    gid: pax?.gid ?? plain.gid,
    mode: plain.mode,
    stored,
    size: pax?.sparseSize ?? stored,
  };
  const sound = Object.values(header).every((value) => Number.isSafeInteger(value) && value >= 0);
  // An entry of an unknown type puts nothing anywhere, but its content has to be passed over.
  if (!sound) return null;
  return {
    ...header,
    name,
    kind: kind ?? 'file',
    linkName: pax?.linkPath ?? longLink ?? plain.linkName,
    modifiedAt: pax?.modifiedAt ?? (Number.isNaN(plain.modifiedAt) ? 0 : plain.modifiedAt),
    offset,
    sparse: null,
  };
}

function takeHeader(walk: Walk, block: Uint8Array, visitor: VisitEntry): void {
  if (block[0] === 0 && isZeroBlock(block)) {
    walk.zeroBlocks += 1;
    if (walk.zeroBlocks === 2) walk.state = 'complete';
    return;
  }
  walk.zeroBlocks = 0;
  if (!isHeader(block)) return damage(walk);
  const plain = readHeader(block);
  if (takeExtension(walk, plain)) return;
  const { pending } = walk;
  walk.pending = nothingPending();
  const header = complete(plain, pending, walk.offset);
  if (header === null) return damage(walk);
  if (kindOf({ type: plain.type, name: header.name }) === null) {
    return beginContent(walk, header.stored, null);
  }
  if (plain.type === 'S') return takeOldSparse(walk, block, header, visitor);
  if (pending.pax?.leadingMap) return takeLeadingMap(walk, header, visitor);
  visit(walk, { ...header, sparse: pending.pax?.sparse ?? null }, visitor);
}

/** Hands content on and passes padding over, from `at` on; gives where it stopped. */
function takeContent(walk: Walk, chunk: Uint8Array, at: number): number {
  if (walk.content > 0) {
    const length = Math.min(walk.content, chunk.length - at);
    walk.content -= length;
    walk.offset += length;
    // Nothing is copied: what nobody wants is not even cut out.
    walk.sink?.data(chunk.subarray(at, at + length));
    if (walk.content === 0) endContent(walk);
    return at + length;
  }
  const length = Math.min(walk.padding, chunk.length - at);
  walk.padding -= length;
  walk.offset += length;
  return at + length;
}

/**
 * Reads a tar archive as it comes: ustar, PAX, GNU long names, star prefixes, base-256 numbers and
 * sparse files of all four forms. It keeps one block and one extension header (1 MiB at most), nothing
 * of the content.
 */
export function createTarWalker(visitor: VisitEntry): TarWalker {
  const walk: Walk = {
    state: 'reading',
    offset: 0,
    content: 0,
    padding: 0,
    sink: null,
    zeroBlocks: 0,
    pending: nothingPending(),
    takeBlock: null,
  };
  const partial = new Uint8Array(512);
  let filled = 0;
  const takeBlock = (block: Uint8Array): void => {
    walk.offset += 512;
    if (walk.takeBlock) walk.takeBlock(block);
    else takeHeader(walk, block, visitor);
  };
  return {
    get state() {
      return walk.state;
    },
    get offset() {
      return walk.offset;
    },
    push(chunk) {
      let at = 0;
      while (at < chunk.length && walk.state === 'reading') {
        if (walk.content > 0 || walk.padding > 0) {
          at = takeContent(walk, chunk, at);
        } else if (filled === 0 && chunk.length - at >= 512) {
          takeBlock(chunk.subarray(at, at + 512));
          at += 512;
        } else {
          const length = Math.min(512 - filled, chunk.length - at);
          partial.set(chunk.subarray(at, at + length), filled);
          filled += length;
          at += length;
          if (filled < 512) continue;
          filled = 0;
          takeBlock(partial);
        }
      }
      walk.offset += chunk.length - at;
    },
    end() {
      if (walk.state !== 'reading') return;
      // As engines read it, the blocks of zeros at the end may be missing, and the last padding.
      const whole = filled === 0 && walk.content === 0 && walk.takeBlock === null;
      walk.state = whole ? 'complete' : 'damaged';
    },
  };
}
