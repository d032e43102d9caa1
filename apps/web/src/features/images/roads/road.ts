import type { HistoryEntry, ImageDetail } from '@stagecraft/contracts';
import { keywordOf, taleOf, type Tale } from './tale.ts';

/** How an image came to be. `build`: of a Dockerfile of which no image tells how many stages it had. */
export type Road = 'commit' | 'import' | 'dockerfile' | 'stages' | 'build' | 'unknown';

/** The build record of an image that was built here. */
export interface RoadBuild {
  readonly number: number;
  /** Path in its workspace. */
  readonly dockerfile: string;
  /** Stages that its target needs. */
  readonly stages: number;
}

/** A local image that another one begins with. */
export interface RoadBase {
  readonly name: string;
  readonly layers: number;
  /** Entries of its history that the other's begins with. */
  readonly entries: number;
}

/** What the engine and the build records tell of an image. */
export interface RoadFacts {
  readonly detail: ImageDetail;
  readonly base: RoadBase | null;
  readonly build: RoadBuild | null;
}

/** An entry of the history above the base. */
export interface Step {
  readonly entry: HistoryEntry;
  readonly tale: Tale;
  /** Of the instruction; empty where none is told. */
  readonly keyword: string;
}

/** What came upon the base, oldest first. */
export function stepsOf({ detail, base }: Pick<RoadFacts, 'detail' | 'base'>): readonly Step[] {
  return detail.history.slice(base?.entries ?? 0).map((entry) => {
    const tale = taleOf(entry);
    return { entry, tale, keyword: tale === 'instruction' ? keywordOf(entry) : '' };
  });
}

/** Bytes of all of them; null where the engine does not tell one. */
export function bytesOf(entries: readonly HistoryEntry[]): number | null {
  return entries.reduce<number | null>(
    (sum, { size }) => (sum === null || size === null ? null : sum + size),
    0,
  );
}

/** The road by which an image came to be, as far as its history and a record of its build tell. */
export function roadOf(facts: RoadFacts): Road {
  const tales = stepsOf(facts).map(({ tale }) => tale);
  if (tales.includes('import')) return 'import';
  if (tales.includes('commit')) return 'commit';
  if (facts.build !== null) return facts.build.stages > 1 ? 'stages' : 'dockerfile';
  return tales.length > 0 && tales.every((tale) => tale === 'instruction') ? 'build' : 'unknown';
}
