import type { Text } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { ArgumentPlace } from './place.ts';
import { stagePaths } from './stage-folders.ts';

const NAMED: Text = { en: 'named in this stage', 'zh-CN': '本阶段中出现过' };
const ROOT: Text = { en: 'the root of the file system', 'zh-CN': '文件系统的根目录' };
const WORKDIR: Text = { en: 'the working directory', 'zh-CN': '当前工作目录' };

/** Where COPY and ADD may put things: the working directory, and folders that the stage names. */
export function destinations(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  const { workdir, named } = stagePaths(ask, place.stage, place.instruction);
  const span = replaceSpan(ask, place.start, /[^\s"']*/);
  const others = named.filter(({ path, folder }) => folder && path !== workdir && path !== '/');
  const isWhole = place.typed !== '/' && named.some(({ path }) => path === place.typed);
  return [
    item('folder', './', span, 0, { detail: workdir ?? ask.say(WORKDIR) }),
    // Who writes a lone point, a folder's name to its end, or a lone slash below, means it: Enter ends
    // the line then. Several sources need the slash.
    ...(place.before.length === 1
      ? [item('folder', '.', span, 1, { detail: workdir ?? ask.say(WORKDIR) })]
      : []),
    ...(place.before.length === 1 && isWhole
      ? [item('folder', place.typed, span, 2, { detail: ask.say(NAMED) })]
      : []),
    ...(workdir === null || workdir === '/'
      ? []
      : [item('folder', `${workdir}/`, span, 2, { detail: ask.say(WORKDIR) })]),
    ...others.map(({ path }, index) =>
      item('folder', `${path}/`, span, 3 + index, { detail: ask.say(NAMED) }),
    ),
    item('folder', '/', span, 3 + others.length, { detail: ask.say(ROOT) }),
  ];
}
