import { extendLines, noLines } from '@stagecraft/build-trace';
import type { LogLine, LogLines } from '@stagecraft/build-trace';
import { StepLogged } from '@stagecraft/contracts';
import type { BuildEvent } from '@stagecraft/contracts';
import { readLogFrom } from '../read-log.ts';
import { jsonOf } from '../record/lines.ts';
import { createLogIndex, type LogIndex, type OpenStep } from './log-index.ts';

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

/** Cuts steps' output into lines, from where `steps` are on; only the last line of each is kept. */
function createStepCutter(steps: Map<string, OpenStep>) {
  const push = ({ stepId, text, stream, at }: Logged): StepLine[] => {
    const step = steps.get(stepId) ?? { index: 0, state: noLines };
    const after = extendLines(step.state, [{ text: endOfLong(step.state, text), stream, at }]);
    const whole = after.open ? after.lines.slice(0, -1) : after.lines;
    const lines = whole.map((line, n) => ({ stepId, index: step.index + n, line }));
    const state = { ...after, consumed: 0, lines: after.lines.slice(whole.length) };
    steps.set(stepId, { index: step.index + whole.length, state });
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
 * @param index of this log: is added to, and with `only` tells where to begin
 * @param from 0-based line of `only` that is wanted first; lines before it may be left out
 * @throws system errors of reading; a missing file gives nothing
 */
export async function* stepLines(
  path: string,
  only: string | null,
  signal: AbortSignal,
  index: LogIndex = createLogIndex(),
  from = 0,
): AsyncGenerator<StepLine[], void, void> {
  const known = only === null ? null : index.before(only, from);
  const steps = new Map<string, OpenStep>();
  if (only !== null && known !== null) steps.set(only, known.step);
  const cutter = createStepCutter(steps);
  const id = only === null ? '' : JSON.stringify(only);
  for await (const { lines, end } of readLogFrom(path, known?.offset ?? 0, signal)) {
    const cut = lines.flatMap((json) => {
      if (!logged.test(json) || !json.includes(id)) return [];
      const event = StepLogged.safeParse(jsonOf(json));
      const meant = event.success && (only === null || event.data.stepId === only);
      return meant ? cutter.push(event.data) : [];
    });
    index.note(end, steps);
    yield cut;
  }
  yield cutter.rest();
}
