import type { Text } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import { item, replaceSpan, WORD_TAIL, type Ask } from './ask.ts';
import { contextPaths } from './context-paths.ts';
import { destinations } from './destinations.ts';
import { flags } from './flags.ts';
import { imageFolders } from './folders.ts';
import { commandForms, healthForms, shellForms, signals } from './forms.ts';
import { pathsIn } from './image-paths.ts';
import { images } from './images.ts';
import { argumentNames, environmentNames, labelKeys } from './pairs.ts';
import type { ArgumentPlace } from './place.ts';
import { ports } from './ports.ts';
import { namedContexts, newStageNames, stages } from './stages.ts';
import { users } from './users.ts';

type Source = (ask: Ask, place: ArgumentPlace) => readonly Completion[];

/** What the arguments of each instruction are completed with. */
const SOURCES: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['FROM', fromWords],
  ['COPY', copyWords],
  ['ADD', copyWords],
  ['ARG', argumentNames],
  ['ENV', environmentNames],
  ['LABEL', labelKeys],
  ['EXPOSE', ports],
  ['USER', users],
  ['WORKDIR', foldersOf],
  ['VOLUME', foldersOf],
  ['CMD', commandForms],
  ['ENTRYPOINT', commandForms],
  ['SHELL', shellForms],
  ['HEALTHCHECK', healthForms],
  ['STOPSIGNAL', signals],
]);

/** Completions of an instruction's arguments, and its flags where they may still come. */
export function argumentsOf(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  if (place.form === 'between') return [];
  const flagsMayCome =
    place.before.length === 0 && place.form === 'word' && /^-?$/.test(place.typed);
  return [
    ...(SOURCES.get(place.keyword)?.(ask, place) ?? []),
    ...(flagsMayCome ? flags(ask, place, 2000) : []),
  ];
}

function foldersOf(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  return imageFolders(ask, place, place);
}

function fromWords(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  const [, as] = place.before;
  if (place.before.length === 0) {
    const span = replaceSpan(ask, place.start, WORD_TAIL);
    const text: Text = { en: 'an empty image', 'zh-CN': '空镜像' };
    const scratch = item('image', 'scratch', span, 800, { detail: ask.say(text) });
    const plain = !/[:@/]/.test(place.typed);
    return [
      ...(plain ? [...stages(ask, place.stage, place), ...namedContexts(ask, place), scratch] : []),
      ...images(ask, place, 100),
    ];
  }
  if (place.before.length === 1) {
    const word = ask.keyword('AS');
    const span = replaceSpan(ask, place.start, /[A-Za-z]*/);
    const text: Text = { en: 'names the stage', 'zh-CN': '给阶段命名' };
    return [
      item('value', word, span, 0, { insert: `${word} `, detail: ask.say(text), again: true }),
    ];
  }
  return place.before.length === 2 && as?.toLowerCase() === 'as' ? newStageNames(ask, place) : [];
}

/** Sources, and from the second word on what may be the destination. */
function copyWords(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  const from = place.flags.find(({ name }) => name === 'from')?.value ?? '';
  const rank = place.before.length === 0 ? 0 : 200;
  const targets = place.before.length === 0 ? [] : destinations(ask, place);
  if (/^(?:https?:|git@|<<)/.test(place.typed)) return [];
  if (from !== '') {
    const name = { from, stage: place.stage, index: true };
    const paths = pathsIn(ask, name, place);
    return targets.length === 0 ? paths : targets;
  }
  const style = place.form === 'string' ? 'json' : 'words';
  return [
    ...targets,
    ...wholeContext(ask, place, rank),
    ...contextPaths(ask, place.instruction, place, style, rank + 1),
  ];
}

function wholeContext(ask: Ask, place: ArgumentPlace, rank: number): readonly Completion[] {
  if (place.typed !== '' || place.before.length > 0) return [];
  const text: Text = { en: 'the whole build context', 'zh-CN': '整个构建上下文' };
  const span = replaceSpan(ask, place.start, WORD_TAIL);
  return [item('folder', '.', span, rank, { detail: ask.say(text) })];
}
