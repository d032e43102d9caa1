import { extendLines, noLines } from '@stagecraft/build-trace';
import type { LogLine, LogLines } from '@stagecraft/build-trace';
import { StepLogged } from '@stagecraft/contracts';
import type { BuildEvent } from '@stagecraft/contracts';
import { readLog } from '../read-log.ts';
import { jsonOf } from '../record/lines.ts';

/** A line of a step's log with its place. */
export interface StepLine {
  readonly stepId: string;
  /** 0-based, within its step. */
  readonly index: number;
  readonly line: LogLine;
}

type Logged = Extract<BuildEvent, { type: 'step.logged' }>;

/** How an event of a step's output begins; others need not be read any further. */
const logged = /^\{"seq":\d+,"at":[\d.]+,"type":"step\.logged"/;
/** Characters of a line that are kept in memory; nobody reads more of one. */
const longestLine = 1_000_000;

interface OpenStep {
  /** Index of the first line in `state`. */
  index: number;
  /** What comes next: at most one line, which may still grow. */
  state: LogLines;
}

/** Cuts steps' output into lines; only the last line of each step is kept. */
function createStepCutter() {
  const steps = new Map<string, OpenStep>();
  const push = ({ stepId, text, stream, at }: Logged): StepLine[] => {
    const step = steps.get(stepId) ?? { index: 0, state: noLines };
    steps.set(stepId, step);
    const after = extendLines(step.state, [{ text: endOfLong(step.state, text), stream, at }]);
    const whole = after.open ? after.lines.slice(0, -1) : after.lines;
    const lines = whole.map((line, n) => ({ stepId, index: step.index + n, line }));
    step.index += whole.length;
    step.state = { ...after, consumed: 0, lines: after.lines.slice(whole.length) };
    return lines;
  };
  /** Lines that have not come to their end. */
  const rest = (): StepLine[] =>
    [...steps].flatMap(([stepId, { index, state }]) =>
      state.lines.map((line) => ({ stepId, index, line })),
    );
  return { push, rest };
}

/** The text, or only what comes after the line that is too long already. */
function endOfLong({ lines }: LogLines, text: string): string {
  if ((lines.at(-1)?.raw.length ?? 0) < longestLine) return text;
  const end = text.search(/[\r\n]/);
  return end < 0 ? '' : text.slice(end);
}

/**
 * The lines of a build's log, as the page shows and counts them: those that are whole in the order in
 * which they were ended, then those that are open. Memory does not grow with the log.
 *
 * @param path the log's file; what it has now is read
 * @param only id of the step to read; null for all
 * @throws system errors of reading; a missing file gives nothing
 */
export async function* stepLines(
  path: string,
  only: string | null,
  signal: AbortSignal,
): AsyncGenerator<StepLine[], void, void> {
  const cutter = createStepCutter();
  const id = only === null ? '' : JSON.stringify(only);
  for await (const lines of readLog(path, null, 0, signal)) {
    yield lines.flatMap(({ json }) => {
      if (!logged.test(json) || !json.includes(id)) return [];
      const event = StepLogged.safeParse(jsonOf(json));
      const meant = event.success && (only === null || event.data.stepId === only);
      return meant ? cutter.push(event.data) : [];
    });
  }
  yield cutter.rest();
}
