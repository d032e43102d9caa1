import { EventEmitter } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BuildEvent, terminalEventTypes } from '@stagecraft/contracts';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';

/** Bytes that are read at a time to find a log's last line. */
const tailBytes = 64 * 1024;
/** Characters of events that may wait to be written before whoever makes them is asked to wait. */
const waitingLimit = 8 * 1024 * 1024;
const terminalTypes: ReadonlySet<string> = new Set(terminalEventTypes);

/**
 * A log that is being written. What readers may see is what is in the file: they read it up to
 * `size` and wait for `grown`, so that nothing is kept in memory and nobody is told twice.
 */
export interface GrowingLog {
  readonly path: string;
  /** Bytes that are in the file. */
  size(): number;
  /** True once the terminal event is in the file. */
  ended(): boolean;
  /** Emits `grown` after each write. */
  readonly changes: EventEmitter<{ grown: [] }>;
}

export interface EventLogWriter extends GrowingLog {
  /** Stamps the event and puts it in line. After the terminal event nothing more is taken. */
  append(event: UnstampedBuildEvent): void;
  /** Null while there is room for more; else settles once there is, as the disk has caught up. */
  room(): Promise<void> | null;
  /** Takes nothing more but the terminal event; settles when nothing is being written any more. */
  hold(): Promise<void>;
  /**
   * Appends the terminal event. Once it is on the disk, `commit` runs, and only then do readers see
   * it: who reads that the build has ended finds its record ended too. The first call counts; any
   * other waits for it.
   */
  end(event: UnstampedBuildEvent, commit: () => Promise<void>): Promise<void>;
}

class Writer implements EventLogWriter {
  readonly changes = new EventEmitter<{ grown: [] }>();
  readonly path: string;
  readonly #file: LogFile;
  #seq = 0;
  #lastAt = 0;
  #size = 0;
  /** Events that are in the file. */
  #kept = 0;
  #pending: string[] = [];
  /** Characters that were appended and are not in the file yet. */
  #waiting = 0;
  #closing = false;
  #ended = false;
  #broken = false;
  #writing: Promise<void> = Promise.resolve();
  #ending: Promise<void> | null = null;
  readonly #onError: (error: unknown) => void;

  constructor(path: string, file: LogFile, options: Pick<Required<EventLogOptions>, 'onError'>) {
    this.path = path;
    this.#file = file;
    this.#onError = options.onError;
    // One listener for every reader.
    this.changes.setMaxListeners(0);
  }

  size(): number {
    return this.#size;
  }

  ended(): boolean {
    return this.#ended;
  }

