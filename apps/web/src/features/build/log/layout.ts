import { extendLines, noLines } from '@stagecraft/build-trace';
import type {
  ItemProgress,
  LogLine,
  LogLines,
  StepMatch,
  StepState,
} from '@stagecraft/build-trace';

/** Heights of rows, px: titles are to be pressed, the rows under them are to be read. */
export const titleHeight = 24;
export const bodyHeight = 20;

/** One step in the log. Its rows: the title, then (when open) its items, its lines, its error. */
export interface LogSection {
  readonly step: StepState;
  readonly match: StepMatch | undefined;
  readonly log: LogLines;
  /** The engine's words when it failed, line by line. */
  readonly errorLines: readonly string[];
  readonly open: boolean;
  /** Index of its title's row. */
  readonly firstRow: number;
  readonly rowCount: number;
  /** px from the log's upper edge. */
  readonly top: number;
}

export interface LogLayout {
  readonly sections: readonly LogSection[];
  readonly rowCount: number;
  /** px. */
  readonly height: number;
}

export type LogRow =
  | { readonly kind: 'title'; readonly section: LogSection }
  | { readonly kind: 'item'; readonly section: LogSection; readonly item: ItemProgress }
  | {
      readonly kind: 'line';
      readonly section: LogSection;
      readonly line: LogLine;
      readonly index: number;
    }
  | { readonly kind: 'error'; readonly section: LogSection; readonly text: string };

export interface LogInput {
  readonly steps: readonly StepState[];
  readonly matches: ReadonlyMap<string, StepMatch>;
  /** Sections that a person opened or closed; others are open while running and when failed. */
  readonly toggled: ReadonlyMap<string, boolean>;
}

/**
 * Lays the log out. `before` is the layout of the same build a moment ago (or null): lines that it
 * has are kept, so that a frame costs what is new.
 */
export function layoutLog(input: LogInput, before: LogLayout | null): LogLayout {
  const known = new Map(before?.sections.map((section) => [section.step.id, section]));
  const sections: LogSection[] = [];
  let row = 0;
  let top = 0;
  for (const step of inFileOrder(input.steps, input.matches)) {
    const old = known.get(step.id);
    const log = extendLines(old?.log ?? noLines, step.log);
    const errorLines = old?.step.error === step.error ? old.errorLines : errorText(step);
    const open = input.toggled.get(step.id) ?? opensByItself(step);
    const body = bodyLength({ step, log, errorLines });
    const rowCount = 1 + (open ? body : 0);
    sections.push({
      step,
      match: input.matches.get(step.id),
      log,
      errorLines,
      open,
      firstRow: row,
      rowCount,
      top,
    });
    row += rowCount;
    top += titleHeight + (rowCount - 1) * bodyHeight;
  }
  return { sections, rowCount: row, height: top };
}

/** Rows under the section's title when it is open. */
export function bodyLength(section: Pick<LogSection, 'step' | 'log' | 'errorLines'>): number {
  return section.step.items.length + section.log.lines.length + section.errorLines.length;
}

/** The row at `index`; null outside of the log. */
export function rowAt(layout: LogLayout, index: number): LogRow | null {
  const section = sectionOfRow(layout, index);
  if (!section || index >= section.firstRow + section.rowCount) return null;
  const offset = index - section.firstRow - 1;
  if (offset < 0) return { kind: 'title', section };
  const { items } = section.step;
  const item = items[offset];
  if (item) return { kind: 'item', section, item };
  const lineIndex = offset - items.length;
  const line = section.log.lines[lineIndex];
  if (line) return { kind: 'line', section, line, index: lineIndex };
  const text = section.errorLines[lineIndex - section.log.lines.length];
  return text === undefined ? null : { kind: 'error', section, text };
}

/** Row of a line; the section must be open. */
export function rowOfLine(section: LogSection, line: number): number {
  return section.firstRow + 1 + section.step.items.length + line;
}

/** Last row of the section where something happened most recently; the log follows it. */
export function liveRow(layout: LogLayout): number {
  let live: LogSection | undefined;
  let latest = -Infinity;
  for (const section of layout.sections) {
    const { step } = section;
    const at = Math.max(step.startedAt ?? -1, step.finishedAt ?? -1, step.log.at(-1)?.at ?? -1);
    if (at >= latest && at >= 0) {
      live = section;
      latest = at;
    }
  }
  return live ? live.firstRow + live.rowCount - 1 : 0;
}

function opensByItself(step: StepState): boolean {
  return step.phase === 'running' || step.phase === 'failed' || step.phase === 'cancelled';
}

function errorText(step: StepState): readonly string[] {
  return step.phase === 'failed' && step.error ? step.error.split(/\r\n|\r|\n/) : [];
}

/** Rank: what comes before the Dockerfile's instructions, the instructions, the rest, the export. */
function rank(match: StepMatch | undefined): number {
  switch (match?.kind) {
    case 'internal':
      return -1;
    case 'instruction':
    case 'onbuild':
      return match.instruction;
    case 'export':
      return Infinity;
    default:
      return Number.MAX_SAFE_INTEGER;
  }
}

/** Steps in the order of the file; those of one instruction as announced. */
function inFileOrder(
  steps: readonly StepState[],
  matches: ReadonlyMap<string, StepMatch>,
): readonly StepState[] {
  const ranked = steps.map((step) => ({ step, rank: rank(matches.get(step.id)) }));
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ step }) => step);
}

/** The last section that `starts` not after the place. */
function lastSection(
  sections: readonly LogSection[],
  starts: (section: LogSection) => boolean,
): LogSection | null {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const section = sections[middle];
    if (section && starts(section)) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}

function sectionOfRow(layout: LogLayout, row: number): LogSection | null {
  return lastSection(layout.sections, (section) => section.firstRow <= row);
}

/** Upper edge of a row, px; the log's height for the row after the last. */
export function rowTop(layout: LogLayout, row: number): number {
  if (row >= layout.rowCount) return layout.height;
  const section = sectionOfRow(layout, row);
  if (!section) return 0;
  const offset = row - section.firstRow;
  return section.top + (offset === 0 ? 0 : titleHeight + (offset - 1) * bodyHeight);
}

/** The row that is at a height, px; the first or last one beyond the edges. */
export function rowAtHeight(layout: LogLayout, height: number): number {
  const section = lastSection(layout.sections, ({ top }) => top <= height);
  if (!section) return 0;
  const below = Math.floor((height - section.top - titleHeight) / bodyHeight) + 1;
  return section.firstRow + Math.max(0, Math.min(below, section.rowCount - 1));
}
