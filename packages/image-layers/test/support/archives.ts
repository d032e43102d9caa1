import { createHash } from 'node:crypto';
import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';

export interface Packed extends Pick<Header, 'name'>, Partial<Omit<Header, 'name'>> {
  readonly content?: string | Uint8Array;
}

/** A tar archive of these entries, as tar-stream writes it. */
export async function tarOf(entries: readonly Packed[]): Promise<Buffer> {
  const archive = pack();
  for (const { content = '', ...header } of entries) {
    archive.entry(header, Buffer.from(content));
  }
  archive.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of archive) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** What comes over a connection: pieces of this many bytes. */
export async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** One header block by its fields, with its checksum. */
export function headerBlock(fields: {
  readonly name: string;
  readonly type?: string;
  readonly size?: number | Buffer;
  readonly magic?: string;
  readonly more?: readonly (readonly [number, string | Buffer])[];
}): Buffer {
  const { name, type = '0', size = 0, magic = 'ustar\0' + '00', more = [] } = fields;
  const block = Buffer.alloc(512);
  block.write(name, 'latin1');
  block.write('0000644\0' + '0000001\0' + '0000002\0', 100);
  if (typeof size === 'number') block.write(size.toString(8).padStart(11, '0'), 124);
  else size.copy(block, 124);
  block.write('00000000012\0', 136);
  block.write(type, 156);
  block.write(magic, 257, 'latin1');
  for (const [at, value] of more) Buffer.from(value).copy(block, at);
  block.write('        ', 148);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Content up to a full block. */
export function padded(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

export const endBlocks = Buffer.alloc(1024);

/** A PAX header with these records. */
export function paxHeader(records: Readonly<Record<string, string>> | string, type = 'x'): Buffer {
  const body =
    typeof records === 'string' ? records : Object.entries(records).map(paxRecord).join('');
  const size = Buffer.byteLength(body);
  return Buffer.concat([headerBlock({ name: 'PaxHeader', type, size }), padded(body)]);
}

export function paxRecord([key, value]: readonly [string, string]): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length += 1;
  return `${String(length)} ${key}=${value}\n`;
}

/** A zstd frame of raw blocks, which unpack to themselves, or of one repeated byte. */
export function zstdFrame(content: Uint8Array, window = 0x38): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at === 0 || at < content.length; at += 100_000) {
    const piece = content.subarray(at, at + 100_000);
    const last = at + 100_000 >= content.length ? 1 : 0;
    const header = Buffer.alloc(3);
    header.writeUIntLE((piece.length << 3) | last, 0, 3);
    blocks.push(header, Buffer.from(piece));
  }
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, window]), ...blocks]);
}

/** An image's archive in the old layout: the manifest comes last. */
export async function savedOld(
  layers: readonly Uint8Array[],
  links: Readonly<Record<number, number>> = {},
): Promise<Buffer> {
  const files = layers.map((_, at) => `${sha256(Buffer.from(`v1 ${String(at)}`))}/layer.tar`);
  const config = JSON.stringify({
    rootfs: { diff_ids: layers.map((one) => `sha256:${sha256(one)}`) },
  });
  const manifest = [{ Config: 'config.json', RepoTags: ['a:b'], Layers: files }];
  return tarOf([
    ...layers.flatMap((content, at): Packed[] => {
      const name = files[at] ?? '';
      const to = links[at];
      return to === undefined
        ? [{ name, content }]
        : [{ name, type: 'symlink', linkname: `../${files[to] ?? ''}` }];
    }),
    { name: 'config.json', content: config },
    { name: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
}

const blob = (bytes: Uint8Array | string): Packed => {
  const content = Buffer.from(bytes);
  return { name: `blobs/sha256/${sha256(content)}`, content };
};

const descriptor = ({ name, content }: Packed, more: object = {}): object => ({
  digest: `sha256:${name.split('/').at(-1) ?? ''}`,
  size: content?.length,
  ...more,
});

/** An image's archive as an OCI layout: an index within the index, with an attestation beside the image. */
export async function savedOci(
  layers: readonly { readonly tar: Uint8Array; readonly packed: Uint8Array }[],
): Promise<Buffer> {
  const diffIds = layers.map(({ tar }) => `sha256:${sha256(tar)}`);
  const config = blob(JSON.stringify({ rootfs: { diff_ids: diffIds } }));
  const blobs = layers.map(({ packed }) => blob(packed));
  const manifest = blob(
    JSON.stringify({ config: descriptor(config), layers: blobs.map((one) => descriptor(one)) }),
  );
  const statement = blob(JSON.stringify({ predicate: {} }));
  const attestation = blob(
    JSON.stringify({ config: descriptor(config), layers: [descriptor(statement)] }),
  );
  const index = blob(
    JSON.stringify({
      manifests: [
        descriptor(attestation, {
          platform: { os: 'unknown', architecture: 'unknown' },
          annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
        }),
        descriptor(manifest, { platform: { os: 'linux', architecture: 'amd64' } }),
      ],
    }),
  );
  const top = JSON.stringify({ manifests: [descriptor(index)] });
  const all = [...blobs, attestation, config, index, manifest, statement];
  const once = [...new Map(all.map((one) => [one.name, one])).values()];
  return tarOf([
    ...once,
    { name: 'index.json', content: top },
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
  ]);
}
