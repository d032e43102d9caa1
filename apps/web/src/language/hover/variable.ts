import { lineOf, type Span, type Variable } from '@stagecraft/dockerfile';
import { predefinedArguments, type PredefinedArgument } from '@stagecraft/dockerfile/reference';
import { inlineCode, shorten } from '../markdown.ts';
import { resolverOf } from '../resolver.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** A variable where it is used, or where ARG or ENV define it: its value here and where it comes from. */
export function hoverVariable(place: HoverPlace): Hover | null {
  const { instruction, offset, language } = place;
  const resolver = resolverOf(place);
  const use = resolver
    .usesOf(instruction.index)
    .findLast((candidate) => isOn(candidate.span, offset));
  if (use !== undefined) {
    const variable = resolver.scopeAt(instruction.index).get(use.name);
    const shell = use.by === 'shell' ? [hoverWords[language].shell] : [];
    return { span: use.span, parts: [...describe(place, use.name, variable), ...shell] };
  }
  const defined = definedAt(place);
  if (defined === null) return null;
  // What a definition makes is seen by what follows it.
  const after = resolver.scopeAt(instruction.index + 1).get(defined.name);
  return after === undefined
    ? null
    : { span: defined.span, parts: describe(place, defined.name, after) };
}

/** The name that an ARG or ENV under the pointer defines. */
function definedAt({ instruction, offset }: HoverPlace): { name: string; span: Span } | null {
  const { detail, keyword } = instruction;
  if (detail.type !== 'pairs' || keyword === 'LABEL') return null;
  const pair = detail.pairs.find(({ nameSpan }) => isOn(nameSpan, offset));
  return pair === undefined ? null : { name: pair.name, span: pair.nameSpan };
}

function describe(place: HoverPlace, name: string, variable: Variable | undefined): Markdown[] {
  const { language } = place;
  const predefined = predefinedArguments.find((argument) => argument.name === name);
  const parts = [valueSentence(place, name, variable)];
  const source = variable === undefined ? null : sourceSentence(place, variable);
  if (source !== null) parts.push(source);
  if (predefined !== undefined) parts.push(predefined.text[language]);
  if (variable === undefined) parts.push(...undeclared(place, name, predefined));
  return parts;
}

/** What a stage would see, had it an ARG of its own. */
function undeclared(
  { model, instruction, language }: HoverPlace,
  name: string,
  predefined: PredefinedArgument | undefined,
): Markdown[] {
  if (instruction.stage < 0 || instruction.keyword === 'FROM') return [];
  const words = hoverWords[language];
  const argument = inlineCode(`ARG ${name}`);
  if (predefined?.group === 'platform') return [words.declarePlatform(argument)];
  for (const { stage, keyword, detail } of model.instructions) {
    if (stage >= 0) break;
    if (keyword !== 'ARG' || detail.type !== 'pairs') continue;
    const pair = detail.pairs.find((one) => one.name === name);
    if (pair === undefined) continue;
    return [words.declareGlobal(argument, lineOf(model, pair.nameSpan.start) + 1)];
  }
  return [];
}

/** Longer values are cut: a hover is for a look. */
const longest = 300;

function valueSentence(place: HoverPlace, name: string, variable: Variable | undefined): Markdown {
  const words = hoverWords[place.language];
  const code = inlineCode(name);
  if (variable === undefined) {
    // The base image may set it.
    const { unknown } = resolverOf(place).expand(place.instruction.index, `\${${name}}`);
    return unknown.includes(name) ? words.variableUnknown(code) : words.variableMissing(code);
  }
  switch (variable.state) {
    case 'set':
      return words.variableSet(code, inlineCode(shorten(variable.value ?? '', longest)));
    case 'unset':
      return words.variableUnset(code);
    case 'unknown':
      return words.variableUnknown(code);
  }
}

function sourceSentence({ language, model }: HoverPlace, variable: Variable): Markdown | null {
  const words = hoverWords[language];
  const { definition } = variable;
  const keyword =
    definition === null ? '' : (model.instructions[definition.instruction]?.keyword ?? '');
  const where =
    definition === null
      ? null
      : words.definedAt(keyword, lineOf(model, definition.nameSpan.start) + 1);
  switch (variable.source) {
    case 'build-arg':
      return where === null ? words.fromBuildArg : `${words.fromBuildArg} ${where}`;
    case 'predefined':
      return words.fromPredefined;
    case 'base-image':
      return words.fromBase;
    case 'text':
      return where;
  }
}
