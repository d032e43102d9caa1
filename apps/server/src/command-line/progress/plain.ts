import type { BuildEvent } from '@stagecraft/contracts';
import { createLineCutter, type LineCutter } from './line-cutter.ts';
import type { Reporter } from './reporter.ts';
import { itemName, seconds } from './words.ts';

type Of<T extends BuildEvent['type']> = Extract<BuildEvent, { type: T }>;

interface Step {
  readonly number: number;
  readonly name: string;
  readonly lines: LineCutter;
  startedAt: number;
  /** Whether its name was written: a step says nothing before it starts. */
  named: boolean;
  /** Whether its end was the last that was said of it: the engine may tell it again. */
  closed: boolean;
}

/** All steps so far, and which of them spoke last. */
interface Scene {
  readonly steps: Map<string, Step>;
  last: Step | null;
  /** Whether a step told of the names that it gives, as BuildKit's export does. */
  naming: boolean;
}

/** How BuildKit begins what it says of a name. */
const namingWords = 'naming to ';

/**
 * The lines that `docker build --progress plain` writes: each begins with its step's number, in the
 * order in which steps were announced; what a step writes carries the seconds since its start.
 */
export function createPlainReporter(): Reporter {
  const scene: Scene = { steps: new Map(), last: null, naming: false };
  return { report: (event) => linesOf(scene, event), end: () => '' };
}

function linesOf(scene: Scene, event: BuildEvent): string {
  switch (event.type) {
    case 'image.tagged':
      return scene.naming ? '' : `\n${namingWords}${event.tag}\n`;
    case 'warning.raised':
      return `\nWARN: ${event.message}${event.line === null ? '' : ` (line ${event.line + 1})`}\n`;
    case 'step.queued':
      stepOf(scene, event.stepId, event.name);
      return '';
    case 'step.started':
      return started(scene, event);
    case 'step.progressed':
      scene.naming ||= event.item.startsWith(namingWords);
      return event.done ? say(scene, stepOf(scene, event.stepId), [itemLine(event)]) : '';
    case 'step.logged':
      return logged(scene, event);
    case 'step.cached':
    case 'step.finished':
    case 'step.failed':
      return ended(scene, event);
    default:
      return '';
  }
}

function stepOf({ steps }: Scene, id: string, name = ''): Step {
  const known = steps.get(id);
  if (known) return known;
  const number = steps.size + 1;
  const step: Step = {
    number,
    name,
    lines: createLineCutter(),
    startedAt: 0,
    named: false,
    closed: false,
  };
  steps.set(id, step);
  return step;
}

/** Lines of a step: its name first, and again where another step spoke in between. */
function say(scene: Scene, step: Step, lines: readonly string[]): string {
  if (lines.length === 0 && step.named) return '';
  const isOther = scene.last !== null && scene.last !== step;
  const again = isOther ? [`... ${step.name}`] : [];
  const name = step.named ? again : [step.name];
  step.named = true;
  step.closed = false;
  scene.last = step;
  const text = [...name, ...lines].map((line) => `#${step.number} ${line}\n`).join('');
  return isOther ? `\n${text}` : text;
}

function started(scene: Scene, { stepId, at }: Of<'step.started'>): string {
  const step = stepOf(scene, stepId);
  // Once more: a cache query comes before the run.
  if (!step.named) step.startedAt = at;
  return say(scene, step, []);
}

function logged(scene: Scene, { stepId, text, at }: Of<'step.logged'>): string {
  const step = stepOf(scene, stepId);
  const since = ((at - step.startedAt) / 1000).toFixed(3);
  const lines = step.lines.push(text).map((line) => `${since} ${line}`);
  return lines.length === 0 ? '' : say(scene, step, lines);
}

function ended(scene: Scene, event: Of<'step.cached' | 'step.finished' | 'step.failed'>): string {
  const step = stepOf(scene, event.stepId);
  const rest = step.lines.rest();
  if (step.closed && rest.length === 0 && event.type === 'step.finished') return '';
  const text = say(scene, step, [...rest, verdict(event, step)]);
  step.closed = true;
  return text;
}

function verdict(event: Of<'step.cached' | 'step.finished' | 'step.failed'>, step: Step): string {
  if (event.type === 'step.cached') return 'CACHED';
  if (event.type === 'step.failed') return event.cancelled ? 'CANCELED' : `ERROR: ${event.error}`;
  const { startedAt, finishedAt, at } = event;
  const known = startedAt !== null && finishedAt !== null;
  return `DONE ${seconds(known ? finishedAt - startedAt : at - step.startedAt)}`;
}

function itemLine(event: Of<'step.progressed'>): string {
  const { current, total } = event;
  const size = total === null || total === 0 ? '' : ` ${bytes(current)} / ${bytes(total)}`;
  return `${itemName(event)}${size} done`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** As docker writes sizes: decimal units, two decimals from kB on. */
function bytes(count: number): string {
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log10(count) / 3), units.length - 1);
  return `${(count / 1000 ** power).toFixed(power === 0 ? 0 : 2)}${units[power] ?? 'B'}`;
}
