import type { HistoryEntry } from '@stagecraft/contracts';
import type { MatchedHistoryEntry } from '../types.ts';

/** One entry of the table. */
export interface HistoryRow {
  /** Position in the image's history, oldest first, from 0. */
  readonly index: number;
  readonly entry: HistoryEntry;
  /** Index of the built instruction that made it; null when it is not known. */
  readonly instruction: number | null;
}

/** The table: the entries above the base image, and the base image's as one group. */
export interface HistoryTable {
  /** Oldest first. */
  readonly own: readonly HistoryRow[];
  readonly base: readonly HistoryRow[];
  /** Bytes of the base's layers; null when the engine does not know them. */
  readonly baseSize: number | null;
  /** Bytes of the largest layer, or of the whole base, whichever is more: the longest bar. */
  readonly largest: number;
}

/**
 * Groups a history (oldest first). `matched` says what made each entry; when it is empty nothing is
 * known and all entries stand for themselves.
 */
export function historyTable(
  history: readonly HistoryEntry[],
  matched: readonly MatchedHistoryEntry[],
): HistoryTable {
  const own: HistoryRow[] = [];
  const base: HistoryRow[] = [];
  for (const [index, entry] of history.entries()) {
    const origin = matched[index]?.origin;
    const instruction = origin?.kind === 'instruction' ? origin.instruction : null;
    (origin?.kind === 'base' ? base : own).push({ index, entry, instruction });
  }
  const unknown = base.some((row) => row.entry.size === null);
  const baseSize = unknown ? null : base.reduce((sum, row) => sum + (row.entry.size ?? 0), 0);
  const largest = Math.max(baseSize ?? 0, ...own.map((row) => row.entry.size ?? 0), 0);
  return { own, base, baseSize, largest };
}

/** The recorded command as `docker history` would show it, without the builder's own wrapping. */
export function recordedInstruction(createdBy: string): string {
  return createdBy
    .replace(/\s*# buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
    .trim();
}
