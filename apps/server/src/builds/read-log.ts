import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { GrowingLog } from './event-log.ts';

/** One line of the log, still as JSON. */
export interface LogLine {
  readonly seq: number;
  readonly json: string;
}

const chunkBytes = 256 * 1024;
const lineBreak = 0x0a;

/** Cuts bytes that arrive in any pieces into numbered lines, from the one after `after` on. */
class LineCutter {
  #rest: Buffer = Buffer.alloc(0);
  #seq = 0;
  readonly #after: number;

  /** Bytes of a line that has not ended. */
  get waiting(): number {
    return this.#rest.length;
  }

  constructor(after: number) {
    this.#after = after;
  }

  push(chunk: Buffer): LogLine[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const lines: LogLine[] = [];
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(lineBreak, start);
      if (end < 0) break;
      this.#seq += 1;
      if (this.#seq > this.#after) {
        lines.push({ seq: this.#seq, json: bytes.toString('utf8', start, end) });
      }
      start = end + 1;
    }
    // A copy: the chunk's memory is used again for the next one.
    this.#rest = Buffer.from(bytes.subarray(start));
    return lines;
  }
}

/** Waits until the log has more than `offset` bytes; false when it has ended or nobody waits. */
async function hasMore(log: GrowingLog, offset: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (log.size() > offset) return true;
    if (log.ended()) return false;
    await once(log.changes, 'grown', { signal }).catch(() => undefined);
  }
  return false;
}

async function* readLines(
  file: FileHandle,
  live: GrowingLog | null,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<LogLine[], void, void> {
  const cutter = new LineCutter(after);
  const buffer = Buffer.alloc(chunkBytes);
  let offset = 0;
  while (!signal.aborted) {
    if (live !== null && !(await hasMore(live, offset, signal))) return;
    const most = live === null ? chunkBytes : Math.min(chunkBytes, live.size() - offset);
    const { bytesRead } = await file.read(buffer, 0, most, offset);
    if (bytesRead === 0) return;
    offset += bytesRead;
    const lines = cutter.push(buffer.subarray(0, bytesRead));
    if (lines.length > 0) yield lines;
  }
}

/**
 * Reads a build's events from the one after `after` on: first what is in the log, then, while the
 * build goes on, what is added. Reads only as fast as it is asked to, a chunk at a time.
 *
 * @param path the log's file
 * @param live the log while it is being written; null to read what is there and stop
 * @param after seq of the last event that the caller has, 0 for none
 * @throws system errors of reading; a missing file gives nothing
 */
export async function* readLog(
  path: string,
  live: GrowingLog | null,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<LogLine[], void, void> {
  const file = await openLog(path);
  if (file === null) return;
  try {
    yield* readLines(file, live, after, signal);
  } finally {
    await file.close();
  }
}

/** Some whole lines of a log, and the offset after them. */
export interface LogPiece {
  readonly lines: readonly string[];
  /** Bytes from the log's beginning. */
  readonly end: number;
}

/**
 * Reads what a log has now from an offset on, a chunk at a time.
 *
 * @param start bytes from the log's beginning; where a line begins
 * @throws system errors of reading; a missing file gives nothing
 */
export async function* readLogFrom(
  path: string,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<LogPiece, void, void> {
  const file = await openLog(path);
  if (file === null) return;
  try {
    const cutter = new LineCutter(0);
    const buffer = Buffer.alloc(chunkBytes);
    let offset = start;
    while (!signal.aborted) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, offset);
      if (bytesRead === 0) return;
      offset += bytesRead;
      const lines = cutter.push(buffer.subarray(0, bytesRead)).map(({ json }) => json);
      if (lines.length > 0) yield { lines, end: offset - cutter.waiting };
    }
  } finally {
    await file.close();
  }
}

/** Null for a missing file. */
function openLog(path: string): Promise<FileHandle | null> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
