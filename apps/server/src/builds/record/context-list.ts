import { createHash } from 'node:crypto';
import { access, open, rename, rm } from 'node:fs/promises';
import { ContextFile } from '@stagecraft/contracts';
import type { ContextTotals } from '@stagecraft/contracts';
import type { FileHashes } from './file-hashes.ts';
import { jsonOf, linesOf } from './lines.ts';
import type { RecordFiles } from './paths.ts';
import { cutLine, WalkLine } from './walk-list.ts';

/** Files that are hashed side by side. */
const sideBySide = 32;

/** The entry as a record has it, with the hash that `hashes` gives its file. */
export async function toFile(line: WalkLine, hashes: FileHashes): Promise<ContextFile> {
  const { folder, path, kind, mode, size, mtimeNs, target } = line;
  const common = { folder, path, kind, mode, size, mtime: Number(BigInt(mtimeNs) / 1_000_000n) };
  if (kind === 'directory') return { ...common, sha256: null };
  if (kind === 'file') return { ...common, sha256: await hashes.hash(line) };
  return { ...common, target, sha256: createHash('sha256').update(target).digest('hex') };
}

type Totals = { -readonly [K in keyof ContextTotals]: ContextTotals[K] };

const noTotals = (): Totals => ({ entries: 0, bytes: 0, unhashed: 0, truncated: false });

function count(totals: Totals, file: ContextFile): void {
  totals.entries += 1;
  totals.bytes += file.size;
  if (file.kind === 'file' && file.sha256 === null) totals.unhashed += 1;
}

/** Totals of a list that was made before. */
async function countList(path: string): Promise<ContextTotals> {
  const totals = noTotals();
  for await (const text of linesOf(path)) {
    totals.truncated ||= text === cutLine;
    const file = ContextFile.safeParse(jsonOf(text));
    if (file.success) count(totals, file.data);
  }
  return totals;
}

/**
 * Makes the list of a build's context from what was walked: each path once, files with the hash of
 * what was sent. Memory holds the paths only.
 *
 * @param signal stops it; what was walked then stays for the next time
 * @throws system errors of writing
 */
export async function makeContextList(
  files: RecordFiles,
  hashes: FileHashes,
  signal: AbortSignal,
): Promise<ContextTotals> {
  const isWalked = await access(files.walk).then(
    () => true,
    () => false,
  );
  if (!isWalked) return countList(files.context);
  const totals = noTotals();
  const seen = new Set<string>();
  const half = `${files.context}.half`;
  const output = await open(half, 'w', 0o600);
  let group: WalkLine[] = [];
  const flush = async (): Promise<void> => {
    const made = await Promise.all(group.map((line) => toFile(line, hashes)));
    group = [];
    for (const file of made) count(totals, file);
    await output.appendFile(made.map((file) => `${JSON.stringify(file)}\n`).join(''));
  };
  try {
    for await (const text of linesOf(files.walk)) {
      signal.throwIfAborted();
      totals.truncated ||= text === cutLine;
      const line = WalkLine.safeParse(jsonOf(text));
      if (!line.success || seen.has(`${line.data.folder}\0${line.data.path}`)) continue;
      seen.add(`${line.data.folder}\0${line.data.path}`);
      if (group.push(line.data) >= sideBySide) await flush();
    }
    await flush();
    if (totals.truncated) await output.appendFile(`${cutLine}\n`);
  } finally {
    await output.close();
  }
  await rename(half, files.context);
  await rm(files.walk, { force: true });
  return totals;
}

/** A record's list of files, in the order in which they were walked; none when it is not kept. */
export async function* readContextList(path: string): AsyncGenerator<ContextFile, void, undefined> {
  for await (const text of linesOf(path)) {
    const file = ContextFile.safeParse(jsonOf(text));
    if (file.success) yield file.data;
  }
}
