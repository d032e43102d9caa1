import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { openFolder } from '../output/folder.ts';
import { openWholeFile } from '../output/whole-file.ts';

/** Bytes of the largest index that is read. */
const indexLimit = 4 << 20;

const descriptor = z.looseObject({
  digest: z.string(),
  annotations: z.record(z.string(), z.string()).optional(),
});
/** What an index tells of one of its manifests; kept whole, whatever else is in it. */
export type Descriptor = z.infer<typeof descriptor>;

const index = z.looseObject({ schemaVersion: z.literal(2), manifests: z.array(descriptor) });
type Index = z.infer<typeof index>;

/** Names a manifest in an OCI image layout. (OCI image specification, `annotations.md`.) */
const nameAnnotation = 'org.opencontainers.image.ref.name';

const emptyIndex: Index = {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [],
};

/** The text of a small file in a folder, no link followed. Throws the error of the file system. */
async function readText(root: string, name: string): Promise<string | null> {
  const folder = await openFolder(root);
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
    const file = await open(folder.child(name), flags);
    try {
      return (await file.stat()).size > indexLimit ? null : await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } finally {
    await folder.close();
  }
}

/** The index of a folder; null when there is none that can be read. */
async function readIndex(root: string): Promise<Index | null> {
  try {
    const text = await readText(root, 'index.json');
    return text === null ? null : (index.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/**
 * Digest of the manifest that has a tag in a folder of the OCI image layout; null when there is none, or
 * no such folder.
 *
 * @param root absolute and real
 */
export async function taggedDigest(root: string, tag: string): Promise<string | null> {
  const found = (await readIndex(root))?.manifests.find(
    ({ annotations }) => annotations?.[nameAnnotation] === tag,
  );
  return found?.digest ?? null;
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await openWholeFile(path);
  try {
    await file.write(Buffer.from(text));
    await file.finish();
  } finally {
    await file.discard();
  }
}

/** A descriptor as JSON, as BuildKit tells it; null for what is none. */
export function parseDescriptor(json: string): Descriptor | null {
  try {
    return descriptor.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Gives a tag to a manifest of a folder of the OCI image layout, and takes it from the one that had it.
 *
 * @param root absolute and real
 * @throws the error of the file system
 */
export async function tagManifest(root: string, tag: string, manifest: Descriptor): Promise<void> {
  const before = (await readIndex(root)) ?? emptyIndex;
  const others = before.manifests.filter(
    ({ annotations }) => annotations?.[nameAnnotation] !== tag,
  );
  const annotations = { ...manifest.annotations, [nameAnnotation]: tag };
  const manifests = [...others, { ...manifest, annotations }];
  await writeText(join(root, 'index.json'), JSON.stringify({ ...before, manifests }));
  await writeText(join(root, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
}
