/** A job that waits for its turn. */
interface Job {
  readonly id: string;
  /** Who asked for it. */
  readonly client: string;
  readonly start: () => Promise<void>;
  readonly moved: (position: number) => void;
  /** What was told of its place last. */
  position: number;
}

/**
 * At most so many jobs at once. Clients take turns, each with its oldest job: who asks for many waits
 * for others, who asks for one does not wait for the many.
 */
export interface JobQueue {
  /**
   * Takes a job in and starts it as soon as it is its turn.
   *
   * @returns how many jobs must end before this one starts, 0 when it starts at once
   */
  add(job: Omit<Job, 'position'>): number;
  /** Takes a job out that has not started. False when it has, or is unknown. */
  remove(id: string): boolean;
  /** The limit may be another now. */
  refresh(): void;
}

/**
 * The order in which waiting jobs start: the client that was served longest ago (or never) comes
 * first, then one job of each in turn.
 *
 * @param waiting in the order in which they came
 * @param served clients, the one served last at the end
 */
export function turnsOf<T extends Pick<Job, 'client'>>(
  waiting: readonly T[],
  served: readonly string[],
): readonly T[] {
  const byClient = new Map<string, T[]>();
  for (const job of waiting) {
    const own = byClient.get(job.client) ?? [];
    own.push(job);
    byClient.set(job.client, own);
  }
  const rounds = [...byClient].toSorted(
    ([a], [b]) => served.lastIndexOf(a) - served.lastIndexOf(b),
  );
  const order: T[] = [];
  const longest = Math.max(0, ...rounds.map(([, own]) => own.length));
  for (let at = 0; at < longest; at += 1) {
    for (const [, own] of rounds) order.push(...own.slice(at, at + 1));
  }
  return order;
}

/**
 * Jobs are expected not to reject; one that does still frees its place.
 *
 * @param limit jobs at once, asked each time
 */
export function createQueue(limit: () => number, onError: (error: unknown) => void): JobQueue {
  let waiting: Job[] = [];
  let served: string[] = [];
  let running = 0;

  async function run(start: () => Promise<void>): Promise<void> {
    running += 1;
    try {
      await start();
    } catch (error) {
      onError(error);
    } finally {
      running -= 1;
      next();
    }
  }

  function next(): void {
    while (running < limit()) {
      const job = turnsOf(waiting, served)[0];
      if (job === undefined) break;
      waiting = waiting.filter((one) => one !== job);
      served = [...served.filter((client) => client !== job.client), job.client];
      void run(job.start);
    }
    tell();
  }

  /** Tells those whose place is another now. */
  function tell(): void {
    for (const [at, job] of turnsOf(waiting, served).entries()) {
      if (job.position === at + 1) continue;
      job.position = at + 1;
      job.moved(job.position);
    }
  }

  return {
    add(added) {
      const job = { ...added, position: 0 };
      waiting.push(job);
      const place = turnsOf(waiting, served).indexOf(job);
      const free = Math.max(0, limit() - running);
      const position = place < free ? 0 : place + 1 - free;
      job.position = place < free ? 1 : position;
      // Not in this turn: the caller first learns that the job is in.
      queueMicrotask(next);
      return position;
    },
    remove(id) {
      if (!waiting.some((job) => job.id === id)) return false;
      waiting = waiting.filter((job) => job.id !== id);
      tell();
      return true;
    },
    refresh: next,
  };
}
