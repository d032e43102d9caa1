import { instructionAt, type Instruction } from '@stagecraft/dockerfile';
import type { Feature, FeatureInput } from '../feature.ts';
import type { Hover } from '../service.ts';
import { hoverDirective } from './directive.ts';
import { hoverFlag } from './flag.ts';
import { hoverHeredoc } from './heredoc.ts';
import { hoverImage } from './image.ts';
import { hoverKeyword } from './keyword.ts';
import { hoverKnownWord } from './known-word.ts';
import { hoverLint } from './lint.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverSource } from './source.ts';
import { hoverStage } from './stage.ts';
import { hoverVariable } from './variable.ts';

type Part = (place: HoverPlace) => Hover | null;

/** A variable; in FROM also the image that it names. */
const hoverVariableAndImage: Part = (place) => {
  const variable = hoverVariable(place);
  const image = variable === null ? null : hoverImage(place);
  if (variable === null || image === null) return variable;
  return { span: variable.span, parts: [...variable.parts, ...image.parts] };
};

/** The nearest first: the first that has something to say says it. */
const parts: readonly Part[] = [
  hoverVariableAndImage,
  hoverStage,
  hoverImage,
  hoverFlag,
  hoverHeredoc,
  hoverSource,
  hoverKnownWord,
  hoverKeyword,
];

/** What the thing under the pointer is, means, and is known to be. */
export const hover: Feature<'hover'> = (input, { offset }) => {
  const directive = hoverDirective(input, offset);
  if (directive !== null) return directive;
  return joined(hoverLint(input, offset), hoverThing(input, offset));
};

/** Both, at the place of the thing itself. */
function joined(lint: Hover | null, thing: Hover | null): Hover | null {
  if (lint === null || thing === null) return lint ?? thing;
  return { span: thing.span, parts: [...lint.parts, ...thing.parts] };
}

function hoverThing(input: FeatureInput, offset: number): Hover | null {
  const outer = instructionAt(input.model, offset);
  if (outer === null || !isOn(outer.contentSpan, offset)) return null;
  for (const instruction of withTrigger(outer)) {
    for (const part of parts) {
      const found = part({ ...input, offset, instruction });
      if (found !== null) return found;
    }
  }
  return null;
}

/** An ONBUILD's trigger comes first: it is within. */
function withTrigger(instruction: Instruction): readonly Instruction[] {
  const { detail } = instruction;
  if (detail.type !== 'onbuild' || detail.trigger === null) return [instruction];
  return [detail.trigger, instruction];
}
