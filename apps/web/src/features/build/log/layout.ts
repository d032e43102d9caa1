import { extendLines, inFileOrder, noLines } from '@stagecraft/build-trace';
import type {
  ItemProgress,
  LogLine,
  LogLines,
  StepMatch,
  StepState,
} from '@stagecraft/build-trace';
import {
  blockRows,
  blocksOf,
  entryAt,
  rowsBefore,
  type EarlierLines,
  type LogBlock,
} from './blocks.ts';

/** Heights of rows, px: titles are to be pressed, the rows under them are to be read. */
export const titleHeight = 24;
export const bodyHeight = 20;

/** One step in the log. Its rows: the title, then (when open) those of its blocks. */
export interface LogSection {
  readonly step: StepState;
  readonly match: StepMatch | undefined;
  readonly log: LogLines;
  /** The engine's words when it failed, line by line. */
  readonly errorLines: readonly string[];
  readonly blocks: readonly LogBlock[];
  /** Lines that were fetched from the server, as in `blocks`. */
  readonly earlier: EarlierLines | undefined;
  /** Cells of a row for which `blocks` were made. */
  readonly columns: number | null;
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

/** Lines of a step that only the server has, `from` to before `to`. */
export interface LogGap {
  readonly section: LogSection;
  readonly from: number;
  readonly to: number;
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
  | ({ readonly kind: 'gap' } & LogGap)
  | {
      readonly kind: 'error';
      readonly section: LogSection;
      readonly text: string;
      readonly index: number;
    };

export interface LogInput {
  readonly steps: readonly StepState[];
  readonly matches: ReadonlyMap<string, StepMatch>;
  /** Sections that a person opened or closed; others are open while running and when failed. */
  readonly toggled: ReadonlyMap<string, boolean>;
  /** Step id → lines that were fetched from the server. */
  readonly earlier: ReadonlyMap<string, EarlierLines>;
  /** Cells of a row where lines are wrapped; null where they are not. */
  readonly columns: number | null;
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
    const section = layOutStep(step, input, known.get(step.id) ?? null, { firstRow: row, top });
    sections.push(section);
    row += section.rowCount;
    top += titleHeight + (section.open ? bodyHeight * textRows(section.blocks) : 0);
  }
  return { sections, rowCount: row, height: top };
}

/** The same object as `old` where nothing of the step, nor its place, has changed. */
function layOutStep(
  step: StepState,
  input: LogInput,
  old: LogSection | null,
  place: Pick<LogSection, 'firstRow' | 'top'>,
): LogSection {
  const match = input.matches.get(step.id);
  const earlier = input.earlier.get(step.id);
  const { columns } = input;
  const open = input.toggled.get(step.id) ?? opensByItself(step);
  const kept =
    old?.step === step &&
    old.match === match &&
    old.earlier === earlier &&
    old.columns === columns &&
    old.open === open;
  if (kept) {
    const stays = old.firstRow === place.firstRow && old.top === place.top;
    return stays ? old : { ...old, ...place };
  }
  const log = extendLines(old?.log ?? noLines, step.log, step.dropped);
  const errorLines = old?.step.error === step.error ? old.errorLines : errorText(step);
  const blocks = blocksOf(
    { items: step.items.length, log, errors: errorLines, earlier, columns },
    old?.blocks ?? [],
  );
  const rowCount = 1 + (open ? bodyLength({ blocks }) : 0);
  const content = { step, match, log, errorLines, blocks, earlier, columns, open };
  return { ...content, rowCount, ...place };
}

/** Rows under the section's title when it is open. */
export function bodyLength({ blocks }: Pick<LogSection, 'blocks'>): number {
  return blocks.reduce((sum, block) => sum + block.count, 0);
}

function textRows(blocks: readonly LogBlock[]): number {
  return blocks.reduce((sum, block) => sum + blockRows(block), 0);
}

/** The row at `index`; null outside of the log. */
export function rowAt(layout: LogLayout, index: number): LogRow | null {
  const section = sectionOfRow(layout, index);
  if (!section || index >= section.firstRow + section.rowCount) return null;
  let offset = index - section.firstRow - 1;
  if (offset < 0) return { kind: 'title', section };
  for (const block of section.blocks) {
    if (offset < block.count) return entryOf(section, block, offset);
    offset -= block.count;
  }
  return null;
}

function entryOf(section: LogSection, block: LogBlock, index: number): LogRow | null {
  switch (block.kind) {
    case 'item': {
      const item = section.step.items[index];
      return item ? { kind: 'item', section, item } : null;
    }
    case 'gap':
      return { kind: 'gap', section, from: block.from, to: block.to };
    case 'line': {
      const line = block.lines[index];
      return line ? { kind: 'line', section, line, index: block.first + index } : null;
    }
    case 'error':
      return { kind: 'error', section, text: section.errorLines[index] ?? '', index };
  }
}

/** Row of a line, or of the gap that it is in; the section must be open. */
export function rowOfLine(section: LogSection, line: number): number {
  let row = section.firstRow + 1;
  for (const block of section.blocks) {
    if (block.kind === 'gap' && line < block.to) return row;
    if (block.kind === 'line' && line < block.first + block.count) return row + line - block.first;
    row += block.count;
  }
  return row - 1;
}

/** Whether the page has a line of a step. */
export function hasLine(section: LogSection, line: number): boolean {
  return section.blocks.some(
    (block) => block.kind === 'line' && block.first <= line && line < block.first + block.count,
  );
}

/** Lines that the page has, `from` to `to`, both included. */
export function linesBetween(section: LogSection, from: number, to: number): readonly LogLine[] {
  return section.blocks.flatMap((block) =>
    block.kind === 'line'
      ? block.lines.slice(Math.max(0, from - block.first), Math.max(0, to + 1 - block.first))
      : [],
  );
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
  let offset = row - section.firstRow - 1;
  if (offset < 0) return section.top;
  let rows = 0;
  for (const block of section.blocks) {
    if (offset < block.count) {
      rows += rowsBefore(block, offset);
      break;
    }
    offset -= block.count;
    rows += blockRows(block);
  }
  return section.top + titleHeight + rows * bodyHeight;
}

/** The row that is at a height, px; the first or last one beyond the edges. */
export function rowAtHeight(layout: LogLayout, height: number): number {
  const section = lastSection(layout.sections, ({ top }) => top <= height);
  if (!section) return 0;
  const last = section.firstRow + section.rowCount - 1;
  let below = Math.floor((height - section.top - titleHeight) / bodyHeight);
  if (below < 0) return section.firstRow;
  let row = section.firstRow + 1;
  for (const block of section.blocks) {
    const rows = blockRows(block);
    if (below < rows) return Math.min(last, row + entryAt(block, below));
    below -= rows;
    row += block.count;
  }
  return last;
}
