import { geometry, rowMiddle } from '../geometry.ts';
import type { PictureCard, PictureNote, PictureRow } from './picture.ts';
import { iconSize, svgIcon } from './svg-icon.ts';
import { svgText, widthOf } from './svg-text.ts';

const padding = 12;
const noteSize = 10;

/** A node: its frame, header and rows. */
export function svgCard(card: PictureCard): string {
  const { x, y, width, height } = card.box;
  const small = card.kind !== 'stage' && card.kind !== 'globals';
  const looks = [
    'node',
    ...(small || card.kind === 'globals' ? ['small'] : []),
    ...(card.needed ? [] : ['idle']),
    ...(card.badge === null ? [] : ['target']),
    ...(card.kind === 'output' ? ['output'] : []),
    ...(card.dim === true ? ['dim'] : []),
  ];
  return [
    `<g class="${looks.join(' ')}" transform="translate(${String(x)} ${String(y)})">`,
    `<rect class="card" x="0.5" y="0.5" width="${String(width - 1)}" height="${String(height - 1)}" rx="8"/>`,
    heat(card.heat, 1, 1, width - 2, Math.min(height, geometry.headerHeight) - 2, 7),
    small ? smallHeader(card) : header(card),
    ...card.rows.map((row, index) => svgRow(row, index, width)),
    '</g>',
  ].join('');
}

/** Where a header's text begins: behind the icon. */
const textStart = padding + iconSize + 8;

function smallHeader({ kind, title, subtitle, needed, box }: PictureCard): string {
  const room = box.width - textStart - padding;
  const middle = box.height / 2;
  const title_ = { x: textStart, size: 12.5, font: 'sans', room } as const;
  return [
    svgIcon(kind, padding, middle, needed),
    svgText(title, { ...title_, y: middle - 7, look: needed ? 'ink' : 'muted' }),
    svgText(subtitle, { ...title_, size: 10, y: middle + 9, look: 'faint' }),
  ].join('');
}

function header(card: PictureCard): string {
  const { kind, title, subtitle, needed, badge, note, rows, box } = card;
  const end = box.width - padding;
  const badgeWidth = badge === null ? 0 : widthOf(badge, 10, 'sans') + 14;
  const noteEnd = end - (badge === null ? 0 : badgeWidth + 6);
  const noteWidth = note == null ? 0 : widthOf(note.text, noteSize, 'mono') + 8;
  const room = noteEnd - noteWidth - textStart;
  const middle = geometry.headerHeight / 2;
  const [high, low] = subtitle === '' ? [middle, 0] : [middle - 7, middle + 9];
  return [
    svgIcon(kind, padding, middle, needed),
    svgText(title, {
      ...{ x: textStart, y: high, size: 13, font: 'strong', room },
      look: needed ? 'ink' : 'muted',
    }),
    subtitle === ''
      ? ''
      : svgText(subtitle, { x: textStart, y: low, size: 10, font: 'sans', look: 'faint', room }),
    note == null ? '' : noteText(note, noteEnd, middle),
    badge === null ? '' : badgeMark(badge, end - badgeWidth, badgeWidth, middle),
    rows.length === 0
      ? ''
      : `<path class="rule" d="M1 ${String(geometry.headerHeight - 1)}H${String(box.width - 1)}"/>`,
  ].join('');
}

function badgeMark(text: string, x: number, width: number, middle: number): string {
  return [
    `<rect class="badge" x="${String(x)}" y="${String(middle - 9)}" width="${String(width)}" height="18" rx="9"/>`,
    svgText(text, {
      ...{ x: x + width / 2, y: middle, size: 10, font: 'sans', anchor: 'middle' },
      look: 'accent',
    }),
  ].join('');
}

function svgRow(row: PictureRow, index: number, width: number): string {
  const y = rowMiddle(index);
  const top = y - geometry.rowHeight / 2;
  const end = width - padding;
  const keywordAt = padding + 26;
  const textAt = keywordAt + widthOf(row.keyword, 11, 'mono') + 7;
  const note = row.note ?? null;
  const noteWidth = note === null ? 0 : widthOf(note.text, noteSize, 'mono') + 8;
  const failed = note?.tone === 'failed' && row.heat === undefined;
  const parts = [
    heat(row.heat, 1, top, width - 2, geometry.rowHeight, 0),
    failed
      ? `<rect class="failed-row" x="1" y="${String(top)}" width="${String(width - 2)}" height="${String(geometry.rowHeight)}"/>`
      : '',
    svgText(String(row.line), {
      ...{ x: padding + 18, y, size: 10, font: 'mono', anchor: 'end' },
      look: 'faint',
    }),
    svgText(row.keyword, {
      ...{ x: keywordAt, y, size: 11, font: 'mono' },
      look: `keyword ${keywordLook(row)}`,
    }),
    svgText(row.text, {
      ...{ x: textAt, y, size: 11, font: 'mono', look: 'ink' },
      room: end - noteWidth - textAt,
    }),
    note === null ? '' : noteText(note, end, y),
  ].join('');
  return row.dim === true ? `<g class="dim">${parts}</g>` : parts;
}

function keywordLook({ problem, heat: level = 0 }: PictureRow): string {
  if (problem !== null) return problem === 'error' ? 'danger' : 'warning';
  return level > 1 ? 'ink' : 'accent';
}

function noteText({ text, tone }: PictureNote, x: number, y: number): string {
  const look = tone === 'plain' ? 'ink' : tone;
  return svgText(text, { x, y, size: noteSize, font: 'mono', anchor: 'end', look });
}

function heat(
  level: number | undefined,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): string {
  if (level === undefined || level < 1) return '';
  const size = `x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}"`;
  return `<rect class="heat-${String(level)}" ${size} rx="${String(radius)}"/>`;
}
