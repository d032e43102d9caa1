import type { KnownDuration, StepDurations } from '@stagecraft/contracts';
import type { BuildTrace, StepState } from '../types.ts';
import { isResult, isWork, stepKey } from './step-key.ts';

/** What earlier builds say of the time that a running build still needs. */
export interface TimeLeft {
  /** 0 where nothing is known. */
  readonly ms: number;
  /** False: it takes at least `ms`, as the time of something that is still to do is not known. */
  readonly complete: boolean;
  /** Ids of running steps → ms that they still need; without those of which it is not known. */
  readonly steps: ReadonlyMap<string, number>;
  /** Numbers of the builds that it is told from, ascending. */
  readonly builds: readonly number[];
}

const none: TimeLeft = { ms: 0, complete: true, steps: new Map(), builds: [] };

/**
 * The longest path over what is still to do. A queued step counts where it is certain that it will be
 * carried out: something before it was. Before that, the cache may have it.
 * @param now ms since epoch
 */
export function estimateTimeLeft(trace: BuildTrace, known: StepDurations, now: number): TimeLeft {
  if (trace.state !== 'queued' && trace.state !== 'running') return none;
  const durations = new Map(known.steps.map((one) => [one.step, one]));
  const ordered = inputsFirst(trace.steps);
  const left = new Map<string, number>();
  const rebuilt = new Set<string>();
  const running = new Map<string, number>();
  const builds = new Set<number>();
  const tellFrom = ({ builds: numbers }: KnownDuration): void =>
    numbers.forEach((one) => builds.add(one));
  // The classic builder announces a step when it begins: what follows is not known.
  let complete = ordered.length === trace.steps.length && trace.builder === 'buildkit';
  for (const step of ordered) {
    const isAfterWork = step.inputs.some((input) => rebuilt.has(input));
    if (isWork(step.name) && isCarriedOut(step, isAfterWork)) rebuilt.add(step.id);
    const duration = durations.get(stepKey(step.name));
    const own = ownTime(step, duration, now, isAfterWork || isResult(step.name));
    if (own === null) complete = false;
    else if (duration && own > 0) tellFrom(duration);
    if (own !== null && step.phase === 'running') running.set(step.id, own);
    const before = step.inputs.map((input) => left.get(input) ?? 0);
    left.set(step.id, (own ?? 0) + before.reduce((most, one) => Math.max(most, one), 0));
  }
  let ms = [...left.values()].reduce((most, one) => Math.max(most, one), 0);
  if (!trace.steps.some(({ name }) => isResult(name))) {
    if (known.result === null || rebuilt.size === 0) complete = false;
    else {
      ms += known.result.durationMs;
      tellFrom(known.result);
    }
  }
  return { ms, complete, steps: running, builds: [...builds].toSorted((a, b) => a - b) };
}

function isCarriedOut({ phase }: StepState, isAfterWork: boolean): boolean {
  return phase === 'running' || phase === 'done' || (phase === 'queued' && isAfterWork);
}

/** ms that a step still needs by itself; null where that is not known, or longer than it ever took. */
function ownTime(
  step: StepState,
  duration: KnownDuration | undefined,
  now: number,
  willRun: boolean,
): number | null {
  if (step.phase === 'queued') return willRun && duration ? duration.durationMs : null;
  if (step.phase !== 'running') return 0;
  if (duration === undefined) return null;
  const since = step.intervals.at(-1)?.startedAt ?? now;
  const spent = (step.durationMs ?? 0) + Math.max(0, now - since);
  return spent < duration.durationMs ? duration.durationMs - spent : null;
}

/** Each step after its inputs; without steps that wait for each other in a circle. O(steps + inputs). */
function inputsFirst(steps: readonly StepState[]): readonly StepState[] {
  const ids = new Set(steps.map(({ id }) => id));
  const users = new Map<string, StepState[]>();
  const missing = new Map<string, number>();
  for (const step of steps) {
    const inputs = step.inputs.filter((input) => ids.has(input));
    missing.set(step.id, inputs.length);
    for (const input of inputs) {
      const known = users.get(input) ?? [];
      known.push(step);
      users.set(input, known);
    }
  }
  const ordered = steps.filter(({ id }) => missing.get(id) === 0);
  for (const { id } of ordered) {
    for (const user of users.get(id) ?? []) {
      const rest = (missing.get(user.id) ?? 0) - 1;
      missing.set(user.id, rest);
      if (rest === 0) ordered.push(user);
    }
  }
  return ordered;
}
