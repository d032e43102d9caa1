import { bodyReader } from '@stagecraft/dockerfile';
import { inlineCode } from '../markdown.ts';
import type { Hover } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** A here-document's opening or closing line. */
export function hoverHeredoc({ instruction, model, offset, language }: HoverPlace): Hover | null {
  for (const heredoc of instruction.heredocs) {
    const span = [heredoc.openSpan, heredoc.closeSpan].find(
      (part) => part !== null && isOn(part, offset),
    );
    if (span === undefined || span === null) continue;
    const { detail } = instruction;
    const acting = detail.type === 'onbuild' ? (detail.trigger ?? instruction) : instruction;
    const words = hoverWords[language].heredoc;
    const reader = bodyReader(model.text, acting, heredoc) ?? 'nobody';
    return { span, parts: [words[reader](inlineCode(heredoc.name))] };
  }
  return null;
}
