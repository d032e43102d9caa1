import type { Text, Variable } from '@stagecraft/dockerfile';
import { labelReference, predefinedArguments } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { ArgumentPlace } from './place.ts';
import { join } from './words.ts';

const TAIL = /[\w.-]*/;

/** Names for ARG in a stage: global ARGs that it could take over, then the predefined ones. */
export function argumentNames(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  if (place.stage < 0 || place.typed.includes('=')) return [];
  const span = replaceSpan(ask, place.start, TAIL);
  const declared = namesIn(ask, place);
  const globals = globalNames(ask).filter(([name]) => !declared.has(name));
  const platform = predefinedArguments.filter(
    ({ name, group }) => group === 'platform' && !declared.has(name),
  );
  const before: Text = { en: 'ARG before the first FROM', 'zh-CN': '第一条 FROM 之前的 ARG' };
  return [
    ...globals.map(([name, value], index) =>
      item('variable', name, span, index, { detail: join(ask, value, before) }),
    ),
    ...platform.map(({ name, text, sample }, index) =>
      item('variable', name, span, 100 + index, {
        detail: ask.say({ en: `e.g. ${sample}`, 'zh-CN': `例如 ${sample}` }),
        documentation: ask.say(text),
      }),
    ),
  ];
}

/** ARGs before the first FROM with their defaults as written; the last of a name counts. */
function globalNames(ask: Ask): readonly (readonly [name: string, value: string])[] {
  const found = new Map<string, string>();
  for (const { stage, keyword, detail } of ask.input.model.instructions) {
    if (stage >= 0) break;
    if (keyword !== 'ARG' || detail.type !== 'pairs') continue;
    for (const { name, value } of detail.pairs) if (name !== '') found.set(name, value ?? '');
  }
  return [...found];
}

/** ARGs that the stage declares before the cursor, on its line too. */
function namesIn(ask: Ask, place: ArgumentPlace): ReadonlySet<string> {
  const found = new Set(place.before.map((word) => word.replace(/=.*$/s, '')));
  const from = ask.input.graph.stages[place.stage]?.from ?? 0;
  for (let index = from; index < place.instruction; index++) {
    const one = ask.input.model.instructions[index];
    if (one?.keyword !== 'ARG' || one.detail.type !== 'pairs') continue;
    for (const { name } of one.detail.pairs) found.add(name);
  }
  return found;
}

/** For ENV: ARGs of the stage that a container could see too, then variables that are there to be changed. */
export function environmentNames(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  if (place.typed.includes('=')) return [];
  const span = replaceSpan(ask, place.start, TAIL);
  const scope = [...ask.resolver.scopeAt(place.instruction).values()];
  const given = new Set(place.before.map((word) => word.replace(/=.*$/s, '')));
  const kept: Text = { en: 'keeps the ARG for containers', 'zh-CN': '让容器也能看到该 ARG' };
  const items = (kind: Variable['kind'], make: (variable: Variable) => Completion): Completion[] =>
    scope.filter((one) => one.kind === kind && !given.has(one.name)).map(make);
  return [
    ...items('arg', ({ name }) =>
      item('variable', `${name}=$${name}`, span, 0, { detail: ask.say(kept) }),
    ),
    ...items('env', ({ name, value }) =>
      item('variable', `${name}=`, span, 100, { detail: value ?? '' }),
    ),
  ];
}

/** Keys for LABEL that the line does not have yet. */
export function labelKeys(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  if (/[="']/.test(place.typed)) return [];
  const span = replaceSpan(ask, place.start, /[\w.-]*/);
  const given = new Set(place.before.map((word) => word.replace(/=.*$/s, '')));
  return labelReference
    .filter(({ key }) => !given.has(key))
    .map(({ key, text }, index) =>
      item('key', key, span, index, {
        insert: `${key}="$1"$0`,
        snippet: true,
        detail: ask.say(text),
      }),
    );
}
