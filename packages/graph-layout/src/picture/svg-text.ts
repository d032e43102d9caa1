import { visibleText } from '@stagecraft/dockerfile';
import { roomOf, shorten } from './room.ts';

/** Width of a letter, as a part of the font's size. */
const letters = { mono: 0.605, sans: 0.56, strong: 0.6 };

export interface TextLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly font: keyof typeof letters;
  /** Class that colours it. */
  readonly look: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Greatest width in flow units; longer texts are cut. */
  readonly room?: number;
}

/** One line of text, cut to its room. */
export function svgText(text: string, at: TextLook): string {
  const { x, y, size, font, look, anchor = 'start', room } = at;
  const shown = room === undefined ? text : shorten(text, lettersIn(room, size, font));
  const place = `x="${String(x)}" y="${String(y)}" font-size="${String(size)}"`;
  const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text class="${look} ${font}" ${place}${side} dominant-baseline="central">${escapeXml(shown)}</text>`;
}

/** Width of a text, by estimate. */
export function widthOf(text: string, size: number, font: keyof typeof letters): number {
  return roomOf(text) * size * letters[font];
}

function lettersIn(room: number, size: number, font: keyof typeof letters): number {
  return Math.max(1, Math.floor(room / (size * letters[font])));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Control characters and halves of surrogate pairs have no place in XML. */
export function escapeXml(text: string): string {
  const printable = visibleText(text).replaceAll(
    /\p{Cs}|[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu,
    '\ufffd',
  );
  return printable.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);
}
