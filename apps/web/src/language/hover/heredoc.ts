import { inlineCode } from '../markdown.ts';
import type { Hover } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** A here-document's opening or closing line. */
export function hoverHeredoc({ instruction, offset, language }: HoverPlace): Hover | null {
  for (const heredoc of instruction.heredocs) {
    const span = [heredoc.openSpan, heredoc.closeSpan].find(
      (part) => part !== null && isOn(part, offset),
    );
    if (span === undefined || span === null) continue;
    return {
      span,
      parts: [hoverWords[language].heredoc(inlineCode(heredoc.name), heredoc.expand)],
    };
  }
  return null;
}
