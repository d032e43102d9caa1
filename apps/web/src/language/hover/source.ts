import { formatBytes } from '../../ui/format.ts';
import { inlineCode } from '../markdown.ts';
import { resolverOf } from '../resolver.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { fileCount, hoverWords } from './words.ts';

/** A source path of COPY or ADD: how many files it stands for, and how large they are. */
export function hoverSource(place: HoverPlace): Hover | null {
  const { instruction, offset, language } = place;
  const { detail } = instruction;
  if (detail.type !== 'copy') return null;
  const opens = new Set(instruction.heredocs.map(({ openSpan }) => openSpan.start));
  const word = detail.sources.find(({ span }) => isOn(span, offset));
  if (word === undefined || opens.has(word.span.start)) return null;
  if (/^[a-z][a-z+.-]*:\/\//i.test(word.value)) return null;
  const words = hoverWords[language];
  const title = `**${inlineCode(word.value)}**`;
  if (detail.from !== null) {
    return { span: word.span, parts: [title, words.fromStage(inlineCode(detail.from.value))] };
  }
  const pattern = resolverOf(place).expand(instruction.index, word.value).value;
  if (pattern === null) return { span: word.span, parts: [title, words.unknownBase] };
  return { span: word.span, parts: [title, ...describe(place, pattern)] };
}

function describe({ facts, path, language }: HoverPlace, pattern: string): Markdown[] {
  const words = hoverWords[language];
  const wanted = { kind: 'sources', dockerfile: path, patterns: [pattern] } as const;
  const answer = facts.get(wanted);
  const counts = answer?.patterns[0];
  if (answer === null || counts === undefined) {
    // What is still looked up is told below the hover.
    return facts.failed(wanted) ? [words.sourcesNotKnown] : [];
  }
  const { matched, ignored } = counts;
  return [
    matched.files === 0 && !answer.truncated
      ? words.nothingMatches
      : words.sources(fileCount(matched.files, language), formatBytes(matched.bytes, language)),
    ...(ignored === 0 ? [] : [words.ignored(ignored)]),
    ...(answer.truncated ? [words.atLeast] : []),
  ];
}
