import type { ContainerDetail } from '@stagecraft/contracts';

/** What an exit code says, by the name of its text. */
export type ExitMeaning =
  | 'success'
  | 'failed'
  | 'engine'
  | 'notExecutable'
  | 'notFound'
  | 'outOfMemory'
  | 'killed'
  | 'killedAfterStop'
  | 'crashed'
  | 'terminated'
  | 'signal';

/** Above this a shell and the engine tell the number of a signal. */
const signalBase = 128;
/** Signals have numbers up to this. (Linux, signal(7)) */
const lastSignal = 64;

const meanings: Readonly<Record<number, ExitMeaning>> = {
  0: 'success',
  125: 'engine',
  126: 'notExecutable',
  127: 'notFound',
  139: 'crashed',
  143: 'terminated',
};

/**
 * What the exit code of a container says. (Rule: docs.docker.com/reference/cli/docker/container/run,
 * "Exit status"; above 128 a signal's number, as POSIX shells have it.)
 *
 * @param stopAsked whether it was asked to end before
 */
export function exitMeaning(
  { exitCode, outOfMemory }: Pick<ContainerDetail, 'exitCode' | 'outOfMemory'>,
  stopAsked: boolean,
): ExitMeaning {
  const code = exitCode ?? 0;
  if (code === signalBase + 9) {
    return outOfMemory ? 'outOfMemory' : stopAsked ? 'killedAfterStop' : 'killed';
  }
  const signal = code - signalBase;
  return meanings[code] ?? (signal > 0 && signal <= lastSignal ? 'signal' : 'failed');
}

/** How long it ran, ms; null when the engine does not say. */
export function runTime({
  startedAt,
  finishedAt,
}: Pick<ContainerDetail, 'startedAt' | 'finishedAt'>): number | null {
  return startedAt === null || finishedAt === null ? null : Math.max(0, finishedAt - startedAt);
}
