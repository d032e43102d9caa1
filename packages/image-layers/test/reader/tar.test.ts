import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTarWalker } from '../../src/tar/walk.ts';
import type { TarHeader, TarWalker } from '../../src/tar/walk.ts';
import { expandSparse } from '../../src/tar/sparse.ts';
import {
  endBlocks,
  headerBlock,
  padded,
  paxHeader,
  paxRecord,
  tarOf,
  type Packed,
} from '../support/archives.ts';

interface Read {
  readonly state: TarWalker['state'];
  readonly entries: readonly (TarHeader & { readonly content: string })[];
}

/** Walks an archive that comes in pieces, with all content; holes of sparse files as zeros. */
function walk(bytes: Uint8Array, size = 700): Read {
  const entries: (TarHeader & { content: string })[] = [];
  const walker = createTarWalker((header) => {
    const pieces: Buffer[] = [];
    const sink = {
      data: (piece: Uint8Array) => pieces.push(Buffer.from(piece)),
      end: () => entries.push({ ...header, content: Buffer.concat(pieces).toString('latin1') }),
    };
    return header.sparse === null ? sink : expandSparse(header.sparse, header.size, sink);
  });
  for (let at = 0; at < bytes.length; at += size) walker.push(bytes.subarray(at, at + size));
  walker.end();
  return { state: walker.state, entries };
}

const base256 = (value: number): Buffer => {
  const field = Buffer.alloc(12);
  field.writeBigUInt64BE(BigInt(value), 4);
  field[0] = 0x80;
  return field;
};

const octal = (value: number): string => value.toString(8).padStart(11, '0');
const long = `${'d'.repeat(90)}/${'文'.repeat(60)}`;
const sparseContent = `\0\0\0abc${'\0'.repeat(94)}`;
const oldSparse = { type: 'S', magic: 'ustar  \0' };

const forms: readonly (readonly [string, Buffer, Partial<Read['entries'][number]>])[] = [
  ['a plain entry', headerBlock({ name: 'a/b' }), { name: 'a/b', mode: 0o644, uid: 1, gid: 2 }],
  ['a time', headerBlock({ name: 'a' }), { modifiedAt: 10_000 }],
  ['a prefix', headerBlock({ name: 'b', more: [[345, 'pre/fix']] }), { name: 'pre/fix/b' }],
  [
    'no prefix in GNU’s format, which has times there',
    headerBlock({ name: 'b', magic: 'ustar  \0', more: [[345, '00000000012']] }),
    { name: 'b' },
  ],
  ['a name of 100 letters', headerBlock({ name: 'n'.repeat(100) }), { name: 'n'.repeat(100) }],
  [
    'a GNU long name and link',
    Buffer.concat([
      headerBlock({ name: '././@LongLink', type: 'L', size: Buffer.byteLength(long) + 1 }),
      padded(`${long}\0`),
      headerBlock({ name: '././@LongLink', type: 'K', size: Buffer.byteLength(long) + 1 }),
      padded(`${long}\0`),
      headerBlock({ name: 'short', type: '2' }),
    ]),
    { name: long, linkName: long, kind: 'symlink' },
  ],
  [
    'PAX records',
    Buffer.concat([
      paxHeader({ path: long, linkpath: 'to', uid: '3000000', gid: '4000000', mtime: '12.3456' }),
      headerBlock({ name: 'short', type: '2' }),
    ]),
    { name: long, linkName: 'to', uid: 3_000_000, gid: 4_000_000, modifiedAt: 12_345 },
  ],
  [
    'a PAX size',
    Buffer.concat([paxHeader({ size: '3' }), headerBlock({ name: 'a' }), padded('xyz')]),
    { size: 3, content: 'xyz' },
  ],
  [
    'global PAX records, which change no entry',
    Buffer.concat([paxHeader({ path: 'other', comment: 'c' }, 'g'), headerBlock({ name: 'own' })]),
    { name: 'own' },
  ],
  [
    'a base-256 size',
    Buffer.concat([headerBlock({ name: 'a', size: base256(4) }), padded('four')]),
    { size: 4, content: 'four' },
  ],
  [
    'a size on a link, which has no content',
    headerBlock({ name: 'l', type: '1', size: 99 }),
    { size: 0, kind: 'hardlink' },
  ],
  ['an old folder', headerBlock({ name: 'f/', type: '\0', magic: '' }), { kind: 'directory' }],
  ['a device', headerBlock({ name: 'd', type: '3' }), { kind: 'char' }],
  ['a name that is not UTF-8', headerBlock({ name: 'caf\xe9' }), { name: 'caf\\xe9' }],
  [
    'an old sparse file',
    Buffer.concat([
      headerBlock({
        name: 's',
        size: 3,
        ...oldSparse,
        more: [
          [386, `${octal(3)}\0${octal(3)}\0${octal(100)}\0${octal(0)}\0`],
          [483, octal(100)],
        ],
      }),
      padded('abc'),
    ]),
    { size: 100, stored: 3, content: sparseContent },
  ],
  [
    'an old sparse file with more pieces behind its header',
    Buffer.concat([
      headerBlock({
        name: 's',
        size: 5,
        ...oldSparse,
        more: [
          [386, [0, 1, 2, 1, 4, 1, 6, 1].map((one) => `${octal(one)}\0`).join('')],
          [482, Buffer.from([1])],
          [483, octal(10)],
        ],
      }),
      padded(`${octal(8)}\0${octal(1)}\0`),
      padded('abcde'),
    ]),
    { size: 10, content: 'a\0b\0c\0d\0e\0' },
  ],
  [
    'a sparse file of PAX format 0.0',
    Buffer.concat([
      paxHeader(
        [
          ['GNU.sparse.size', '100'],
          ['GNU.sparse.numblocks', '1'],
          ['GNU.sparse.offset', '3'],
          ['GNU.sparse.numbytes', '3'],
        ]
          .map(([key = '', value = '']) => paxRecord([key, value]))
          .join(''),
      ),
      headerBlock({ name: 's', size: 3 }),
      padded('abc'),
    ]),
    { size: 100, content: sparseContent },
  ],
  [
    'a sparse file of PAX format 0.1',
    Buffer.concat([
      paxHeader({
        'GNU.sparse.size': '100',
        'GNU.sparse.map': '3,3,100,0',
        'GNU.sparse.name': 'real',
      }),
      headerBlock({ name: 'GNUSparseFile.1/s', size: 3 }),
      padded('abc'),
    ]),
    { name: 'real', size: 100, content: sparseContent },
  ],
  [
    'a sparse file of PAX format 1.0',
    Buffer.concat([
      paxHeader({
        'GNU.sparse.major': '1',
        'GNU.sparse.minor': '0',
        'GNU.sparse.name': 'real',
        'GNU.sparse.realsize': '100',
      }),
      headerBlock({ name: 'GNUSparseFile.1/s', size: 515 }),
      padded('2\n3\n3\n100\n0\n'),
      padded('abc'),
    ]),
    { name: 'real', size: 100, stored: 3, content: sparseContent },
  ],
];

