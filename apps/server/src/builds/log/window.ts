import { sgrOf } from '@stagecraft/build-trace';
import { logWindowLimit } from '@stagecraft/contracts';
import type { LogWindow } from '@stagecraft/contracts';
import { createLogIndex, type LogIndex } from './log-index.ts';
import { stepLines } from './step-lines.ts';

/** Characters that are given at once. */
const windowLength = 4_000_000;

/**
 * Lines of one step's log, as far as it has come. Reads the log up to them and no further.
 *
 * @param path the log's file
 * @param from 0-based
 * @param count lines; 5,000 at most are given
 * @param index of this log
 * @throws system errors of reading
 */
export async function readWindow(
  path: string,
  stepId: string,
  from: number,
  count: number,
  signal: AbortSignal,
  index: LogIndex = createLogIndex(),
): Promise<LogWindow> {
  const end = from + Math.min(count, logWindowLimit);
  const lines: LogWindow['lines'] = [];
  let length = 0;
  for await (const batch of stepLines(path, stepId, signal, index, from)) {
    for (const { index: at, line } of batch) {
      if (at >= end) return { from, lines };
      if (at < from) continue;
      const raw = sgrOf(line.style) + line.raw;
      length += raw.length;
      if (lines.length > 0 && length > windowLength) return { from, lines };
      lines.push({ raw, stream: line.stream, at: line.at });
    }
  }
  return { from, lines };
}
