import { visibleText } from '@stagecraft/dockerfile';

/** Text that is markup. Only `markup` and what is named beside it make some. */
export interface Html {
  readonly html: string;
}

export type HtmlPart = Html | string | number | null | readonly HtmlPart[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text as markup that shows it, in content and in quoted attributes; nothing in it is ever markup. */
export function escapeHtml(text: string): string {
  return visibleText(text)
    .replaceAll(/[^\P{Cc}\t\n]|\p{Cs}/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function partOf(part: HtmlPart): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(partOf).join('');
}

/** A template of markup: what is filled in is text, unless it was made by a template itself. */
export function markup(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const filled = texts.map((text, at) => text + partOf(parts[at] ?? null));
  return { html: filled.join('') };
}
