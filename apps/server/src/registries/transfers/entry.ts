import type { Transfer, TransferRequest } from '@stagecraft/contracts';
import { targetsOf } from './request.ts';

/** A pull or push of the list, and how it is stopped. */
export interface Entry {
  transfer: Transfer;
  readonly stop: AbortController;
  /** Bytes of the names before the one that runs. */
  earlierBytes: number;
  /** Takes back what would tell of its progress. */
  calledOff: (() => void) | null;
}

export function entryOf(transfer: Transfer): Entry {
  return { transfer, stop: new AbortController(), earlierBytes: 0, calledOff: null };
}

export const isOver = ({ state }: Transfer): boolean => state !== 'queued' && state !== 'running';

/** One that waits for its turn. `queuedAt` in ms since epoch. */
export function fresh(id: string, request: TransferRequest, queuedAt: number): Transfer {
  const targets = targetsOf(request).map((ref) => ({
    ref,
    state: 'waiting' as const,
    digest: null,
  }));
  const nothing = { layers: [], status: '', bytes: 0, rate: null };
  const outcome = { otherPlatform: null, problem: null };
  return {
    ...{ id, request, state: 'queued', queuedAt, startedAt: null, endedAt: null, targets },
    ...nothing,
    ...outcome,
  };
}

/** What a retry has still to do: names that arrived stay so. */
export function renewed({ id, request, targets }: Transfer, queuedAt: number): Transfer {
  const again = fresh(id, request, queuedAt);
  const done = new Map(targets.map((target) => [target.ref, target]));
  return {
    ...again,
    targets: again.targets.map((target) => {
      const before = done.get(target.ref);
      return before?.state === 'done' ? before : target;
    }),
  };
}
