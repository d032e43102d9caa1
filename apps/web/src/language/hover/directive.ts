import type { Language } from '@stagecraft/contracts';
import { featureAt, neededVersion } from '@stagecraft/dockerfile';
import { checkReference, directiveReference } from '@stagecraft/dockerfile/reference';
import type { FeatureInput } from '../feature.ts';
import { codeBlock, link } from '../markdown.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn } from './place.ts';
import { hoverWords } from './words.ts';

/** `# syntax=…` and its kind. */
export function hoverDirective(input: FeatureInput, offset: number): Hover | null {
  const { language } = input;
  const node = input.model.directives.find(
    (directive) => isOn(directive.nameSpan, offset) || isOn(directive.valueSpan, offset),
  );
  if (node === undefined) return null;
  const entry = directiveReference.find(({ name }) => name === node.name);
  if (entry === undefined) return null;
  const words = hoverWords[language];
  const value = entry.values.find((known) => known.value === node.value);
  const feature = featureAt(null, null, node.name);
  return {
    span: { start: node.nameSpan.start, end: node.valueSpan.end },
    parts: [
      `**# ${entry.name}** — ${entry.text[language]}`,
      ...(value === undefined ? [] : [`\`${value.value}\`: ${value.text[language]}`]),
      ...(node.name === 'check' ? namedChecks(node.value, language) : []),
      codeBlock(entry.example, 'dockerfile'),
      ...(feature === null ? [] : [words.needs(feature.name[language], neededVersion(feature))]),
      link(words.reference(entry.name), entry.url),
    ],
  };
}

/** What each check wants that a `check` directive names. */
function namedChecks(value: string, language: Language): readonly Markdown[] {
  const words = new Set(value.split(/[=,;\s]+/));
  const named = checkReference.filter(({ name }) => words.has(name));
  if (named.length === 0) return [];
  return [named.map(({ name, text }) => `- \`${name}\`: ${text[language]}`).join('\n')];
}
