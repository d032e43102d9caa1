/** First come, first served; at most `limit` jobs at once. */
export interface JobQueue {
  /**
   * Takes a job in and starts it as soon as it is its turn.
   *
   * @returns how many jobs must end before this one starts, 0 when it starts at once
   */
  add(id: string, start: () => Promise<void>): number;
  /** Takes a job out that has not started. False when it has, or is unknown. */
  remove(id: string): boolean;
}

/** Jobs are expected not to reject; one that does still frees its place. */
export function createQueue(limit: number, onError: (error: unknown) => void): JobQueue {
  const waiting: { id: string; start: () => Promise<void> }[] = [];
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
    const job = running < limit ? waiting.shift() : undefined;
    if (job !== undefined) void run(job.start);
  }

  return {
    add(id, start) {
      waiting.push({ id, start });
      const position = running < limit ? 0 : waiting.length;
      // Not in this turn: the caller first learns that the job is in.
      queueMicrotask(next);
      return position;
    },
    remove(id) {
      const at = waiting.findIndex((job) => job.id === id);
      if (at >= 0) waiting.splice(at, 1);
      return at >= 0;
    },
  };
}
