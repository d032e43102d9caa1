import { EventEmitter } from 'node:events';
import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BuildEvent, terminalEventTypes } from '@stagecraft/contracts';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';

/** Bytes of one build's log after which what a step writes and how far it is are no longer kept. */
const defaultLimit = 64 * 1024 * 1024;
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
  /**
   * Appends the terminal event. Once it is on the disk, `commit` runs, and only then do readers see
   * it: who reads that the build has ended finds its record ended too. The first call counts; any
   * other waits for it.
   */
  end(event: UnstampedBuildEvent, commit: () => Promise<void>): Promise<void>;
}

const limitNote = '\n[Stagecraft: this build’s log is full; further output is not kept]\n';

class Writer implements EventLogWriter {
  readonly changes = new EventEmitter<{ grown: [] }>();
  readonly path: string;
  readonly #file: FileHandle;
  readonly #limit: number;
  readonly #clippedSteps = new Set<string>();
  #seq = 0;
  #lastAt = 0;
  #size = 0;
  #appended = 0;
  #pending: string[] = [];
  #closing = false;
  #ended = false;
  #broken = false;
  #writing: Promise<void> = Promise.resolve();
  #ending: Promise<void> | null = null;
  readonly #onError: (error: unknown) => void;

  constructor(path: string, file: FileHandle, options: Required<EventLogOptions>) {
    this.path = path;
    this.#file = file;
    this.#limit = options.limit;
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
    const kept = this.#closing ? null : this.#clip(event);
    if (kept === null) return;
    this.#seq += 1;
    this.#lastAt = Math.max(this.#lastAt, Date.now());
    const line = `${JSON.stringify({ seq: this.#seq, at: this.#lastAt, ...kept })}\n`;
    this.#appended += Buffer.byteLength(line);
    if (this.#pending.push(line) === 1) this.#writing = this.#writing.then(() => this.#write());
  }

  end(event: UnstampedBuildEvent, commit: () => Promise<void>): Promise<void> {
    this.#ending ??= this.#end(event, commit);
    return this.#ending;
  }

  async #end(event: UnstampedBuildEvent, commit: () => Promise<void>): Promise<void> {
    await this.#writing;
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

  /** Past the limit, a note in place of a step's output, once; null for what is dropped. */
  #clip(event: UnstampedBuildEvent): UnstampedBuildEvent | null {
    if (this.#appended < this.#limit) return event;
    if (event.type === 'step.progressed') return null;
    if (event.type !== 'step.logged') return event;
    if (this.#clippedSteps.has(event.stepId)) return null;
    this.#clippedSteps.add(event.stepId);
    return { ...event, text: limitNote };
  }

  async #write(): Promise<void> {
    const lines = this.#pending;
    this.#pending = [];
    if (lines.length === 0) return;
    this.#size += await this.#put(lines, false);
    this.changes.emit('grown');
  }

  /**
   * Writes lines; gives how many bytes. When that fails (a full disk), the log ends where it is: a
   * later line in the place of a lost one would be read under the wrong number.
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

export interface EventLogOptions {
  /** Bytes, see `defaultLimit`. */
  readonly limit?: number;
  /** Told when the log cannot be written any more. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Starts a build's log.
 *
 * @throws system errors: without a log there is no build
 */
export async function createEventLog(
  path: string,
  { limit = defaultLimit, onError = () => undefined }: EventLogOptions = {},
): Promise<EventLogWriter> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return new Writer(path, await open(path, 'ax', 0o600), { limit, onError });
}

/**
 * Ends the log of a build whose server is gone: cuts off a line that was half written and adds
 * `build.interrupted`, unless the log had come to its end. Gives the terminal event.
 */
export async function endInterruptedLog(path: string): Promise<BuildEvent> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const size = bytes.lastIndexOf('\n') + 1;
  if (size < bytes.length) await truncate(path, size);
  const lines = bytes.subarray(0, size).toString('utf8').split('\n').slice(0, -1);
  const lastLine = lines.at(-1);
  if (lastLine !== undefined) {
    const last = BuildEvent.parse(JSON.parse(lastLine));
    if (terminalTypes.has(last.type)) return last;
  }
  const added = { seq: lines.length + 1, at: Date.now() };
  const last: BuildEvent = { ...added, type: 'build.interrupted', reason: 'server_stopped' };
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(`${JSON.stringify(last)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  return last;
}
