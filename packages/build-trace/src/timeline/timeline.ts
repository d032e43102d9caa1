import type { Stage } from '@stagecraft/dockerfile';
import type { BuildTrace, StepMatch, StepState } from '../types.ts';

/** A step's bar. Times are ms since the build's first sign of life. */
export interface TimelineBar {
  readonly step: StepState;
  /** When it ran; several when it ran more than once. A cached step has none or one without length. */
  readonly runs: readonly { readonly from: number; readonly to: number }[];
}

/** Bars of one stage, or of what is not a stage's. */
export interface TimelineGroup {
  /** `stage:INDEX`, `build` for the build's own work, `result` for the making of the image. */
  readonly key: string;
  /** Stage index; null for the build's own work. */
  readonly stage: number | null;
  /** The stage's name in the built text, with its index where it has it in common with another one. */
  readonly name: string | null;
  readonly bars: readonly TimelineBar[];
}

export interface Timeline {
  readonly groups: readonly TimelineGroup[];
  /** ms from the first start to the last end, or to now while something runs. At least 1. */
  readonly length: number;
}

/**
 * Steps that started: the build's own work, the stages in order of the file, the result.
 * @param stages those of the built text. A step's own name is of no use: it can be that of another build
 *   that runs the same step at the same time.
 */
export function timelineOf(
  trace: BuildTrace,
  matches: ReadonlyMap<string, StepMatch>,
  stages: readonly Stage[],
  now: number,
): Timeline {
  const started = trace.steps.filter((step) => step.startedAt !== null);
  const origin = Math.min(...started.map((step) => step.startedAt ?? Infinity));
  const end = lastMoment(trace, started, now);
  const groups = new Map<string, { stage: number | null; bars: TimelineBar[] }>();
  for (const step of started) {
    const match = matches.get(step.id);
    const stage = match?.kind === 'instruction' || match?.kind === 'onbuild' ? match.stage : null;
    const key = match?.kind === 'export' ? 'result' : stage === null ? 'build' : `stage:${stage}`;
    const group = groups.get(key) ?? { stage, bars: [] };
    group.bars.push({ step, runs: runsOf(step, origin, end) });
    groups.set(key, group);
  }
  const rank = (key: string, stage: number | null) => (key === 'result' ? Infinity : (stage ?? -1));
  const sorted = [...groups].sort(([k, a], [l, b]) => rank(k, a.stage) - rank(l, b.stage));
  return {
    groups: sorted.map(([key, { stage, bars }]) => ({
      key,
      stage,
      name: stage === null ? null : nameOf(stages, stage),
      bars: bars.toSorted((a, b) => (a.runs[0]?.from ?? 0) - (b.runs[0]?.from ?? 0)),
    })),
    length: Number.isFinite(origin) ? Math.max(1, end - origin) : 1,
  };
}

function runsOf(step: StepState, origin: number, end: number): TimelineBar['runs'] {
  return step.intervals.map(({ startedAt, finishedAt }) => ({
    from: Math.max(0, startedAt - origin),
    to: Math.max(startedAt, finishedAt ?? end) - origin,
  }));
}

function lastMoment(trace: BuildTrace, started: readonly StepState[], now: number): number {
  const ends = started.flatMap((step) =>
    step.intervals.flatMap(({ startedAt, finishedAt }) => [startedAt, finishedAt ?? startedAt]),
  );
  const last = Math.max(...ends);
  const going = trace.state === 'running' || trace.state === 'queued';
  return going ? Math.max(last, now) : Math.max(last, trace.finishedAt ?? last);
}

function nameOf(stages: readonly Stage[], index: number): string | null {
  const name = stages[index]?.name ?? null;
  const same = stages.filter((stage) => stage.name === name);
  return name === null || same.length === 1 ? name : `${name} (${String(index)})`;
}

/** A step length of the axis that gives four to eight marks: 1, 2 or 5 times a power of ten, in ms. */
export function axisStep(length: number): number {
  const raw = length / 5;
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)));
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw) ?? 10;
  return factor * power;
}
