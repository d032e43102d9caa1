import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { KeywordPlace } from './place.ts';
import { SNIPPETS } from './snippet-texts.ts';

/** Whole Dockerfiles where there is no stage yet, common groups of instructions within one. */
export function snippets(ask: Ask, place: KeywordPlace): readonly Completion[] {
  if (place.trigger) return [];
  const wanted = (place.previous?.stage ?? -1) < 0 ? 'file' : 'stage';
  const span = replaceSpan(ask, place.start, /[A-Za-z]*/);
  const top = ask.input.model.nodes.length === 0 || span.start === 0;
  return SNIPPETS.filter((snippet) => snippet.place === wanted).map((snippet, index) => {
    const body = top ? snippet.body : snippet.body.replace(/^# syntax=.*\n/, '');
    const insert = inFileStyle(ask, body);
    return item('snippet', snippet.label, span, 200 + index, {
      insert,
      snippet: true,
      documentation: `${ask.say(snippet.text)}\n\n\`\`\`dockerfile\n${plain(insert)}\n\`\`\``,
    });
  });
}

/** The file's keyword case, line ending and continuation character. */
function inFileStyle(ask: Ask, body: string): string {
  const { escape, newline } = ask.input.model;
  const continued = escape === '\\' ? body : body.replace(/ \\$/gm, ` ${escape}`);
  const cased = continued.replace(/^[A-Z]+(?= )|(?<=^FROM .*)\bAS\b|(?<=^ +)CMD\b/gm, (word) =>
    ask.keyword(word),
  );
  return cased.replaceAll('\n', newline);
}

/** What a snippet looks like with its own texts in place. */
function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\\([$\\}])/g, '$1')
    .trimEnd();
}
