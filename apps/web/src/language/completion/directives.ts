import { directiveReference } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import { explain } from './words.ts';

/**
 * Parser directives on a line at the very top: `typed` begins with `#`, or is empty on an empty line.
 * After `# name=` their values.
 */
export function directives(ask: Ask, typed: string, start: number): readonly Completion[] {
  const used = new Set<string>(
    ask.input.model.directives
      .filter(({ span, valueSpan }) => ask.offset < span.start || ask.offset > valueSpan.end)
      .map(({ name }) => name),
  );
  const value = /^#\s*([a-z]+)\s*=\s*/i.exec(typed);
  if (value !== null) return values(ask, value[1] ?? '', start + value[0].length);
  if (!/^(?:#\s*[a-z]*)?$/i.test(typed)) return [];
  const span = replaceSpan(ask, start, /[a-z]*/);
  return directiveReference
    .filter(({ name }) => !used.has(name))
    .map((entry, index) => {
      const [first] = entry.values;
      const whole = entry.name === 'syntax' && first !== undefined;
      const label = `# ${entry.name}=${whole ? first.value : ''}`;
      // What is typed (`#`, `# `, `#s`) must match however it is spaced.
      const filter = typed === '' ? entry.name : typed.replace(/[a-z]*$/i, '') + entry.name;
      const more = { filter, documentation: explain(ask, entry) };
      return item('directive', label, span, 20 + index, whole ? more : { ...more, again: true });
    });
}

function values(ask: Ask, name: string, start: number): readonly Completion[] {
  const entry = directiveReference.find((one) => one.name === name.toLowerCase());
  const span = replaceSpan(ask, start, /\S*/);
  return (entry?.values ?? []).map(({ value, text }, index) =>
    item('value', value, span, index, { documentation: ask.say(text) }),
  );
}
