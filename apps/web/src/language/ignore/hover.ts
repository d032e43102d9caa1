import { compileIgnore } from '@stagecraft/dockerfile';
import { formatBytes } from '../../ui/format.ts';
import type { TextInput } from '../feature.ts';
import { fileCount } from '../hover/words.ts';
import { escapeMarkdown, inlineCode, shorten } from '../markdown.ts';
import type { AtOffset, Hover, Markdown } from '../service.ts';
import { explainPattern } from './explain.ts';
import { dockerfileOf, ignoreLines, lineAt, plainPattern, type IgnoreLine } from './lines.ts';
import { badPattern } from './problems.ts';
import { ignoreWords } from './words.ts';

/** What a line of an ignore file means, and what it leaves out of the build context now. */
export function ignoreHover(input: TextInput, { offset }: AtOffset): Hover | null {
  const { text, language } = input;
  const line = lineAt(ignoreLines(text), offset);
  if (line?.kind !== 'rule') return null;
  const title = `**${inlineCode(shorten(text.slice(line.span.start, line.span.end), 200))}**`;
  const rules = compileIgnore(text);
  if (rules.invalidLines.includes(line.line)) {
    const { message, hint } = badPattern(line.pattern, line.exception);
    const sentences = [message, hint].map((sentence) => escapeMarkdown(sentence[language]));
    return { span: line.span, parts: [title, ...sentences] };
  }
  const parts = [title, ...explainPattern(line.pattern, line.exception, language)];
  const order = orderNote(input, line, rules.decidedBy);
  const effect = line.exception || order !== null ? [] : effectNow(input, line);
  return { span: line.span, parts: [...parts, ...(order === null ? [] : [order]), ...effect] };
}

/** Tells when a later line decides about what this one speaks of, or when an exception has nothing to take back. */
function orderNote(
  { language }: TextInput,
  line: IgnoreLine,
  decidedBy: (path: string) => number | null,
): Markdown | null {
  const words = ignoreWords[language];
  const plain = plainPattern(line.pattern);
  if (plain === '.' || plain === '' || /[[\\]|\.\./.test(plain)) return null;
  const path = plain.replaceAll(/\*\*\/?/g, '').replaceAll(/[*?]/g, 'x') || 'x';
  const decider = decidedBy(path);
  const shown = inlineCode(shorten(path, 100));
  if (decider === null) return line.exception ? words.nothingToTake(shown) : null;
  if (decider <= line.line) return null;
  return path === plain
    ? words.decidedLater(shown, decider + 1)
    : words.suchAsLater(shown, decider + 1);
}

function effectNow({ facts, path, text, language }: TextInput, line: IgnoreLine): Markdown[] {
  const words = ignoreWords[language];
  const dockerfile = dockerfileOf(path);
  const known = facts.get({ kind: 'ignore', dockerfile });
  if (known === null) return [words.notKnown];
  if (known.path === null) return [words.notRead(inlineCode(dockerfile))];
  if (known.path !== path)
    return [words.readsOther(inlineCode(dockerfile), inlineCode(known.path))];
  if (known.text !== text) return [words.notSaved];
  const found = known.lines.find((one) => one.line === line.line);
  if (found === undefined || found.total.files === 0) {
    return known.truncated ? [words.notKnown] : [words.nothingNow];
  }
  const count = fileCount(found.total.files, language);
  const size = formatBytes(found.total.bytes, language);
  const examples = found.examples.map((example) => `- ${inlineCode(shorten(example, 100))}`);
  return [
    known.truncated ? words.atLeastNow(count, size) : words.now(count, size),
    ...(examples.length === 0 ? [] : [`${words.examples}\n\n${examples.join('\n')}`]),
  ];
}
