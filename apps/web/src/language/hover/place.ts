import type { Instruction, Span } from '@stagecraft/dockerfile';
import type { FeatureInput } from '../feature.ts';

/** What a hover knows of its place. */
export interface HoverPlace extends FeatureInput {
  readonly offset: number;
  /** The one the offset is in; an ONBUILD's trigger where it is in that. */
  readonly instruction: Instruction;
}

/** Whether an offset is in a range or right behind it. */
export function isOn(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}
