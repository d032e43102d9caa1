import { parseAnsi, type AnsiColor, type AnsiSpan, type LogLine } from '@stagecraft/build-trace';
import { escapeHtml } from './html.ts';
import type { ReportWords } from './words.ts';

/** Characters of a line that are shown. */
const longest = 10_000;

/** What a line takes in the report, in characters, about. */
export function lineWeight({ raw }: LogLine): number {
  return Math.min(raw.length, longest) + 50;
}

/** A line of a log as markup, with the colours that the program asked for. @param start ms since epoch */
export function lineHtml(line: LogLine, start: number, words: ReportWords): string {
  const { spans } = parseAnsi(line.raw.slice(0, longest), line.style);
  const rest = line.raw.length - longest;
  const more = rest > 0 ? `<span class="left-out">${escapeHtml(words.longLine(rest))}</span>` : '';
  const time = Math.max(0, (line.at - start) / 1000).toFixed(3);
  return `<span class="t">${time}</span>${spans.map(spanHtml).join('')}${more}\n`;
}

function spanHtml({ text, style }: AnsiSpan): string {
  const { inverse } = style;
  const front = inverse ? (style.background ?? 'canvas') : style.foreground;
  const back = inverse ? (style.foreground ?? 'ink') : style.background;
  const foreground = looks('f', 'color', front);
  const background = looks('g', 'background', back);
  const names = [
    style.bold && 'b',
    style.dim && 'd',
    style.italic && 'i',
    style.underline && 'u',
    style.strike && 's',
    foreground.name,
    background.name,
  ].filter(Boolean);
  const css = [foreground.css, background.css].filter(Boolean).join(';');
  if (names.length === 0 && css === '') return escapeHtml(text);
  const look = names.length === 0 ? '' : ` class="${names.join(' ')}"`;
  const own = css === '' ? '' : ` style="${css}"`;
  return `<span${look}${own}>${escapeHtml(text)}</span>`;
}

/** A colour as a class (the named ones follow the theme) or as the program's own. */
function looks(
  kind: 'f' | 'g',
  property: 'color' | 'background',
  colour: AnsiColor | 'canvas' | 'ink' | null,
): { readonly name?: string; readonly css?: string } {
  if (colour === null) return {};
  if (typeof colour === 'string') return { name: `${kind}i` };
  if (colour.kind === 'palette') return { name: `${kind}${colour.index}` };
  return { css: `${property}:${colour.css}` };
}
