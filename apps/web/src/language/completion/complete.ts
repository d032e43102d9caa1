import type { Feature } from '../feature.ts';
import type { Completion, Completions } from '../service.ts';
import { argumentsOf } from './arguments.ts';
import { makeAsk, type Ask } from './ask.ts';
import { directives } from './directives.ts';
import { flags } from './flags.ts';
import { instructions } from './instructions.ts';
import { mayBeDirective, placeAt, type Place } from './place.ts';
import { snippets } from './snippets.ts';
import { flagValues } from './values.ts';
import { openVariable, variables } from './variables.ts';

const NOTHING: Completions = { items: [], incomplete: false };

/**
 * What can be written at an offset, in any state of the text. Each completion replaces a range of the
 * cursor's line that touches the cursor.
 */
export const complete: Feature<'completion'> = (input, { offset, trigger }) => {
  const at = Math.max(0, Math.min(offset, input.model.text.length));
  const place = placeAt(input.model, at);
  if (place === null) return NOTHING;
  const ask = makeAsk(input, at);
  const items = completionsAt(ask, place, trigger);
  return { items, incomplete: ask.incomplete() };
};

function completionsAt(ask: Ask, place: Place, trigger: string | null): readonly Completion[] {
  if (place.kind === 'comment') {
    return place.top ? directives(ask, place.typed, place.start) : [];
  }
  const open = openVariable(ask);
  if (open !== null) return variables(ask, place, open);
  switch (place.kind) {
    case 'heredoc':
      return [];
    case 'keyword': {
      // A space that was just typed indents; it asks for nothing.
      if (trigger === ' ' && place.typed === '' && !place.trigger) return [];
      const top =
        place.typed === '' && !place.trigger && mayBeDirective(ask.input.model, ask.offset);
      return [
        ...instructions(ask, place),
        ...(top ? directives(ask, '', place.start) : []),
        ...snippets(ask, place),
      ];
    }
    case 'flag':
      return flags(ask, place, 0);
    case 'value':
      return flagValues(ask, place);
    case 'argument':
      return argumentsOf(ask, place);
  }
}
