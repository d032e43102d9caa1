import type { Instruction, Span } from '@stagecraft/dockerfile';
import { formatBytes, formatDuration } from '../../ui/format.ts';
import type { Feature, FeatureInput } from '../feature.ts';
import { noteOf } from '../hover/build-note.ts';
import { hoverWords } from '../hover/words.ts';
import { inlineCode, shorten } from '../markdown.ts';
import { resolverOf } from '../resolver.ts';
import type { InlayHint, InlayKind } from '../service.ts';

/** Small notes between the text: values, stage numbers, and what the last build took. */
export const inlayHints: Feature<'inlays'> = (input, { span, kinds }) => {
  const wanted = new Set<InlayKind>(kinds);
  const hints: InlayHint[] = [];
  for (const instruction of input.model.instructions) {
    if (instruction.span.end < span.start) continue;
    if (instruction.span.start > span.end) break;
    if (wanted.has('stages')) hints.push(...stageHints(input, instruction));
    if (wanted.has('values')) hints.push(...valueHints(input, instruction));
    if (wanted.has('builds')) hints.push(...buildHints(input, instruction));
  }
  return hints
    .filter(({ offset }) => offset >= span.start && offset <= span.end)
    .sort((a, b) => a.offset - b.offset);
};

/** `#0` behind a FROM's keyword: the number that `--from=0` means. */
function stageHints({ graph, language }: FeatureInput, instruction: Instruction): InlayHint[] {
  const { detail } = instruction;
  if (detail.type !== 'from') return [];
  const stage = graph.stages.find(({ from }) => from === instruction.index);
  if (stage === undefined) return [];
  const words = hoverWords[language];
  const tooltip = words.stage(inlineCode(stage.name ?? String(stage.index)), stage.index);
  return [{ offset: endOfFrom(instruction), kind: 'stages', text: `#${stage.index}`, tooltip }];
}

function endOfFrom({ words, keywordSpan }: Instruction): number {
  return words.at(-1)?.span.end ?? keywordSpan.end;
}

/** Characters of a value shown in the line; the hover shows more. */
const longest = 40;

/** What a variable stands for, behind it. Only where BuildKit fills it in: the shell's values are its own. */
function valueHints(input: FeatureInput, instruction: Instruction): InlayHint[] {
  const resolver = resolverOf(input);
  const uses = resolver.usesOf(instruction.index).filter(({ by }) => by === 'builder');
  const outer = uses.filter((use) => !uses.some((other) => isWithin(use.span, other.span)));
  return outer.flatMap((use): InlayHint[] => {
    const written = input.model.text.slice(use.span.start, use.span.end);
    const { value } = resolver.expand(instruction.index, written);
    if (value === null || value === '') return [];
    const tooltip = hoverWords[input.language].variableSet(inlineCode(written), inlineCode(value));
    return [
      {
        offset: use.span.end,
        kind: 'values',
        text: `= ${shorten(oneLine(value), longest)}`,
        tooltip,
      },
    ];
  });
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner !== outer && inner.start >= outer.start && inner.end <= outer.end;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Duration and layer size at the end of the instruction's first line. That it failed is told by the build's own mark. */
function buildHints(input: FeatureInput, instruction: Instruction): InlayHint[] {
  const note = noteOf(input, instruction.id);
  if (note === null) return [];
  const { language } = input;
  const words = hoverWords[language];
  // What took no time, such as a FROM whose image is there, has nothing to tell.
  const took =
    note.durationMs === null || note.durationMs < 1
      ? []
      : [formatDuration(note.durationMs, language)];
  const parts = [
    ...(note.phase === 'cached' ? [words.cached] : took),
    ...(note.bytes === null || note.bytes === 0 ? [] : [formatBytes(note.bytes, language)]),
  ];
  if (parts.length === 0) return [];
  const offset = firstLineEnd(input.model.text, instruction);
  return [{ offset, kind: 'builds', text: parts.join(' · '), tooltip: words.lastBuild }];
}

/** Before the line ending, also before a carriage return. */
function firstLineEnd(text: string, { keywordSpan, contentSpan }: Instruction): number {
  const newline = text.indexOf('\n', keywordSpan.end);
  if (newline < 0 || newline > contentSpan.end) return contentSpan.end;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}
