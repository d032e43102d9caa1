import type { ContainerMessage } from '@stagecraft/contracts';

type Stream = 'stdout' | 'stderr';

/** One line of a container's output, escape sequences included. */
export interface RunLine {
  /** Counts all lines of the run from 0. */
  readonly number: number;
  readonly stream: Stream;
  readonly text: string;
}

/** The last lines that a container wrote, in the order in which they were complete. */
export interface RunLog {
  readonly lines: readonly RunLine[];
  /** What was written after the last line break of each stream. */
  readonly open: Readonly<Record<Stream, string>>;
  /** Lines so far, those that are not kept included. */
  readonly count: number;
  /** The server tells no more of it. */
  readonly cut: boolean;
}

/** Lines that are kept. */
export const keptLines = 2000;
/** Characters of one line that are kept. */
const keptCharacters = 10_000;

export const emptyLog: RunLog = {
  lines: [],
  open: { stdout: '', stderr: '' },
  count: 0,
  cut: false,
};

/** A carriage return goes back to the line's start: what came after it is what a terminal shows. */
function shown(line: string): string {
  const text = line.replace(/\r+$/, '');
  return text.slice(text.lastIndexOf('\r') + 1).slice(0, keptCharacters);
}

/**
 * The log with what was written since.
 *
 * @param kept lines that are kept
 */
export function addOutput(
  log: RunLog,
  { stream, text }: Omit<Extract<ContainerMessage, { kind: 'output' }>, 'kind'>,
  kept = keptLines,
): RunLog {
  const parts = (log.open[stream] + text).split('\n');
  const rest = parts.pop() ?? '';
  const added = parts.map((part, index) => ({
    number: log.count + index,
    stream,
    text: shown(part),
  }));
  return {
    ...log,
    lines: [...log.lines, ...added.slice(-kept)].slice(-kept),
    // A line that does not end must not grow without end; its last character may be half of a CRLF.
    open: { ...log.open, [stream]: rest.slice(-2 * keptCharacters) },
    count: log.count + added.length,
  };
}

/**
 * All lines, those without a line break at their end last.
 *
 * @param kept lines that are kept
 */
export function linesOf({ lines, open, count }: RunLog, kept = keptLines): readonly RunLine[] {
  const ends = (['stdout', 'stderr'] as const)
    .filter((stream) => open[stream] !== '')
    .map((stream, index) => ({ number: count + index, stream, text: shown(open[stream]) }));
  return ends.length === 0 ? lines : [...lines, ...ends].slice(-kept);
}
