import type { InstructionOverlay } from '../build-slice.types.ts';
import type { OverlayMode } from '../view-slice.types.ts';
import type { Snapshot } from '../document-slice.types.ts';

/** From cold to hot. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4;

/** What an instruction, or a stage as a whole, costs in one respect. */
export type Heat =
  | { readonly kind: 'time'; readonly level: HeatLevel; readonly ms: number }
  | { readonly kind: 'size'; readonly level: HeatLevel; readonly bytes: number }
  /** How many builds in a row, the last one included, took it from the cache. */
  | { readonly kind: 'cache'; readonly level: HeatLevel; readonly streak: number }
  | {
      readonly kind: 'problems';
      readonly level: HeatLevel;
      readonly errors: number;
      readonly warnings: number;
    };

/** From each of these on it is one level hotter. In ms, and in bytes. */
export const timeSteps = [500, 5_000, 30_000, 120_000] as const;
export const sizeSteps = [100_000, 1_000_000, 20_000_000, 200_000_000] as const;

/** What one build did for an instruction, by the instruction's id. */
export type CacheRecord = ReadonlyMap<string, 'cached' | 'ran'>;

interface HeatInput {
  readonly mode: OverlayMode;
  readonly snapshot: Snapshot;
  readonly overlay: ReadonlyMap<number, InstructionOverlay>;
  /** Of the last builds of this Dockerfile, newest first. */
  readonly history: readonly CacheRecord[];
}

/** Index of an instruction → its heat; what is not known is not in it. */
export function heatOf(input: HeatInput): ReadonlyMap<number, Heat> {
  switch (input.mode) {
    case 'build':
      return nothing;
    case 'time':
      return ofOverlay(input.overlay, ({ durationMs, phase }) =>
        durationMs === null || phase === 'queued' ? null : timeHeat(durationMs),
      );
    case 'size':
      return ofOverlay(input.overlay, ({ layerSize }) =>
        layerSize === null ? null : sizeHeat(layerSize),
      );
    case 'cache':
      return cacheHeat(input.snapshot, input.history);
    case 'problems':
      return problemHeat(input.snapshot);
  }
}

const nothing: ReadonlyMap<number, Heat> = new Map();

function ofOverlay(
  overlay: ReadonlyMap<number, InstructionOverlay>,
  heat: (state: InstructionOverlay) => Heat | null,
): ReadonlyMap<number, Heat> {
  const heats = new Map<number, Heat>();
  for (const [index, state] of overlay) {
    const found = heat(state);
    if (found !== null) heats.set(index, found);
  }
  return heats;
}

function timeHeat(ms: number): Heat {
  return { kind: 'time', level: levelOf(ms, timeSteps), ms };
}

function sizeHeat(bytes: number): Heat {
  return { kind: 'size', level: levelOf(bytes, sizeSteps), bytes };
}

/** What the last build had to do again is hot; what was in the cache is not, and the longer the colder. */
function streakHeat(streak: number): Heat {
  const level = streak >= 4 ? 0 : streak >= 2 ? 1 : streak === 1 ? 2 : 4;
  return { kind: 'cache', level, streak };
}

function cacheHeat({ model }: Snapshot, history: readonly CacheRecord[]): Map<number, Heat> {
  const heats = new Map<number, Heat>();
  const [last] = history;
  for (const { id, index, keyword } of model.instructions) {
    // An image is looked up, not made: that the engine says so as `cached` or not tells nothing of costs.
    if (keyword === 'FROM' || last?.get(id) === undefined) continue;
    const end = history.findIndex((build) => build.get(id) !== 'cached');
    heats.set(index, streakHeat(end < 0 ? history.length : end));
  }
  return heats;
}

function problemHeat({ problems }: Snapshot): Map<number, Heat> {
  const counts = new Map<number, { errors: number; warnings: number }>();
  for (const { instruction, severity } of problems) {
    if (instruction === null) continue;
    const count = counts.get(instruction) ?? { errors: 0, warnings: 0 };
    if (severity === 'error') count.errors += 1;
    else count.warnings += 1;
    counts.set(instruction, count);
  }
  return new Map([...counts].map(([index, count]) => [index, countHeat(count)]));
}

function countHeat({ errors, warnings }: { errors: number; warnings: number }): Heat {
  return { kind: 'problems', level: errors > 0 ? 4 : warnings > 0 ? 2 : 0, errors, warnings };
}

/** The heat of all of them together: times, sizes and problems add up, of streaks the shortest counts. */
export function sumOfHeat(heats: readonly Heat[]): Heat | null {
  const [first] = heats;
  if (first === undefined) return null;
  const sum = (of: (heat: Heat) => number): number =>
    heats.reduce((total, heat) => total + of(heat), 0);
  switch (first.kind) {
    case 'time':
      return timeHeat(sum((heat) => (heat.kind === 'time' ? heat.ms : 0)));
    case 'size':
      return sizeHeat(sum((heat) => (heat.kind === 'size' ? heat.bytes : 0)));
    case 'cache':
      return streakHeat(
        heats.reduce(
          (least, heat) => Math.min(least, heat.kind === 'cache' ? heat.streak : least),
          first.streak,
        ),
      );
    case 'problems':
      return countHeat({
        errors: sum((heat) => (heat.kind === 'problems' ? heat.errors : 0)),
        warnings: sum((heat) => (heat.kind === 'problems' ? heat.warnings : 0)),
      });
  }
}

/** How many of the steps a value has reached. */
function levelOf(value: number, steps: readonly [number, number, number, number]): HeatLevel {
  if (value >= steps[3]) return 4;
  if (value >= steps[2]) return 3;
  if (value >= steps[1]) return 2;
  return value >= steps[0] ? 1 : 0;
}
