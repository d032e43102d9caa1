import { featureAt } from '@stagecraft/dockerfile';
import { instructionReference, type FlagReference } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { ArgumentPlace, FlagPlace } from './place.ts';
import { explain, join, needs } from './words.ts';

/** Flags that the instruction takes and does not have yet. `rank` puts them among other sources. */
export function flags(
  ask: Ask,
  place: FlagPlace | ArgumentPlace,
  rank: number,
): readonly Completion[] {
  const known = instructionReference.get(place.keyword)?.flags ?? [];
  const span = replaceSpan(ask, place.start, /[\w-]*=?/);
  // A letter begins a command there, and must not find a flag: `set` is no `--security`.
  const command = place.kind === 'argument' && place.keyword === 'RUN';
  return known
    .filter(({ name, repeats }) => repeats === true || !place.flagNames.has(name))
    .map((flag, index) => {
      const open = flag.value.kind !== 'boolean';
      const label = `--${flag.name}${open ? '=' : ''}`;
      const more = {
        detail: detail(ask, place.keyword, flag),
        documentation: explain(ask, flag),
        ...(command ? { filter: '--' } : {}),
      };
      const ranked = item('flag', label, span, rank + index, more);
      return open ? { ...ranked, again: true } : ranked;
    });
}

function detail(ask: Ask, keyword: string, flag: FlagReference): string {
  const fallback =
    flag.default === null
      ? null
      : { en: `default ${flag.default}`, 'zh-CN': `默认 ${flag.default}` };
  return join(ask, needs(featureAt(keyword, flag.name)), fallback);
}
