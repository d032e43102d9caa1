import type { UnstampedBuildEvent } from '@stagecraft/contracts';

type Progressed = Extract<UnstampedBuildEvent, { type: 'context.progressed' }>;

/**
 * Counts what was sent and reports it now and then. Transfers may overlap and follow one another;
 * `done` tells that none is going on.
 */
export interface TransferMeter {
  /** A transfer begins; each is to be ended. */
  begin(): void;
  addBytes(count: number): void;
  addFile(): void;
  end(): void;
}

const firstStepBytes = 256 * 1024;

/**
 * Reports after every 256 KiB, later after every further 2 % of what was sent: a context of 1 GB
 * takes a few hundred reports, and the same context always the same ones.
 */
export function createTransferMeter(emit: (event: Progressed) => void): TransferMeter {
  let bytes = 0;
  let files = 0;
  let told: Progressed = { type: 'context.progressed', bytes: 0, files: 0, done: false };
  let open = 0;
  const tell = (done: boolean): void => {
    const { bytes: toldBytes, files: toldFiles, done: toldDone } = told;
    if (bytes === toldBytes && files === toldFiles && done === toldDone) return;
    told = { type: 'context.progressed', bytes, files, done };
    emit(told);
  };
  return {
    begin() {
      open += 1;
    },
    addBytes(count) {
      bytes += count;
      if (bytes - told.bytes >= Math.max(firstStepBytes, told.bytes / 50)) tell(false);
    },
    addFile() {
      files += 1;
    },
    end() {
      open -= 1;
      if (open === 0) tell(true);
    },
  };
}
