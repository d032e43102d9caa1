import type { ContextEntry, ContextFile } from '../context/entry.ts';
import type { TransferMeter } from '../context/progress.ts';
import { grpcStatus, type Call, type CallHandler } from '../session/call.ts';
import { createBatch } from './batch.ts';
import { endOfStats, errorPacket, finishPacket, readPacket, statPacket } from './packet.ts';
import { createPump } from './pump.ts';

export interface SenderOptions {
  readonly call: Call;
  /** In groups. */
  readonly entries: AsyncIterable<readonly ContextEntry[]>;
  readonly meter: TransferMeter;
  /** Something could not be read. The engine hears of it too, and fails the build in its own words. */
  onFailure(error: Error): void;
}

/** Tells of all entries; the n-th is number n to the engine. Fills `files` as it goes. */
async function announce(
  call: Call,
  groups: AsyncIterable<readonly ContextEntry[]>,
  files: Map<number, ContextFile>,
): Promise<void> {
  const batch = createBatch(call);
  let id = 0;
  for await (const group of groups) {
    if (call.ended) return;
    for (const entry of group) {
      const { kind, path, size, source } = entry;
      if (kind === 'file') files.set(id, { path, size, source });
      id += 1;
      batch.add(statPacket(entry));
    }
    await batch.pass();
  }
  batch.add(endOfStats());
  await batch.flush();
}

/**
 * Our half of a file sync: tells of all entries and sends the bytes of those files that the engine
 * asks for (what it kept from an earlier build it does not), until it says that it has all.
 */
export function sendFiles({ call, entries, meter, onFailure }: SenderOptions): CallHandler {
  let wantsEnd = false;
  const fail = (error: unknown): void => {
    if (call.ended) return;
    const failure = error instanceof Error ? error : new Error(String(error));
    onFailure(failure);
    call.send(errorPacket(failure.message));
    call.end(grpcStatus.unknown, failure.message);
  };
  const finish = (): void => {
    if (!wantsEnd) return;
    call.send(finishPacket());
    call.end(grpcStatus.ok);
  };
  const files = new Map<number, ContextFile>();
  const pump = createPump({ call, files, meter, onIdle: finish, onError: fail });
  meter.begin();
  announce(call, entries, files).catch(fail);
  return {
    message(bytes) {
      const packet = readPacket(bytes);
      if (packet.kind === 'request') pump.ask(packet.id);
      if (packet.kind === 'error') call.end(grpcStatus.unknown, packet.message);
      if (packet.kind !== 'finish') return;
      wantsEnd = true;
      if (pump.idle) finish();
    },
    closed: () => meter.end(),
  };
}
