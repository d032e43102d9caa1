import type { UnstampedBuildEvent } from '@stagecraft/contracts';

type Progressed = Extract<UnstampedBuildEvent, { type: 'context.progressed' }>;

/** Counts what was sent and reports it now and then. */
export interface TransferMeter {
  addBytes(count: number): void;
  addFile(): void;
  /** The last report, with `done: true`. Only the first call tells. */
  finish(): void;
}

const firstStepBytes = 256 * 1024;

/**
 * Reports after every 256 KiB, later after every further 2 % of what was sent: a context of 1 GB
 * takes a few hundred reports, and the same context always the same ones.
 */
export function createTransferMeter(emit: (event: Progressed) => void): TransferMeter {
  let bytes = 0;
  let files = 0;
  let told = 0;
  let finished = false;
  const tell = (done: boolean): void => {
    told = bytes;
    emit({ type: 'context.progressed', bytes, files, done });
  };
  return {
    addBytes(count) {
      bytes += count;
      if (bytes - told >= Math.max(firstStepBytes, told / 50)) tell(false);
    },
    addFile() {
      files += 1;
    },
    finish() {
      if (finished) return;
      finished = true;
      tell(true);
    },
  };
}
