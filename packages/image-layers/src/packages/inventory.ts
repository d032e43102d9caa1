import { entryAt, type MergedTree } from '../tree/merge.ts';
import type { LayerContents } from '../types.ts';
import { readApkInstalled } from './apk.ts';
import { readDpkgList, readDpkgStatus, readMd5sums } from './dpkg.ts';
import { readRpmDatabase } from './rpm.ts';
import type { Package } from './types.ts';

/** Contents of files of the merged image by their paths; those that cannot be had are left out. */
export type ReadFiles = (paths: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;

export interface PackageInventory {
  /** By manager and name. */
  readonly packages: readonly Package[];
  /** Databases that are in the image, as paths. */
  readonly databases: readonly string[];
  /** Of these, those that could not be read: cut off, damaged or of a kind that is not known. */
  readonly unreadable: readonly string[];
}

const dpkgStatus = 'var/lib/dpkg/status';
const dpkgInfo = 'var/lib/dpkg/info';
const dpkgParts = 'var/lib/dpkg/status.d';
const apkDatabases = ['lib/apk/db/installed', 'usr/lib/apk/db/installed'];
const rpmFolders = ['var/lib/rpm', 'usr/lib/sysimage/rpm', 'usr/share/rpm'];
const rpmFiles = ['rpmdb.sqlite', 'Packages.db', 'Packages'];

const decoder = new TextDecoder();

/** The merged tree, with the layers that it is made of. */
interface Image {
  readonly layers: readonly LayerContents[];
  readonly tree: MergedTree;
}

/** Whether there is a file, under its own name or as a hard link. */
function hasFile({ layers, tree }: Image, path: string): boolean {
  const node = tree.find(path);
  return node !== null && entryAt(layers, node.linked ?? node)?.kind === 'file';
}

/** Paths of the files in a folder. */
function filesIn(image: Image, folder: string): readonly string[] {
  const names = image.tree.find(folder)?.children?.keys() ?? [];
  return [...names].map((name) => `${folder}/${name}`).filter((path) => hasFile(image, path));
}

/** Files of all package databases that the merged tree has. */
function databaseFiles(image: Image): readonly string[] {
  const single = [
    dpkgStatus,
    ...apkDatabases,
    ...rpmFolders.flatMap((folder) => rpmFiles.map((name) => `${folder}/${name}`)),
  ].filter((path) => hasFile(image, path));
  return [...single, ...filesIn(image, dpkgParts)];
}

/** Files that tell what dpkg's packages own. Images without them have sums beside `status.d`. */
function ownershipFiles(image: Image): readonly string[] {
  return filesIn(image, dpkgInfo).filter((path) => path.endsWith('.list'));
}

function dpkgPackages(texts: ReadonlyMap<string, string>): readonly Package[] {
  const found: Package[] = [];
  for (const [path, text] of texts) {
    const part = path.startsWith(`${dpkgParts}/`);
    if ((path !== dpkgStatus && !part) || path.endsWith('.md5sums')) continue;
    for (const one of readDpkgStatus(text)) {
      const list =
        texts.get(`${dpkgInfo}/${one.name}:${one.architecture}.list`) ??
        texts.get(`${dpkgInfo}/${one.name}.list`);
      const sums = part ? texts.get(`${path}.md5sums`) : undefined;
      found.push({ ...one, files: list ? readDpkgList(list) : readMd5sums(sums ?? '') });
    }
  }
  return found;
}

const byName = (a: Package, b: Package): number =>
  a.manager.localeCompare(b.manager) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * What dpkg, apk and rpm have installed, read from their databases in the merged image.
 * @param layers of the image, base first
 * @param tree the merged tree of all of them
 * @param read reads files of that tree; those that it leaves out count as unreadable
 */
export async function listPackages(
  layers: readonly LayerContents[],
  tree: MergedTree,
  read: ReadFiles,
): Promise<PackageInventory> {
  const image: Image = { layers, tree };
  const databases = databaseFiles(image);
  if (databases.length === 0) return { packages: [], databases, unreadable: [] };
  const contents = await read([...databases, ...ownershipFiles(image)]);
  const texts = new Map<string, string>();
  const packages: Package[] = [];
  const unreadable = databases.filter((path) => !contents.has(path));
  for (const [path, bytes] of contents) {
    if (rpmFolders.some((folder) => path.startsWith(`${folder}/`))) {
      const found = readRpmDatabase(bytes);
      if (found === null) unreadable.push(path);
      else packages.push(...found);
    } else texts.set(path, decoder.decode(bytes));
  }
  packages.push(...dpkgPackages(texts));
  for (const path of apkDatabases) packages.push(...readApkInstalled(texts.get(path) ?? ''));
  return {
    packages: packages.toSorted(byName),
    databases: databases.filter((path) => !path.endsWith('.md5sums')),
    unreadable,
  };
}
