import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack, type Header, type Pack } from 'tar-stream';
import { chunkBytes, chunksOf, wholeOf } from './content.ts';
import type { ContextEntry } from './entry.ts';
import type { TransferMeter } from './progress.ts';

type EntryHeader = Partial<Header> & Pick<Header, 'name'>;

function headerOf(entry: ContextEntry): EntryHeader {
  return {
    name: entry.kind === 'directory' ? `${entry.path}/` : entry.path,
    type: entry.kind,
    mode: entry.mode,
    size: entry.size,
    mtime: new Date(Number(entry.mtimeNs / 1_000_000n)),
    ...(entry.kind === 'symlink' ? { linkname: entry.linkTarget } : {}),
    // As the docker command does: the owner on this machine means nothing in the image.
    uid: 0,
    gid: 0,
  };
}

/** Writes an entry that is complete with its header, or with bytes that are already in memory. */
function writeWhole(archive: Pack, header: EntryHeader, bytes?: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    if (bytes) archive.entry(header, bytes, done);
    else archive.entry(header, done);
  });
}

async function writeEntry(archive: Pack, entry: ContextEntry): Promise<void> {
  if (entry.kind !== 'file') return writeWhole(archive, headerOf(entry));
  // A stream for each of many small files would take most of the time.
  if (entry.size <= chunkBytes) {
    return writeWhole(archive, headerOf(entry), await wholeOf(entry));
  }
  await pipeline(Readable.from(chunksOf(entry)), archive.entry(headerOf(entry)));
}

/** Writes everything; gives what went wrong, if something did. */
async function writeTar(
  archive: Pack,
  groups: AsyncIterable<readonly ContextEntry[]>,
  meter: TransferMeter,
): Promise<Error | null> {
  try {
    for await (const group of groups) {
      for (const entry of group) {
        await writeEntry(archive, entry);
        if (entry.kind === 'file') meter.addFile();
      }
    }
    archive.finalize();
    return null;
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    archive.destroy(failure);
    return failure;
  }
}

async function* measured(
  archive: Pack,
  written: Promise<Error | null>,
  meter: TransferMeter,
): AsyncGenerator<Buffer, void, undefined> {
  meter.begin();
  try {
    for await (const chunk of archive as AsyncIterable<Buffer>) {
      meter.addBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    // The archive breaks with an error of its own, before the writer can say what it was.
    throw (await written) ?? error;
  }
  meter.end();
}

/**
 * The entries, which come in groups, as a tar stream, each read when the reader has taken the one before: memory stays flat
 * whatever the context's size. The stream fails with ContextError, or with what `groups` throws;
 * destroying it ends the walk. `meter` counts bytes of the archive and files.
 */
export function tarStream(
  groups: AsyncIterable<readonly ContextEntry[]>,
  meter: TransferMeter,
): Readable {
  const archive = pack();
  const written = writeTar(archive, groups, meter);
  const stream = Readable.from(measured(archive, written, meter), { objectMode: false });
  stream.on('close', () => archive.destroy());
  return stream;
}
