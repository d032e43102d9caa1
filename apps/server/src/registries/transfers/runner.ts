import type { Transfer } from '@stagecraft/contracts';
import type { Credentials } from '../../buildkit/auth/credentials.ts';
import type { EngineAccess } from '../../engine/access.ts';
import type { Schedule } from '../../engine/monitor.ts';
import type { EngineTransferEvent } from '../../engine/registry-engine.ts';
import { toProblem } from '../../problems/catalogue.ts';
import type { Failure } from '../../problems/result.ts';
import type { Entry } from './entry.ts';
import { createProgress, type Progress } from './progress.ts';
import { otherPlatform } from './pulled-platform.ts';
import { runTransfer } from './run.ts';

/** How often one that runs is told of, in ms. */
const tellMs = 150;

export interface RunnerOptions {
  readonly access: EngineAccess;
  readonly credentials: (host: string) => Promise<Credentials>;
  readonly schedule: Schedule;
  /** ms since epoch. */
  readonly now: () => number;
  /** Told of every change of an entry. */
  readonly tell: (changed: Transfer) => void;
}

export interface Runner {
  /** Changes an entry and tells of it at once. */
  change(entry: Entry, part: Partial<Transfer>): void;
  /** Pulls or pushes all names of an entry that have not arrived, until one fails or it is stopped. */
  run(entry: Entry): Promise<void>;
}

type Target = Transfer['targets'][number];

function withTarget({ transfer }: Entry, ref: string, part: Partial<Target>): Partial<Transfer> {
  return { targets: transfer.targets.map((one) => (one.ref === ref ? { ...one, ...part } : one)) };
}

export function createRunner(options: RunnerOptions): Runner {
  const { access, credentials, schedule, now, tell } = options;

  function change(entry: Entry, part: Partial<Transfer>): void {
    entry.calledOff?.();
    entry.calledOff = null;
    entry.transfer = { ...entry.transfer, ...part };
    tell(entry.transfer);
  }

  const soFar = (entry: Entry, progress: Progress): Partial<Transfer> => ({
    layers: progress.layers(),
    status: progress.status(),
    bytes: entry.earlierBytes + progress.bytes(),
    rate: progress.rate(now()),
  });

  /** Gives why the name could not be pulled or pushed; null when it has arrived. */
  async function runTarget(entry: Entry, ref: string): Promise<Failure | null> {
    const engine = access.engine();
    if (engine === null) return { code: 'engine_unavailable' };
    const progress = createProgress();
    const { signal } = entry.stop;
    change(entry, { ...withTarget(entry, ref, { state: 'running' }), layers: [], status: '' });
    const hear = (event: EngineTransferEvent): void => {
      progress.take(event, now());
      entry.calledOff ??= schedule(() => change(entry, soFar(entry, progress)), tellMs);
    };
    const run = { engine, credentials, signal, tell: hear };
    const result = await runTransfer(run, entry.transfer.request, ref);
    const state = result.ok ? 'done' : signal.aborted ? 'cancelled' : 'failed';
    const target = withTarget(entry, ref, { state, digest: progress.digest() });
    const { request } = entry.transfer;
    const platform = result.ok ? await otherPlatform(engine, request, ref) : null;
    change(entry, {
      ...soFar(entry, progress),
      ...{ rate: null, otherPlatform: platform },
      ...target,
    });
    entry.earlierBytes += progress.bytes();
    return result.ok ? null : result.failure;
  }

  return {
    change,
    async run(entry) {
      change(entry, { state: 'running', startedAt: now() });
      let failure: Failure | null = null;
      for (const { ref, state } of entry.transfer.targets) {
        if (state === 'done' || failure !== null || entry.stop.signal.aborted) continue;
        failure = await runTarget(entry, ref);
      }
      const isStopped = entry.stop.signal.aborted && failure !== null;
      const isUntouched = entry.transfer.targets.some((target) => target.state === 'waiting');
      const isCancelled = isStopped || (entry.stop.signal.aborted && isUntouched);
      const problem = failure === null || isCancelled ? null : toProblem(failure);
      const state = isCancelled ? 'cancelled' : failure === null ? 'succeeded' : 'failed';
      change(entry, { state, problem, endedAt: now(), rate: null });
    },
  };
}
