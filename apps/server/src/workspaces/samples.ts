import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalizedText } from '@stagecraft/contracts';
import type { Sample } from '@stagecraft/contracts';
import * as z from 'zod';

const description = 'sample.json';
const sampleId = /^[a-z0-9][a-z0-9-]{0,63}$/;
const SampleFile = z.object({
  title: LocalizedText,
  description: LocalizedText,
  order: z.number(),
});

async function readSample(
  folder: string,
  id: string,
): Promise<(Sample & { order: number }) | null> {
  const text = await readFile(join(folder, id, description), 'utf8').catch(() => null);
  return text === null ? null : { id, ...SampleFile.parse(JSON.parse(text)) };
}

/**
 * The samples that ship with Stagecraft, in their order.
 *
 * @param folder absolute path of the repository's `samples`; a missing folder has none
 * @throws when a `sample.json` of ours is wrong
 */
export async function listSamples(folder: string): Promise<Sample[]> {
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(
    names.filter((name) => sampleId.test(name)).map((id) => readSample(folder, id)),
  );
  return read
    .filter((sample) => sample !== null)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ id, title, description: text }) => ({ id, title, description: text }));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/**
 * Copies a sample to `samples/<id>` of the data folder, unless a copy is there: that one may hold
 * the user's work. Gives the copy's absolute path; null when there is no such sample.
 */
export async function copySample(
  folder: string,
  id: string,
  dataFolder: string,
): Promise<string | null> {
  if (!sampleId.test(id) || (await readSample(folder, id)) === null) return null;
  const copies = join(dataFolder, 'samples');
  const target = join(copies, id);
  if (await isFolder(target)) return target;
  await mkdir(copies, { recursive: true });
  const source = join(folder, id);
  const fresh = join(copies, `.${id}-${randomBytes(6).toString('hex')}`);
  try {
    await cp(source, fresh, {
      recursive: true,
      filter: (path) => path !== join(source, description),
    });
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Two tabs at once: the other's copy is as good.
    if (!(await isFolder(target))) throw error;
  }
  return target;
}
