import type { ContextFile } from '../context/entry.ts';
import type { TransferMeter } from '../context/progress.ts';
import type { Call } from '../session/call.ts';
import { blockBytes, closeFile, fillBlock } from './block.ts';
import { createSendPlan, type SendPlan } from './send-plan.ts';

export interface PumpOptions {
  readonly call: Call;
  /** Files by the number under which the engine knows them; each is asked for once. */
  readonly files: Map<number, ContextFile>;
  readonly meter: TransferMeter;
  /** All that was asked for has been sent. */
  onIdle(): void;
  onError(error: unknown): void;
}

/** Sends the bytes of files that the engine asks for, some files at a time. */
export interface Pump {
  ask(id: number): void;
  readonly idle: boolean;
}

/** Sends what is planned; settles when nothing is left. Throws ContextError for what cannot be read. */
type Sending = (plan: SendPlan) => Promise<void>;

function createSending(call: Call, meter: TransferMeter): Sending {
  let memory: readonly [Buffer, Buffer] | null = null;

  async function fill(plan: SendPlan, room: Buffer): Promise<Buffer | null> {
    const pieces = plan.takeBlock();
    if (pieces.length === 0) return null;
    const block = await fillBlock(room, pieces);
    for (const { length, isLast } of pieces) {
      meter.addBytes(length);
      if (isLast) meter.addFile();
    }
    return block;
  }

  return async (plan) => {
    memory ??= [Buffer.allocUnsafeSlow(blockBytes), Buffer.allocUnsafeSlow(blockBytes)];
    let [spare, busy] = memory;
    let sent = Promise.resolve();
    for (;;) {
      // Read while the block before is on its way.
      const block = await fill(plan, spare);
      await sent;
      if (block === null || call.ended) return;
      sent = call.write(block);
      [spare, busy] = [busy, spare];
    }
  };
}

export function createPump({ call, files, meter, onIdle, onError }: PumpOptions): Pump {
  const plan = createSendPlan();
  const send = createSending(call, meter);
  let running = false;

  async function run(): Promise<void> {
    try {
      while (plan.isWaiting && !call.ended) await send(plan);
      running = false;
      onIdle();
    } catch (error) {
      onError(error);
    } finally {
      plan.begun.forEach(closeFile);
    }
  }

  return {
    ask(id) {
      const entry = files.get(id);
      if (!entry) throw new Error(`the engine asked for file ${id}, which is not there`);
      files.delete(id);
      plan.add(id, entry);
      if (running) return;
      running = true;
      // What else is asked for in the same moment goes into the same block.
      queueMicrotask(() => void run());
    },
    get idle() {
      return !running;
    },
  };
}
