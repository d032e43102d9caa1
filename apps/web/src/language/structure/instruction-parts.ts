import type { DockerfileModel, Flag, Instruction, Span } from '@stagecraft/dockerfile';
import { shellCommands } from './shell-commands.ts';

/** Ranges within an instruction that a selection can take; the instruction itself included. */
export function instructionParts(model: DockerfileModel, instruction: Instruction): Span[] {
  const { keywordSpan, argsSpan, contentSpan, words, flags, form } = instruction;
  const spans = [
    [keywordSpan, argsSpan, contentSpan],
    words.map(({ span }) => span),
    ...flags.map((flag) => flagParts(model.text, flag)),
    heredocParts(model, instruction),
    form === 'shell' ? shellCommands(model, instruction) : [],
    detailParts(model, instruction),
  ].flat();
  return [...spans, ...spans.flatMap((span) => unquoted(model.text, span))];
}

function heredocParts(model: DockerfileModel, { heredocs }: Instruction): Span[] {
  return heredocs.flatMap(({ openSpan, bodySpan, closeSpan }) => {
    const whole = { start: bodySpan.start, end: closeSpan?.end ?? bodySpan.end };
    const spans = [openSpan, bodySpan, whole, ...linesOf(model, bodySpan)];
    return closeSpan === null ? spans : [...spans, closeSpan];
  });
}

/** Pairs with their names and values; a trigger's parts. */
function detailParts(model: DockerfileModel, { detail, heredocs }: Instruction): Span[] {
  if (detail.type === 'pairs') {
    return detail.pairs.flatMap(({ nameSpan, valueSpan }) =>
      valueSpan === null
        ? [nameSpan]
        : [nameSpan, valueSpan, { start: nameSpan.start, end: valueSpan.end }],
    );
  }
  if (detail.type !== 'onbuild' || detail.trigger === null) return [];
  // The bodies are the ONBUILD's own already.
  const { trigger } = detail;
  return instructionParts(model, heredocs.length > 0 ? { ...trigger, heredocs: [] } : trigger);
}
function flagParts(text: string, { name, span, valueSpan }: Flag): Span[] {
  if (valueSpan === null) return [span];
  const spans = [span, valueSpan];
  if (name !== 'mount') return spans;
  let start = valueSpan.start;
  for (const field of text.slice(valueSpan.start, valueSpan.end).split(',')) {
    const end = start + field.length;
    const equals = field.indexOf('=');
    spans.push({ start, end });
    if (equals >= 0) spans.push({ start: start + equals + 1, end });
    start = end + 1;
  }
  return spans;
}

/** Lines of a body without their indentation and line ending. */
function linesOf(model: DockerfileModel, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let at = start;
  for (const line of model.text.slice(start, end).split('\n')) {
    const first = at + (line.length - line.trimStart().length);
    spans.push({ start: first, end: first + line.trim().length });
    at += line.length + 1;
  }
  return spans;
}

/** What stands within a range's own quotes. */
function unquoted(text: string, { start, end }: Span): Span[] {
  const first = text[start];
  const isQuoted = end - start > 2 && (first === '"' || first === "'") && text[end - 1] === first;
  return isQuoted ? [{ start: start + 1, end: end - 1 }] : [];
}
