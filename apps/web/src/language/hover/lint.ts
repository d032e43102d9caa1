import { rules, type Notice } from '@stagecraft/lint';
import type { FeatureInput } from '../feature.ts';
import { lintedOf } from '../lint/linted.ts';
import { isShellCheckCode, shellCheckPage } from '../lint/shellcheck-rule.ts';
import { codeBlock, escapeMarkdown, link } from '../markdown.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn } from './place.ts';
import { hoverWords } from './words.ts';

/** Rules that are told at one place; what else is there the list of problems shows. */
const most = 3;

/** Why rules object to what is under the pointer, and what to do; their sentence is the marker's. */
export function hoverLint(input: FeatureInput, offset: number): Hover | null {
  const here = lintedOf(input).notices.filter(({ isRule, span }) => isRule && isOn(span, offset));
  const smallest = here.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
  if (smallest === undefined) return null;
  const ids = [...new Set(here.map(({ code }) => code))].slice(0, most);
  return { span: smallest.span, parts: ids.flatMap((id) => ruleParts(input, id)) };
}

function lengthOf({ span }: Notice): number {
  return span.end - span.start;
}

function ruleParts({ language }: FeatureInput, id: string): readonly Markdown[] {
  if (isShellCheckCode(id)) return [link(hoverWords[language].shellCheck(id), shellCheckPage(id))];
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return [];
  const names = [rule.id, ...rule.aliases].join(' · ');
  const good = rule.examples[0]?.good.trimEnd();
  const url = rule.docs[0];
  return [
    `**${escapeMarkdown(names)}** — ${proseOf(rule.why[language])}`,
    proseOf(rule.remedy[language]),
    ...(good === undefined ? [] : [codeBlock(good, 'dockerfile')]),
    ...(url === undefined
      ? []
      : [link(hoverWords[language].reference(rule.aliases[0] ?? id), url)]),
  ];
}

/** A rule's words have backquotes for code and nothing else of Markdown. */
function proseOf(text: string): Markdown {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : escapeMarkdown(part)))
    .join('');
}
