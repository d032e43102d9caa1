/**
 * ANSI escape sequences → styled spans, as ECMA-48 (SGR) and xterm define them. Only plain text and
 * style names come out: what a build prints never becomes markup.
 */

/** `palette` is an xterm colour index (0–15 are the named ones); otherwise `#rrggbb`. */
export type AnsiColor =
  | { readonly kind: 'palette'; readonly index: number }
  | { readonly kind: 'rgb'; readonly css: string };

export interface AnsiStyle {
  readonly foreground: AnsiColor | null;
  readonly background: AnsiColor | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  readonly strike: boolean;
}

export interface AnsiSpan {
  readonly text: string;
  readonly style: AnsiStyle;
}

export const plainStyle: AnsiStyle = {
  foreground: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  strike: false,
};

// CSI … final, OSC … BEL|ST, other two-character escapes, a sequence cut off by the line's end, and
// the control characters that have no picture (tab stays).
const sequence =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /\u001b\[([0-9;:<=>?]*)([ -/]*)([@-~])|\u001b\[[0-?]*[ -/]*$|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|\u001b[PX^_][^\u001b]*(?:\u001b\\|$)|\u001b[ -/]*[0-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** The text without escape sequences and control characters, as a person sees it. */
export function stripAnsi(text: string): string {
  return hasControls(text) ? text.replace(sequence, '') : text;
}

/**
 * Splits one line (no line ending) into spans of equal style. `start` is the style that the text
 * before it left behind; `end` is what it leaves to the next line.
 */
export function parseAnsi(
  text: string,
  start: AnsiStyle = plainStyle,
): { readonly spans: readonly AnsiSpan[]; readonly end: AnsiStyle } {
  if (!hasControls(text)) return { spans: text ? [{ text, style: start }] : [], end: start };
  const spans: AnsiSpan[] = [];
  let style = start;
  let from = 0;
  const push = (to: number) => {
    if (to <= from) return;
    const piece = text.slice(from, to);
    const last = spans.at(-1);
    if (last?.style === style) spans[spans.length - 1] = { text: last.text + piece, style };
    else spans.push({ text: piece, style });
  };
  for (const match of text.matchAll(sequence)) {
    push(match.index);
    from = match.index + match[0].length;
    if (match[3] === 'm' && !match[2]) style = applySgr(style, match[1] ?? '');
  }
  push(text.length);
  return { spans, end: style };
}

/** The style that `text` leaves behind. */
export function styleAfter(text: string, start: AnsiStyle): AnsiStyle {
  return text.includes('\u001b') ? parseAnsi(text, start).end : start;
}

/** The same for a text of several lines: a sequence does not go on behind a line's end. */
export function styleAfterText(text: string, start: AnsiStyle): AnsiStyle {
  if (!text.includes('\u001b')) return start;
  return text.split(/[\r\n]/).reduce((style, line) => styleAfter(line, style), start);
}

function hasControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- see above
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text);
}

const switches: Readonly<Record<number, Partial<AnsiStyle>>> = {
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strike: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strike: false },
  39: { foreground: null },
  49: { background: null },
};

function applySgr(style: AnsiStyle, parameters: string): AnsiStyle {
  // Private forms such as `CSI > 4 m` set no style.
  if (/[<=>?]/.test(parameters)) return style;
  const codes = parameters.split(/[;:]/).map((part) => (part === '' ? 0 : Number(part)));
  let next = style;
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const { color, used } = extendedColor(codes, i + 1);
      i += used;
      if (color) next = { ...next, [code === 38 ? 'foreground' : 'background']: color };
    } else {
      next = applyCode(next, code);
    }
  }
  return next;
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return plainStyle;
  const change = switches[code];
  if (change) return { ...style, ...change };
  const named = (first: number, index: number): AnsiColor | null =>
    code >= first && code < first + 8 ? { kind: 'palette', index: index + code - first } : null;
  const foreground = named(30, 0) ?? named(90, 8);
  if (foreground) return { ...style, foreground };
  const background = named(40, 0) ?? named(100, 8);
  return background ? { ...style, background } : style;
}

/** `5;n` or `2;r;g;b` from `at` on; `used` is how many codes belong to it. */
function extendedColor(
  codes: readonly number[],
  at: number,
): { color: AnsiColor | null; used: number } {
  if (codes[at] === 5) return { color: paletteColor(codes[at + 1]), used: 2 };
  if (codes[at] !== 2) return { color: null, used: 1 };
  const [r, g, b] = codes.slice(at + 1, at + 4);
  return { color: rgbColor(r, g, b), used: 4 };
}

/** The 256 colours: 16 named, a cube of 6×6×6 from 16 on, 24 greys from 232 on. */
function paletteColor(index: number | undefined): AnsiColor | null {
  if (index === undefined || !(index >= 0 && index <= 255)) return null;
  if (index < 16) return { kind: 'palette', index };
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return rgbColor(grey, grey, grey);
  }
  const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
  const cube = index - 16;
  return rgbColor(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function rgbColor(r?: number, g?: number, b?: number): AnsiColor | null {
  const parts = [r, g, b].map((part) =>
    part !== undefined && part >= 0 && part <= 255 ? part.toString(16).padStart(2, '0') : null,
  );
  return parts.includes(null) ? null : { kind: 'rgb', css: `#${parts.join('')}` };
}

const flags = [
  ['bold', 1],
  ['dim', 2],
  ['italic', 3],
  ['underline', 4],
  ['inverse', 7],
  ['strike', 9],
] as const;

/** The escape sequence that sets a style after a reset; empty for plain text. */
export function sgrOf(style: AnsiStyle): string {
  const codes = [
    ...flags.filter(([name]) => style[name]).map(([, code]) => String(code)),
    ...(style.foreground ? [colorCode(38, style.foreground)] : []),
    ...(style.background ? [colorCode(48, style.background)] : []),
  ];
  return codes.length === 0 ? '' : `\u001b[${codes.join(';')}m`;
}

function colorCode(code: 38 | 48, color: AnsiColor): string {
  if (color.kind === 'palette') return `${code};5;${color.index}`;
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.css.slice(at, at + 2), 16));
  return `${code};2;${parts.join(';')}`;
}
