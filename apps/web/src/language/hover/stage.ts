import { symbolAt, type Stage } from '@stagecraft/dockerfile';
import { formatBytes } from '../../ui/format.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** A stage's name where it is defined or used. */
export function hoverStage(place: HoverPlace): Hover | null {
  const { model, graph, offset } = place;
  const symbol = symbolAt(model, graph, offset);
  if (symbol?.kind !== 'stage') return null;
  const here = symbol.occurrences.find(({ span }) => isOn(span, offset));
  const definition = symbol.occurrences.find(({ role }) => role === 'definition');
  const stage =
    definition === undefined
      ? undefined
      : graph.stages.find(({ from }) => from === definition.instruction);
  if (here === undefined || stage === undefined) return null;
  return { span: here.span, parts: describe(place, stage) };
}

function describe(place: HoverPlace, stage: Stage): Markdown[] {
  const { language } = place;
  const words = hoverWords[language];
  const name = inlineCode(stage.name ?? String(stage.index));
  const built = place.facts.get({ kind: 'builds', dockerfile: place.path })?.stages[stage.id];
  const size =
    built === undefined || built.bytes === null ? null : formatBytes(built.bytes, language);
  return [
    `**${words.stage(name, stage.index)}**`,
    words.builtFrom(baseText(place, stage)),
    ...(stage.isTarget ? [words.target] : stage.needed ? [] : [words.notNeeded]),
    ...(size === null ? [] : [`*${words.lastBuild}*: ${escapeMarkdown(size)}`]),
  ];
}

function baseText({ graph }: HoverPlace, { base }: Stage): Markdown {
  switch (base.kind) {
    case 'stage':
      return inlineCode(graph.stages[base.stage]?.name ?? String(base.stage));
    case 'image':
      return inlineCode(base.ref);
    case 'scratch':
      return inlineCode('scratch');
    case 'unknown':
      return inlineCode(base.text);
  }
}
