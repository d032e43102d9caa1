/** First come, first served; at most `limit` jobs at once. */
export interface JobQueue {
  /**
   * Takes a job in and starts it as soon as it is its turn.
   *
   * @param moved told each time that a waiting job moves up, with what `add` gave at first
   * @returns how many jobs must end before this one starts, 0 when it starts at once
   */
  add(id: string, start: () => Promise<void>, moved: (position: number) => void): number;
  /** Takes a job out that has not started. False when it has, or is unknown. */
  remove(id: string): boolean;
}

/** Jobs are expected not to reject; one that does still frees its place. */
export function createQueue(limit: number, onError: (error: unknown) => void): JobQueue {
  const waiting: { id: string; start: () => Promise<void>; moved: (position: number) => void }[] =
    [];
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
    if (job === undefined) return;
    void run(job.start);
    moveUp(0);
  }

  /** Tells those that wait, from an index on, how many are before them now. */
  function moveUp(from: number): void {
    for (const [index, job] of waiting.entries()) if (index >= from) job.moved(index + 1);
  }

  return {
    add(id, start, moved) {
      waiting.push({ id, start, moved });
      const position = running < limit ? 0 : waiting.length;
      // Not in this turn: the caller first learns that the job is in.
      queueMicrotask(next);
      return position;
    },
    remove(id) {
      const at = waiting.findIndex((job) => job.id === id);
      if (at < 0) return false;
      waiting.splice(at, 1);
      moveUp(at);
      return true;
    },
  };
}
