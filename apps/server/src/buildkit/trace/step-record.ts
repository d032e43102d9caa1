/** What was told of a step so far. */
export interface StepRecord {
  name: string;
  inputs: readonly string[];
  /** Start of the interval that was announced last, ms; null before any. */
  startedAt: number | null;
  /** End of the interval that was told last; null while one is open. */
  finishedAt: number | null;
  outcome: 'none' | 'finished' | 'cached' | 'failed';
}
