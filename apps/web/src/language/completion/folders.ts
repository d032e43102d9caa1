import type { Text } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { ArgumentPlace, ValuePlace } from './place.ts';
import { stagePaths } from './stage-folders.ts';
import type { Part } from './stages.ts';

const TAIL = /[^\s,"']*/;
const NAMED: Text = { en: 'named in this stage', 'zh-CN': '本阶段中出现过' };
const ROOT: Text = { en: 'the root of the file system', 'zh-CN': '文件系统的根目录' };
const USUAL: Text = { en: 'a usual choice', 'zh-CN': '常用位置' };
const ELSEWHERE: Text = { en: 'used in another stage', 'zh-CN': '其他阶段中使用' };

/** Folders of the image for WORKDIR, VOLUME and mount targets: those that the text names, then usual ones. */
export function imageFolders(
  ask: Ask,
  place: ArgumentPlace | ValuePlace,
  part: Part,
): readonly Completion[] {
  const span = replaceSpan(ask, part.start, TAIL);
  const paths = stagePaths(ask, place.stage, place.instruction).named;
  const named = paths.filter(({ folder }) => folder).map(({ path }) => path);
  const listed = new Set(named);
  const elsewhere = workdirs(ask, place.instruction).filter((path) => !listed.has(path));
  elsewhere.forEach((path) => listed.add(path));
  const usual = USUAL_FOLDERS.filter((path) => !listed.has(path));
  const items = (list: readonly string[], text: Text, rank: number): Completion[] =>
    list.map((path, index) => item('folder', path, span, rank + index, { detail: ask.say(text) }));
  return [
    ...items(named, NAMED, 0),
    ...items(elsewhere, ELSEWHERE, 100),
    ...items(usual, USUAL, 200),
    // Who writes the root means it: Enter ends the line then.
    ...(part.typed === '/' ? items(['/'], ROOT, 300) : []),
  ];
}

const USUAL_FOLDERS: readonly string[] = ['/app', '/src', '/usr/src/app', '/workspace'];

const MOST = 20;

/** Absolute WORKDIRs of other stages, the nearest before the cursor first; not more than a list can show. */
function workdirs(ask: Ask, before: number): readonly string[] {
  const found = new Set<string>();
  const { instructions } = ask.input.model;
  for (let index = before - 1; index >= 0 && found.size < MOST; index--) {
    const one = instructions[index];
    if (one?.keyword !== 'WORKDIR') continue;
    const path = ask.resolver.expand(index, one.words[0]?.value ?? '').value;
    if (path?.startsWith('/') === true && path !== '/') found.add(path.replace(/\/+$/, ''));
  }
  return [...found];
}

/** Where tools keep what they download. */
const CACHES: readonly (readonly [path: string, tool: string])[] = [
  ['/root/.npm', 'npm'],
  ['/root/.cache/pip', 'pip'],
  ['/go/pkg/mod', 'Go modules'],
  ['/root/.cache/go-build', 'Go build'],
  ['/var/cache/apt', 'apt, with sharing=locked'],
  ['/var/lib/apt', 'apt, with sharing=locked'],
  ['/root/.m2', 'Maven'],
  ['/root/.gradle', 'Gradle'],
  ['/usr/local/cargo/registry', 'Cargo'],
  ['/usr/local/share/.cache/yarn', 'Yarn 1'],
  ['/root/.cache/uv', 'uv'],
  ['/root/.composer', 'Composer'],
  ['/root/.nuget/packages', 'NuGet'],
  ['/var/cache/apk', 'apk'],
];

/** Targets of a cache mount: the folders of tools that the command names come first. */
export function cacheFolders(ask: Ask, place: ValuePlace, part: Part): readonly Completion[] {
  const span = replaceSpan(ask, part.start, TAIL);
  const { text, instructions } = ask.input.model;
  const content = instructions[place.instruction]?.contentSpan;
  const command = content === undefined ? '' : text.slice(ask.offset, content.end);
  return CACHES.map(([path, tool], index) => {
    const [name = ''] = tool.toLowerCase().split(/[\s,]/);
    const named = new RegExp(`\\b${name}\\b|\\b${COMMANDS[name] ?? name}\\b`).test(command);
    return item('folder', path, span, named ? index : 100 + index, { detail: tool });
  });
}

const COMMANDS: Readonly<Record<string, string>> = {
  maven: 'mvn',
  gradle: 'gradlew',
  nuget: 'dotnet',
  apt: 'apt-get',
};