describe.each([1, 512, 700, 100_000])('a tar archive in pieces of %i bytes', (size) => {
  it.each(forms)('with %s', (_name, bytes, expected) => {
    const after = headerBlock({ name: 'after' });
    const read = walk(Buffer.concat([bytes, after, endBlocks]), size);
    expect(read.state).toBe('complete');
    expect(read.entries.map(({ name }) => name)).toEqual([read.entries[0]?.name, 'after']);
    expect(read.entries[0]).toMatchObject(expected);
  });
});

describe('what is no sound archive', () => {
  const broken: readonly (readonly [string, Buffer])[] = [
    ['a wrong checksum', Buffer.alloc(512, 'x')],
    [
      'content that breaks off',
      Buffer.concat([headerBlock({ name: 'a', size: 6000 }), padded('x')]),
    ],
    ['a negative size', headerBlock({ name: 'a', size: Buffer.alloc(12, 0xff) })],
    [
      'a size beyond counting',
      headerBlock({
        name: 'a',
        size: Buffer.from('\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff', 'latin1'),
      }),
    ],
    ['an endless extension', headerBlock({ name: 'a', type: 'x', size: 2 ** 30 })],
    ['an extension that is none', paxHeader('99 path=a\n')],
    [
      'a sparse map beyond the file',
      Buffer.concat([
        paxHeader({ 'GNU.sparse.size': '10', 'GNU.sparse.map': '8,3' }),
        headerBlock({ name: 's', size: 3 }),
      ]),
    ],
    [
      'a sparse map of nothing but digits',
      Buffer.concat([
        paxHeader({ 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.realsize': '9' }),
        headerBlock({ name: 's', size: 2 ** 21 }),
        Buffer.alloc(2 ** 21, '1'),
      ]),
    ],
  ];
  it.each(broken)('%s is damaged', (_name, bytes) => {
    expect(walk(Buffer.concat([bytes, endBlocks])).state).toBe('damaged');
  });
});

const kinds = ['file', 'directory', 'symlink', 'link'] as const;
const packed = fc.record({
  name: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
    .filter((name) => !/[\0/]|^\.*$|\\/.test(name)),
  type: fc.constantFrom(...kinds),
  // tar-stream takes 0 for not given.
  mode: fc.integer({ min: 1, max: 0o7777 }),
  uid: fc.nat(0o777_777),
  gid: fc.nat(0o777_777),
  content: fc.uint8Array({ maxLength: 1500 }),
});

it('reads what tar-stream writes, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(packed, { maxLength: 8 }),
      fc.integer({ min: 1, max: 2000 }),
      async (all, size) => {
        const entries = all.map(({ content, ...one }): Packed => {
          const isFile = one.type === 'file';
          const isLink = one.type === 'symlink' || one.type === 'link';
          return { ...one, content: isFile ? content : '', ...(isLink ? { linkname: 'to' } : {}) };
        });
        const read = walk(await tarOf(entries), size);
        expect(read.state).toBe('complete');
        expect(
          read.entries.map((one) => ({ ...one, name: one.name.replace(/\/$/, '') })),
        ).toMatchObject(
          entries.map(({ name, type, mode, uid, gid, content = '' }) => ({
            name,
            kind: type === 'link' ? 'hardlink' : type,
            mode,
            uid,
            gid,
            content: Buffer.from(content).toString('latin1'),
          })),
        );
      },
    ),
    { numRuns: 100 },
  );
});
