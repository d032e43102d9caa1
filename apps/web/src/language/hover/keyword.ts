import { featuresOf, neededVersion } from '@stagecraft/dockerfile';
import { instructionReference } from '@stagecraft/dockerfile/reference';
import type { Language } from '@stagecraft/contracts';
import { codeBlock, link } from '../markdown.ts';
import type { Hover, Markdown } from '../service.ts';
import { buildNote } from './build-note.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** An instruction's keyword: what it does, how it is written, and what its last build showed. */
export function hoverKeyword(place: HoverPlace): Hover | null {
  const { instruction, language, offset } = place;
  const span = instruction.keywordSpan;
  if (!isOn(span, offset)) return null;
  const entry = instructionReference.get(instruction.keyword);
  if (entry === undefined) return null;
  const words = hoverWords[language];
  const parts: Markdown[] = [
    `**${entry.keyword}** — ${entry.summary[language]}`,
    entry.details[language],
    codeBlock(entry.example, 'dockerfile'),
  ];
  const note = buildNote(place, instruction.id);
  if (note !== null) parts.splice(1, 0, note);
  const forms = wholeFeatures(instruction.keyword, language);
  if (forms !== '') parts.push(forms);
  parts.push(link(words.reference(entry.keyword), entry.url));
  return { span, parts };
}

/** What needs a newer frontend, other than flags, which say it themselves. */
function wholeFeatures(keyword: string, language: Language): Markdown {
  return featuresOf(keyword)
    .filter((feature) => feature.flag === null)
    .map((feature) => hoverWords[language].needs(feature.name[language], neededVersion(feature)))
    .join('  \n');
}
