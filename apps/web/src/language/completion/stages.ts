import type { Stage, Text } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import { item, replaceSpan, WORD_TAIL, type Ask } from './ask.ts';
import { images } from './images.ts';
import type { ArgumentPlace, ValuePlace } from './place.ts';
import { join } from './words.ts';

/** A part of a place: what is typed of one value. */
export interface Part {
  readonly typed: string;
  readonly start: number;
}

/** Names of the stages before a stage, the nearest first. */
export function stages(ask: Ask, stage: number, part: Part): readonly Completion[] {
  const span = replaceSpan(ask, part.start, WORD_TAIL);
  const seen = new Set<string>();
  const found: Completion[] = [];
  for (let index = stage - 1; index >= 0; index--) {
    const one = ask.input.graph.stages[index];
    if (one?.name == null || seen.has(one.name)) continue;
    seen.add(one.name);
    found.push(item('stage', one.name, span, stage - 1 - index, { detail: about(ask, one) }));
  }
  return found;
}

function about(ask: Ask, stage: Stage): string {
  const number: Text = { en: `stage ${stage.index}`, 'zh-CN': `阶段 ${stage.index}` };
  return join(ask, number, `FROM ${baseName(ask, stage)}`);
}

/** What a stage is based on, as a person would name it. */
function baseName(ask: Ask, { base }: Stage): string {
  switch (base.kind) {
    case 'stage':
      return ask.input.graph.stages[base.stage]?.name ?? String(base.stage);
    case 'image':
      return base.ref;
    case 'scratch':
      return 'scratch';
    case 'unknown':
      return base.text;
  }
}

/** Contexts that the build is given by name: they stand for images of that name. */
export function namedContexts(ask: Ask, part: Part): readonly Completion[] {
  const span = replaceSpan(ask, part.start, WORD_TAIL);
  const text: Text = { en: 'named context of the build', 'zh-CN': '构建的命名上下文' };
  return contextNames(ask).map((name, index) =>
    item('stage', name, span, 50 + index, { detail: ask.say(text) }),
  );
}

export function contextNames(ask: Ask): readonly string[] {
  const given = ask.input.options.namedContexts ?? [];
  return isList(given) ? given : Object.keys(given);
}

function isList(given: readonly string[] | object): given is readonly string[] {
  return Array.isArray(given);
}

/** Numbers of the stages before a stage that have no name, the nearest first. */
function stageNumbers(ask: Ask, stage: number, part: Part): readonly Completion[] {
  const span = replaceSpan(ask, part.start, WORD_TAIL);
  return ask.input.graph.stages
    .slice(0, stage)
    .filter(({ name }) => name === null)
    .map((one) =>
      item('stage', String(one.index), span, stage - 1 - one.index, { detail: about(ask, one) }),
    );
}

/** What COPY --from takes: earlier stages, by number where they have no name, named contexts, images. */
export function copySources(ask: Ask, place: ValuePlace): readonly Completion[] {
  const isPlain = !/[:@/]/.test(place.typed) && !place.trigger;
  return [
    ...(isPlain ? stageNumbers(ask, place.stage, place) : []),
    ...mountSources(ask, place, place),
  ];
}

/** What a mount's from takes: the same, but for numbers. */
export function mountSources(ask: Ask, place: ValuePlace, part: Part): readonly Completion[] {
  const plain = /[:@/]/.test(part.typed)
    ? []
    : [...stages(ask, place.stage, part), ...namedContexts(ask, part)];
  return [...plain, ...images(ask, part, 100)];
}

const NAMES: readonly (readonly [name: string, text: Text])[] = [
  ['build', { en: 'compiles', 'zh-CN': '编译' }],
  ['deps', { en: 'installs what the others need', 'zh-CN': '安装其他阶段需要的依赖' }],
  ['test', { en: 'runs the tests', 'zh-CN': '运行测试' }],
  ['base', { en: 'what several stages begin with', 'zh-CN': '多个阶段的共同起点' }],
  ['dev', { en: 'for development', 'zh-CN': '用于开发' }],
  ['runtime', { en: 'what is shipped', 'zh-CN': '最终交付' }],
];

/** Names that stages often have, those that no other has taken. */
export function newStageNames(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  const span = replaceSpan(ask, place.start, WORD_TAIL);
  const taken = new Set(
    ask.input.graph.stages.filter(({ index }) => index !== place.stage).map(({ name }) => name),
  );
  return NAMES.filter(([name]) => !taken.has(name)).map(([name, text], index) =>
    item('value', name, span, index, { detail: ask.say(text) }),
  );
}
