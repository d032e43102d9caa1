import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentsOf, readStoredLayer, storeLayer } from '@stagecraft/image-layers/reader';
import type { ReadLayer } from '@stagecraft/image-layers/reader';
import type { LayerContents } from '@stagecraft/image-layers';

/** Bytes of all kept layers; those that were asked for longest ago go first. */
const keptBytes = 512 * 2 ** 20;
/** Names of files in archives that are remembered. */
const keptNames = 20_000;

/**
 * What is known of layers, by diff id, in the data folder. Deleting it loses nothing but time; what is
 * damaged or of another version counts as not there.
 */
export interface LayerStore {
  /** Diff ids of the layers that are kept. */
  list(): Promise<ReadonlySet<string>>;
  read(diffId: string): Promise<LayerContents | null>;
  /** A layer that can't be written is not kept: it is read anew the next time. */
  write(diffId: string, layer: ReadLayer): Promise<void>;
  /**
   * Under which names engines have the layers in their archives: file → diff id. They are made of
   * digests of what the file holds, so one name means one layer for ever.
   */
  names(): Promise<ReadonlyMap<string, string>>;
  addNames(names: ReadonlyMap<string, string>): Promise<void>;
}

const suffix = '.layer';

/** `sha256:…` as the name of a file; null for an id that is none. */
function fileOf(diffId: string): string | null {
  return /^sha256:[0-9a-f]{64}$/.test(diffId) ? `${diffId.slice('sha256:'.length)}${suffix}` : null;
}

async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    await writeFile(temporary, bytes, { mode: 0o600 });
    await rename(temporary, path);
  } catch {
    // Without room or permission nothing is kept, which costs only time.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Removes what was used longest ago, until the rest is small enough. */
async function makeRoom(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  const facts = await Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      return { path, bytes: found?.size ?? 0, usedAt: found?.mtimeMs ?? 0 };
    }),
  );
  let bytes = 0;
  for (const file of facts.sort((a, b) => b.usedAt - a.usedAt)) {
    bytes += file.bytes;
    if (bytes > keptBytes) await rm(file.path, { force: true }).catch(() => undefined);
  }
}

function parseNames(text: string): Map<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    const pairs = Object.entries(Object(value)).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    return new Map(pairs);
  } catch {
    return new Map();
  }
}

/** @param dataFolder absolute path */
export function createLayerStore(dataFolder: string): LayerStore {
  const folder = join(dataFolder, 'cache', 'layers');
  const namesPath = join(dataFolder, 'cache', 'layer-names.json');
  const names = async (): Promise<Map<string, string>> =>
    parseNames(await readFile(namesPath, 'utf8').catch(() => ''));
  return {
    names,
    async list() {
      const files = await readdir(folder).catch(() => []);
      const layers = files.filter((name) => name.endsWith(suffix));
      return new Set(layers.map((name) => `sha256:${name.slice(0, -suffix.length)}`));
    },
    async read(diffId) {
      const name = fileOf(diffId);
      if (name === null) return null;
      const path = join(folder, name);
      const bytes = await readFile(path).catch(() => null);
      const layer = bytes === null ? null : readStoredLayer(bytes);
      if (layer === null) {
        await rm(path, { force: true }).catch(() => undefined);
        return null;
      }
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return contentsOf(diffId, layer);
    },
    async write(diffId, layer) {
      const name = fileOf(diffId);
      if (name === null) return;
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
      await writeWhole(join(folder, name), storeLayer(layer));
      await makeRoom(folder);
    },
    async addNames(added) {
      const all = [...(await names()), ...added].slice(-keptNames);
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
      await writeWhole(namesPath, JSON.stringify(Object.fromEntries(all)));
    },
  };
}
