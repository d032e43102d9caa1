import type { Language } from '@stagecraft/contracts';
import { inlineCode, shorten } from '../markdown.ts';
import type { Markdown } from '../service.ts';
import { plainPattern } from './lines.ts';
import { ignoreWords } from './words.ts';

/** A valid pattern in words: what it speaks of, what its signs mean, what of it may surprise. */
export function explainPattern(
  pattern: string,
  exception: boolean,
  language: Language,
): readonly Markdown[] {
  const words = ignoreWords[language];
  if (/^[./]*$/.test(pattern) && !pattern.includes('..')) return [words.root];
  if (/^(?:\.\/)*\.\.(?:\/|$)/.test(pattern)) return [words.outside];
  const what = subject(plainPattern(pattern), language);
  const sentence = exception ? words.takesBack(what) : words.leavesOut(what);
  const signs = signsOf(pattern, language).map((sign) => `- ${sign}`);
  const notes = notesOf(pattern, language);
  return [sentence, ...(signs.length === 0 ? [] : [signs.join('\n')]), ...notes];
}

function subject(plain: string, language: Language): Markdown {
  const words = ignoreWords[language];
  if (['*', '**', '**/*'].includes(plain)) return words.everything;
  const shown = inlineCode(shorten(plain, 100));
  if (!/[*?[\\]/.test(plain)) return words.atRoot(shown);
  const below = /^\*\*\/([^*?[\\]+)$/.exec(plain)?.[1];
  if (below !== undefined) return words.anywhere(inlineCode(shorten(below, 100)));
  return words.matching(shown);
}

function signsOf(pattern: string, language: Language): readonly Markdown[] {
  const words = ignoreWords[language];
  const plain = pattern.replaceAll(/\\./g, '');
  const signs: Markdown[] = [];
  if (/(?:^|[^*])\*(?:[^*]|$)/.test(plain)) signs.push(words.star);
  if (plain.includes('**')) signs.push(words.stars);
  if (plain.includes('?')) signs.push(words.question);
  if (plain.includes('[')) signs.push(words.bracket);
  if (pattern.includes('\\')) signs.push(words.escape);
  return signs;
}

function notesOf(pattern: string, language: Language): readonly Markdown[] {
  const words = ignoreWords[language];
  const notes: Markdown[] = [];
  const plain = plainPattern(pattern);
  const isName = plain !== '' && !/[/*?[\\]/.test(plain);
  if (isName) {
    const name = shorten(plain, 100);
    notes.push(words.notBelow(inlineCode(name), inlineCode(`**/${name}`)));
  }
  if (pattern.startsWith('/')) notes.push(words.slashBefore);
  if (pattern.endsWith('/')) notes.push(words.slashAfter);
  if (pattern.startsWith('#') || / #/.test(pattern)) notes.push(words.hash);
  return notes;
}
