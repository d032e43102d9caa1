import type { ContextFile } from '../context/entry.ts';
import { chunkBytes, chunksOf, wholeOf } from '../context/content.ts';
import type { TransferMeter } from '../context/progress.ts';
import type { Call } from '../session/call.ts';
import { createBatch } from './batch.ts';
import { dataPacket } from './packet.ts';

/** Small files that are read at the same time. */
const readAhead = 16;

export interface PumpOptions {
  readonly call: Call;
  /** Files by the number under which the engine knows them; each is asked for once. */
  readonly files: Map<number, ContextFile>;
  readonly meter: TransferMeter;
  /** All that was asked for has been sent. */
  onIdle(): void;
  onError(error: unknown): void;
}

/** Sends the bytes of files in the order in which the engine asks for them. */
export interface Pump {
  ask(id: number): void;
  readonly idle: boolean;
}

interface Asked {
  readonly id: number;
  readonly entry: ContextFile;
}

export function createPump(options: PumpOptions): Pump {
  const { call, files, meter } = options;
  const batch = createBatch(call);
  let queue: Asked[] = [];
  let running = false;

  async function send(id: number, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      if (call.ended) return;
      meter.addBytes(chunk.length);
      await batch.add(dataPacket(id, chunk));
    }
    await batch.add(dataPacket(id, new Uint8Array()));
    meter.addFile();
  }

  async function sendGroup(group: readonly Asked[]): Promise<void> {
    const [first] = group;
    if (first && group.length === 1) return send(first.id, chunksOf(first.entry));
    const contents = await Promise.all(group.map(({ entry }) => wholeOf(entry)));
    for (const [i, { id }] of group.entries()) await send(id, contents[i] ?? []);
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const round = queue;
      queue = [];
      for (const group of groupsOf(round)) {
        if (call.ended) return;
        await sendGroup(group);
      }
      await batch.flush();
    }
    running = false;
  }

  return {
    ask(id) {
      const entry = files.get(id);
      if (!entry) throw new Error(`the engine asked for file ${id}, which is not there`);
      files.delete(id);
      queue.push({ id, entry });
      if (running) return;
      running = true;
      run().then(options.onIdle, options.onError);
    },
    get idle() {
      return !running;
    },
  };
}

/** A large file by itself, small ones together. */
function* groupsOf(asked: readonly Asked[]): Generator<Asked[], void, undefined> {
  let group: Asked[] = [];
  for (const one of asked) {
    const isLarge = one.entry.size > chunkBytes;
    if (group.length > 0 && (isLarge || group.length >= readAhead)) {
      yield group;
      group = [];
    }
    group.push(one);
    if (isLarge) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}
