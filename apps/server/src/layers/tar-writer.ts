import type { LayerEntry } from '@stagecraft/image-layers';

const types: Readonly<Record<LayerEntry['kind'], string>> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  char: '3',
  block: '4',
  directory: '5',
  fifo: '6',
};

/** Largest number that eleven octal digits hold. */
const octalLimit = 8 ** 11;

function block(fill: (header: Buffer) => void): Buffer {
  const header = Buffer.alloc(512);
  header.write('ustar\0' + '00', 257, 'latin1');
  fill(header);
  header.write('        ', 148, 'latin1');
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** Bytes up to the next full block. */
export const padding = (size: number): Buffer => Buffer.alloc((512 - (size % 512)) % 512);

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  // The length counts its own digits, which may make it one digit longer.
  const length = bytes + String(bytes + String(bytes).length).length;
  return `${String(length)}${rest}`;
}

/** An extended header with what the plain one has no room for; empty when it has. */
function extension(entry: LayerEntry): Buffer {
  const fits = (text: string, bytes: number): boolean =>
    Buffer.byteLength(text) <= bytes && /^[\x20-\x7e]*$/.test(text);
  const records = [
    ...(fits(entry.path, 100) ? [] : [record('path', entry.path)]),
    ...(fits(entry.linkTarget, 100) ? [] : [record('linkpath', entry.linkTarget)]),
    ...(entry.size < octalLimit ? [] : [record('size', String(entry.size))]),
    ...(entry.uid < 8 ** 7 ? [] : [record('uid', String(entry.uid))]),
    ...(entry.gid < 8 ** 7 ? [] : [record('gid', String(entry.gid))]),
  ];
  if (records.length === 0) return Buffer.alloc(0);
  const body = Buffer.from(records.join(''));
  const header = block((bytes) => {
    bytes.write('PaxHeader', 0, 'latin1');
    bytes.write(octal(body.length, 11), 124, 'latin1');
    bytes.write('x', 156, 'latin1');
  });
  return Buffer.concat([header, body, padding(body.length)]);
}

/** The header of an entry in a tar archive (POSIX ustar, with PAX where that is not enough). */
export function tarHeader(entry: LayerEntry): Buffer {
  const seconds = Math.max(0, Math.floor(entry.modifiedAt / 1000));
  const plain = block((bytes) => {
    bytes.write(entry.path, 0, 100, 'utf8');
    bytes.write(octal(entry.mode, 7), 100, 'latin1');
    bytes.write(octal(entry.uid % 8 ** 7, 7), 108, 'latin1');
    bytes.write(octal(entry.gid % 8 ** 7, 7), 116, 'latin1');
    bytes.write(octal(entry.size % octalLimit, 11), 124, 'latin1');
    bytes.write(octal(seconds % octalLimit, 11), 136, 'latin1');
    bytes.write(types[entry.kind], 156, 'latin1');
    bytes.write(entry.linkTarget, 157, 100, 'utf8');
  });
  return Buffer.concat([extension(entry), plain]);
}

/** What ends an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(1024);
