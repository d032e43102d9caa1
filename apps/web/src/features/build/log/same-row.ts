import { bodyLength, type LogRow, type LogSection } from './layout.ts';

/** Names a row for as long as it shows the same thing, wherever it stands in the log. */
export function rowKey(row: LogRow): string {
  const { id } = row.section.step;
  switch (row.kind) {
    case 'title':
      return `title ${id}`;
    case 'item':
      return `item ${id} ${row.item.id}`;
    case 'line':
    case 'error':
      return `${row.kind} ${id} ${String(row.index)}`;
    case 'gap':
      return `gap ${id} ${String(row.from)}`;
  }
}

/** Whether two versions of a row look and do the same: then it is not drawn again. */
export function sameRow(a: LogRow, b: LogRow): boolean {
  if (a === b) return true;
  if (rowKey(a) !== rowKey(b)) return false;
  if (a.kind === 'title' && b.kind === 'title') return sameTitle(a.section, b.section);
  if (a.kind === 'item' && b.kind === 'item') return a.item === b.item;
  if (a.kind === 'line' && b.kind === 'line') {
    return a.line === b.line && sameStep(a.section, b.section);
  }
  if (a.kind === 'gap' && b.kind === 'gap') return a.to === b.to;
  return a.kind === 'error' && b.kind === 'error' && a.text === b.text;
}

/** What the lines of a step tell of it. */
function sameStep(a: LogSection, b: LogSection): boolean {
  return (
    a.step.name === b.step.name && a.step.startedAt === b.step.startedAt && a.match === b.match
  );
}

/** A running step is another one with each line; its title shows less of it. */
function sameTitle(a: LogSection, b: LogSection): boolean {
  return (
    sameStep(a, b) &&
    a.step.phase === b.step.phase &&
    a.step.durationMs === b.step.durationMs &&
    a.open === b.open &&
    hasBody(a) === hasBody(b) &&
    hasOutput(a) === hasOutput(b)
  );
}

/** Whether there is something under the title. */
export function hasBody(section: LogSection): boolean {
  return bodyLength(section) > 0;
}

/** Whether the step printed anything, be it that the page has let go of it. */
export function hasOutput({ log }: LogSection): boolean {
  return log.first + log.lines.length > 0;
}
