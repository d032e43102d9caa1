import { stripVTControlCharacters } from 'node:util';
import type { BuildEvent } from '@stagecraft/contracts';
import stringWidth from 'string-width';
import { createLineCutter, type LineCutter } from './line-cutter.ts';
import type { Reporter } from './reporter.ts';
import type { TimeLeftLine } from './time-left.ts';
import { itemName, seconds } from './words.ts';

export interface Screen {
  /** It may change while the build runs. */
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Now, in ms since epoch. */
  readonly now: () => number;
}

export interface TerminalOptions {
  readonly colour: boolean;
  readonly timeLeft?: TimeLeftLine | null;
}

interface Step {
  readonly name: string;
  readonly lines: LineCutter;
  phase: 'queued' | 'running' | 'cached' | 'done' | 'failed' | 'cancelled';
  startedAt: number;
  finishedAt: number;
  /** Last lines that it wrote. */
  tail: string[];
  readonly items: Map<string, string>;
}

const tailLines = 6;
const marks = { cached: 'CACHED ', failed: 'ERROR ', cancelled: 'CANCELED ' } as const;

/** Colour codes by phase; none where the terminal asks for none (https://no-color.org). */
const colours = {
  running: 36,
  cached: 34,
  done: 34,
  failed: 31,
  cancelled: 33,
  queued: 2,
} as const;

/**
 * A block of lines that is drawn anew in place: a line for each step, and under those that run the last
 * lines of what they write. At the end the output of a failed step stays, whole as far as it is kept.
 */
export function createTerminalReporter(
  screen: Screen,
  { colour, timeLeft = null }: TerminalOptions,
): Reporter & { readonly draw: () => string } {
  const steps = new Map<string, Step>();
  let drawn = 0;

  const paint = (text: string, phase: Step['phase']): string =>
    colour ? `\u001B[${colours[phase]}m${text}\u001B[0m` : text;

  const lineOf = (step: Step): string => {
    const { phase } = step;
    const mark = phase in marks ? marks[phase as keyof typeof marks] : '';
    const end = phase === 'running' ? screen.now() : step.finishedAt;
    const time = step.startedAt === 0 ? '' : seconds(end - step.startedAt);
    const width = Math.max(10, screen.size().columns - time.length - 2);
    const left = fit(` => ${mark}${step.name}`, width);
    return paint(`${left}${' '.repeat(width - stringWidth(left))} ${time}`, phase);
  };

  const block = (): string[] => {
    const shown = [...steps.values()].filter(({ phase }) => phase !== 'queued');
    const lines = shown.flatMap((step) => {
      if (step.phase !== 'running') return [lineOf(step)];
      const under = [...step.items.values(), ...step.tail].slice(-tailLines);
      return [
        lineOf(step),
        ...under.map((line) => fit(` => => ${line}`, screen.size().columns - 1)),
      ];
    });
    const left = timeLeft?.line(screen.now()) ?? null;
    if (left !== null) lines.push(fit(` ${left}`, screen.size().columns - 1));
    // What scrolled off the screen can't be drawn again: the newest lines are what matters.
    return lines.slice(-Math.max(3, screen.size().rows - 2));
  };

  const draw = (): string => {
    const lines = block();
    const up = drawn === 0 ? '' : `\u001B[${drawn}A`;
    drawn = lines.length;
    return `${up}\u001B[0J${lines.map((line) => `${line}\n`).join('')}`;
  };

  const end = (): string => {
    const failed = [...steps.values()].filter(({ phase }) => phase === 'failed');
    const outputs = failed.flatMap(({ name, tail }) => [
      '------',
      ` > ${name}:`,
      ...tail.map((line) => line),
      '------',
    ]);
    return draw() + outputs.map((line) => `${line}\n`).join('');
  };

  const report = (event: BuildEvent): string => {
    take(steps, event);
    timeLeft?.take(event);
    return '';
  };
  return { report, draw, end };
}

/** Lines of a failed step that are shown at the end. */
const keptLines = 40;

function take(steps: Map<string, Step>, event: BuildEvent): void {
  if (!('stepId' in event) || event.stepId === null) return;
  const step = stepOf(steps, event.stepId, event.type === 'step.queued' ? event.name : '');
  switch (event.type) {
    case 'step.started':
      step.phase = 'running';
      if (step.startedAt === 0) step.startedAt = event.at;
      break;
    case 'step.progressed':
      if (event.done) step.items.delete(event.item);
      else step.items.set(event.item, itemName(event));
      break;
    case 'step.logged':
      step.tail = [...step.tail, ...step.lines.push(event.text)].slice(-keptLines);
      break;
    case 'step.cached':
    case 'step.finished':
    case 'step.failed':
      step.phase = phaseAfter(step, event);
      step.finishedAt = event.at;
      step.tail.push(...step.lines.rest());
      step.items.clear();
      break;
    default:
  }
}

function phaseAfter(
  step: Step,
  event: Extract<BuildEvent, { type: 'step.cached' | 'step.finished' | 'step.failed' }>,
): Step['phase'] {
  if (event.type === 'step.failed') return event.cancelled ? 'cancelled' : 'failed';
  return event.type === 'step.cached' || step.phase === 'cached' ? 'cached' : 'done';
}

function stepOf(steps: Map<string, Step>, id: string, name: string): Step {
  const known = steps.get(id);
  if (known) return known;
  const step: Step = {
    name,
    lines: createLineCutter(),
    phase: 'queued',
    startedAt: 0,
    finishedAt: 0,
    tail: [],
    items: new Map(),
  };
  steps.set(id, step);
  return step;
}

/** What of a text a line has room for, in columns. Control characters would move the cursor. */
function fit(text: string, width: number): string {
  const plain = stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, '');
  if (stringWidth(plain) <= width) return plain;
  let kept = '';
  let columns = 1;
  for (const { segment } of characters.segment(plain)) {
    columns += stringWidth(segment);
    if (columns > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

const characters = new Intl.Segmenter();
