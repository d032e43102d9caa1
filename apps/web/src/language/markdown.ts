import type { Markdown } from './service.ts';

/** Text from outside as Markdown that shows exactly it. */
export function escapeMarkdown(text: string): Markdown {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}

/** The same of a text of several lines, which stay lines. */
export function escapeLines(text: string): Markdown {
  return text.split('\n').map(escapeMarkdown).join('  \n');
}

/** Text in code type, on one line; backticks in it are kept. */
export function inlineCode(text: string): Markdown {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '``` ```';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}

/** A block of code, coloured as `language`. */
export function codeBlock(code: string, language: string): Markdown {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** A link to a page of ours or of the reference; `title` is escaped. */
export function link(title: string, url: string): Markdown {
  return `[${escapeMarkdown(title)}](${url})`;
}

/** At most `length` characters, the rest told by an ellipsis. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