  append(event: UnstampedBuildEvent): void {
    if (this.#closing || this.#broken) return;
    this.#seq += 1;
    this.#lastAt = Math.max(this.#lastAt, Date.now());
    const line = `${JSON.stringify({ seq: this.#seq, at: this.#lastAt, ...event })}\n`;
    this.#waiting += line.length;
    if (this.#pending.push(line) === 1) this.#writing = this.#writing.then(() => this.#write());
  }

  room(): Promise<void> | null {
    if (this.#waiting < waitingLimit || this.#broken || this.#closing) return null;
    return this.#writing.then(() => this.room() ?? undefined);
  }

  hold(): Promise<void> {
    // An end that is being written already is what is wanted.
    if (this.#ending === null) this.#broken = true;
    return this.#writing;
  }

  end(event: UnstampedBuildEvent, commit: () => Promise<void>): Promise<void> {
    this.#ending ??= this.#end(event, commit);
    return this.#ending;
  }

  async #end(event: UnstampedBuildEvent, commit: () => Promise<void>): Promise<void> {
    await this.#writing;
    if (this.#broken) await this.#cut();
    this.append(event);
    // What else is appended from here on would come after the end.
    this.#closing = true;
    const lines = this.#pending;
    this.#pending = [];
    const size = await this.#put(lines, true);
    try {
      await commit();
    } finally {
      this.#size += size;
      this.#ended = true;
      this.changes.emit('grown');
    }
  }

  async #write(): Promise<void> {
    const lines = this.#pending;
    this.#pending = [];
    if (lines.length === 0) return;
    this.#size += await this.#put(lines, false);
    this.#waiting -= lines.reduce((sum, { length }) => sum + length, 0);
    if (!this.#broken) this.#kept += lines.length;
    this.changes.emit('grown');
  }

  /** Cuts off what was half written, so that the end can follow what is there. */
  async #cut(): Promise<void> {
    try {
      await this.#file.truncate(this.#size);
      this.#seq = this.#kept;
      this.#pending = [];
      this.#broken = false;
    } catch (error) {
      this.#onError(error);
    }
  }

  /**
   * Writes lines; gives how many bytes. When that fails (a full disk), nothing more is taken but the
   * terminal event: a later line in the place of a lost one would be read under the wrong number.
   */
  async #put(lines: readonly string[], last: boolean): Promise<number> {
    const bytes = Buffer.from(lines.join(''), 'utf8');
    try {
      if (!this.#broken) await this.#file.appendFile(bytes);
      if (last) await this.#file.datasync();
    } catch (error) {
      this.#broken = true;
      this.#onError(error);
    }
    if (last) await this.#file.close();
    return this.#broken ? 0 : bytes.length;
  }
}

/** What a log is written to. */
export type LogFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'truncate' | 'close'>;

export interface EventLogOptions {
  /** Told when the log cannot be written any more. */
  readonly onError?: (error: unknown) => void;
  /** Makes the file, which must not be there yet; by default on disk. */
  readonly create?: (path: string) => Promise<LogFile>;
}

const createFile = (path: string): Promise<LogFile> => open(path, 'ax', 0o600);

/**
 * Starts a build's log.
 *
 * @throws system errors: without a log there is no build
 */
export async function createEventLog(
  path: string,
  { onError = () => undefined, create = createFile }: EventLogOptions = {},
): Promise<EventLogWriter> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return new Writer(path, await create(path), { onError });
}

/** Where the last whole line begins and ends (after its line break); null for a file without one. */
async function lastLine(file: FileHandle): Promise<{ start: number; end: number } | null> {
  const { size } = await file.stat();
  let end: number | null = null;
  for (let until = size; until > 0;) {
    const from = Math.max(0, until - tailBytes);
    const { buffer } = await file.read(Buffer.alloc(until - from), 0, until - from, from);
    for (let at = buffer.length - 1; at >= 0; at -= 1) {
      if (buffer[at] !== 0x0a) continue;
      if (end !== null) return { start: from + at + 1, end };
      end = from + at + 1;
    }
    until = from;
  }
  return end === null ? null : { start: 0, end };
}

async function readLastEvent(path: string): Promise<{ last: BuildEvent | null; size: number }> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return { last: null, size: 0 };
  try {
    const line = await lastLine(file);
    if (line === null) return { last: null, size: 0 };
    const bytes = Buffer.alloc(line.end - line.start);
    await file.read(bytes, 0, bytes.length, line.start);
    return { last: BuildEvent.parse(JSON.parse(bytes.toString('utf8'))), size: line.end };
  } finally {
    await file.close();
  }
}

/**
 * Ends the log of a build whose server is gone: cuts off a line that was half written and adds
 * `build.interrupted`, unless the log had come to its end. Gives the terminal event. Reads the log's
 * end only.
 */
export async function endInterruptedLog(path: string): Promise<BuildEvent> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { last, size } = await readLastEvent(path);
  const file = await open(path, 'a', 0o600);
  try {
    await file.truncate(size);
    if (last !== null && terminalTypes.has(last.type)) return last;
    const added = { seq: (last?.seq ?? 0) + 1, at: Date.now() };
    const end: BuildEvent = { ...added, type: 'build.interrupted', reason: 'server_stopped' };
    await file.appendFile(`${JSON.stringify(end)}\n`);
    await file.datasync();
    return end;
  } finally {
    await file.close();
  }
}
