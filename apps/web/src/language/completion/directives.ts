import type { Text } from '@stagecraft/dockerfile';
import { checkReference, directiveReference } from '@stagecraft/dockerfile/reference';
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
  if (name.toLowerCase() === 'check') return checkOptions(ask, start);
  const entry = directiveReference.find((one) => one.name === name.toLowerCase());
  const span = replaceSpan(ask, start, /\S*/);
  return (entry?.values ?? []).map(({ value, text }, index) =>
    item('value', value, span, index, { documentation: ask.say(text) }),
  );
}

/** `# check=skip=A,B;error=true`: the options that are not there yet, and names of checks. */
function checkOptions(ask: Ask, start: number): readonly Completion[] {
  const { model } = ask.input;
  const written = model.text.slice(start, ask.offset);
  const from = start + written.lastIndexOf(';') + 1;
  const option = model.text.slice(from, ask.offset);
  const equals = option.indexOf('=');
  if (equals >= 0) return checkNames(ask, from + equals + 1, option.slice(0, equals).trim());
  const span = replaceSpan(ask, from, /[^\s;]*/);
  const entry = directiveReference.find((one) => one.name === 'check');
  return (entry?.values ?? [])
    .filter(({ value }) => !written.includes(value.replace(/=.*$/, '=')))
    .map(({ value, text }, index) => {
      const more = { documentation: ask.say(text) };
      return item(
        'value',
        value,
        span,
        index,
        value.endsWith('=') ? { ...more, again: true } : more,
      );
    });
}

function checkNames(ask: Ask, start: number, option: string): readonly Completion[] {
  if (option !== 'skip' && option !== 'experimental') return [];
  const names = ask.input.model.text.slice(start, ask.offset).split(',');
  const span = replaceSpan(ask, ask.offset - (names.at(-1) ?? '').length, /[^\s,;]*/);
  const given = new Set(names.slice(0, -1).map((one) => one.trim()));
  const all: Text = { en: 'every check', 'zh-CN': '所有检查' };
  return [
    ...(given.size === 0 ? [item('value', 'all', span, 0, { detail: ask.say(all) })] : []),
    ...checkReference
      .filter(({ name }) => !given.has(name))
      .map(({ name, text }, index) =>
        item('value', name, span, 1 + index, { documentation: ask.say(text) }),
      ),
  ];
}
