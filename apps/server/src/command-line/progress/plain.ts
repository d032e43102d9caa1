import type { BuildEvent } from '@stagecraft/contracts';
import { createLineCutter, type LineCutter } from './line-cutter.ts';
import type { Reporter } from './reporter.ts';
import { seconds } from './seconds.ts';

type Of<T extends BuildEvent['type']> = Extract<BuildEvent, { type: T }>;

interface Step {
  readonly number: number;
  readonly name: string;
  readonly lines: LineCutter;
  startedAt: number;
  /** Whether its name was written: a step says nothing before it starts. */
  named: boolean;
}

/**
 * The lines that `docker build --progress plain` writes: each begins with its step's number, in the
 * order in which steps start; what a step writes carries the seconds since its start.
 */
export function createPlainReporter(): Reporter {
  const steps = new Map<string, Step>();
  let last: Step | null = null;

  const stepOf = (id: string, name = ''): Step => {
    const known = steps.get(id);
    if (known) return known;
    const step: Step = {
      number: steps.size + 1,
      name,
      lines: createLineCutter(),
      startedAt: 0,
      named: false,
    };
    steps.set(id, step);
    return step;
  };

  /** Lines of a step; its name first, an empty line where another step spoke before. */
  const say = (step: Step, lines: readonly string[]): string => {
    if (lines.length === 0 && step.named) return '';
    const gap = last !== null && last !== step ? '\n' : '';
    const name = step.named ? [] : [step.name];
    const again = step.named && last !== step ? [`... ${step.name}`] : [];
    step.named = true;
    last = step;
    const all = [...name, ...again, ...lines];
    return gap + all.map((line) => `#${step.number} ${line}\n`).join('');
  };

  const logged = ({ stepId, text, at }: Of<'step.logged'>): string => {
    const step = stepOf(stepId);
    const since = ((at - step.startedAt) / 1000).toFixed(3);
    return say(
      step,
      step.lines.push(text).map((line) => `${since} ${line}`),
    );
  };

  const ended = (id: string, words: string): string => {
    const step = stepOf(id);
    return say(step, [...step.lines.rest(), words]);
  };

  const report = (event: BuildEvent): string => {
    switch (event.type) {
      case 'step.queued':
        stepOf(event.stepId, event.name);
        return '';
      case 'step.started': {
        const step = stepOf(event.stepId);
        if (!step.named) step.startedAt = event.at;
        return say(step, []);
      }
      case 'step.progressed':
        return event.done ? say(stepOf(event.stepId), [itemLine(event)]) : '';
      case 'step.logged':
        return logged(event);
      case 'step.cached':
        return ended(event.stepId, 'CACHED');
      case 'step.finished':
        return ended(event.stepId, `DONE ${seconds(durationOf(event, stepOf(event.stepId)))}`);
      case 'step.failed':
        return ended(event.stepId, event.cancelled ? 'CANCELED' : `ERROR: ${event.error}`);
      case 'image.tagged':
        return `\nnaming to ${event.tag}\n`;
      case 'warning.raised':
        return `\nWARN: ${event.message}${event.line === null ? '' : ` (line ${event.line + 1})`}\n`;
      default:
        return '';
    }
  };
  return { report, end: () => '' };
}

function itemLine({ item, action, current, total }: Of<'step.progressed'>): string {
  const size = total === null || total === 0 ? '' : ` ${bytes(current)} / ${bytes(total)}`;
  return `${action === '' ? item : `${action} ${item}`}${size} done`;
}

function durationOf({ startedAt, finishedAt, at }: Of<'step.finished'>, step: Step): number {
  return startedAt !== null && finishedAt !== null ? finishedAt - startedAt : at - step.startedAt;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** As docker writes sizes: decimal units, two decimals from kB on. */
function bytes(count: number): string {
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log10(count) / 3), units.length - 1);
  return `${(count / 1000 ** power).toFixed(power === 0 ? 0 : 2)}${units[power] ?? 'B'}`;
}
