import { stripAnsi } from '@stagecraft/build-trace';
import type { LogLayout, LogSection } from './layout.ts';

/** A place in the log that has the searched text. */
export interface LogHit {
  readonly stepId: string;
  /** Index of the line within its step. */
  readonly line: number;
}

/** Hits with what is needed to go on from them when the log grows. */
export interface LogSearch {
  readonly query: string;
  readonly hits: readonly LogHit[];
  readonly perStep: ReadonlyMap<string, StepHits>;
}

interface StepHits {
  /** Number of the first line that was not complete when it was searched. */
  readonly searched: number;
  readonly hits: readonly LogHit[];
}

/** Finds lines that contain `query`, upper and lower case alike; `before` saves searching again. */
export function searchLog(layout: LogLayout, query: string, before: LogSearch | null): LogSearch {
  const needle = query.toLowerCase();
  if (needle === '') return { query, hits: [], perStep: new Map() };
  const perStep = new Map<string, StepHits>();
  const hits: LogHit[] = [];
  for (const section of layout.sections) {
    const known = before?.query === query ? before.perStep.get(section.step.id) : undefined;
    const found = searchSection(section, needle, known);
    perStep.set(section.step.id, found);
    for (const hit of found.hits) hits.push(hit);
  }
  return { query, hits, perStep };
}

function searchSection(section: LogSection, needle: string, known?: StepHits): StepHits {
  const { lines, open } = section.log;
  const { first } = section.log;
  const end = first + lines.length;
  const from = Math.max(first, known?.searched ?? 0);
  const searched = end - (open ? 1 : 0);
  const kept = known?.hits.filter((hit) => hit.line < from) ?? [];
  const hits: LogHit[] = [...kept];
  for (let line = from; line < end; line += 1) {
    const text = stripAnsi(lines[line - first]?.raw ?? '');
    if (text.toLowerCase().includes(needle)) hits.push({ stepId: section.step.id, line });
  }
  return { searched, hits };
}
