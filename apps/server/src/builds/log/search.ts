import { stripAnsi } from '@stagecraft/build-trace';
import { logHitLimit } from '@stagecraft/contracts';
import type { LogHit, LogSearchResult } from '@stagecraft/contracts';
import { createLogIndex, type LogIndex } from './log-index.ts';
import type { Matcher } from './matcher.ts';
import { stepLines } from './step-lines.ts';

/** How long a log is searched, in ms. */
const patienceMs = 20_000;
/** Characters of a line that a hit carries. */
const shownLength = 1_000;

/**
 * Searches what a build has printed so far. Memory does not grow with the log.
 *
 * @param path the log's file
 * @param index of this log, which the search fills
 * @param now ms of a clock that never goes back
 * @throws system errors of reading; a missing file has no hits
 */
export async function searchLog(
  path: string,
  matches: Matcher,
  signal: AbortSignal,
  index: LogIndex = createLogIndex(),
  now: () => number = () => performance.now(),
): Promise<LogSearchResult> {
  const hits: LogHit[] = [];
  const deadline = now() + patienceMs;
  let total = 0;
  for await (const lines of stepLines(path, null, signal, index)) {
    const texts = lines.map(({ line }) => stripAnsi(line.raw));
    const found = now() > deadline ? null : matches(texts);
    if (found === null) return { hits, total, complete: false };
    for (const [n, { stepId, index }] of lines.entries()) {
      if (found[n] !== true) continue;
      total += 1;
      const text = texts[n]?.slice(0, shownLength) ?? '';
      if (hits.length < logHitLimit) hits.push({ stepId, line: index, text });
    }
  }
  return { hits, total, complete: !signal.aborted };
}
