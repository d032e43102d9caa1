import { say } from '../../problems/problem.ts';
import type { Text } from '../../types.ts';

/** What was done. */
export const done = {
  nothing: () => say('It is so already.', '已经如此，无需修改。'),
  added: (stage: string) => say(`Added stage ${stage}.`, `已添加阶段 ${stage}。`),
  renamed: (stage: string, name: string) =>
    say(`Renamed stage ${stage} to ${name}.`, `已将阶段 ${stage} 重命名为 ${name}。`),
  named: (stage: string, name: string) =>
    say(`Named stage ${stage} ${name}.`, `已将阶段 ${stage} 命名为 ${name}。`),
  unnamed: (stage: string) =>
    say(`Took the name of stage ${stage} away.`, `已去掉阶段 ${stage} 的名称。`),
  duplicated: (stage: string, name: string) =>
    say(`Duplicated stage ${stage} as ${name}.`, `已将阶段 ${stage} 复制为 ${name}。`),
  deleted: (stages: string) => say(`Deleted stage ${stages}.`, `已删除阶段 ${stages}。`),
  cut: (stage: string) => say(`Cut stage ${stage}.`, `已剪切阶段 ${stage}。`),
  deletedWith: (stage: string, stages: number, places: number) =>
    say(
      `Deleted stage ${stage}${withParts(stages, places)}.`,
      `已删除阶段 ${stage}${zhWithParts(stages, places)}。`,
    ),
  inlined: (stage: string, into: readonly string[]) =>
    say(
      `Put the instructions of stage ${stage} into what was built FROM it: ${into.join(', ')}.`,
      `已将阶段 ${stage} 的指令并入以它为基础的阶段：${into.join('、')}。`,
    ),
  replaced: (stage: string, base: string) =>
    say(
      `Deleted stage ${stage}; what named it names ${base} now.`,
      `已删除阶段 ${stage}，原先引用它的地方改为引用 ${base}。`,
    ),
  moved: (stage: string) => say(`Moved stage ${stage}.`, `已移动阶段 ${stage}。`),
  split: (stage: string, first: string) =>
    say(
      `Split stage ${stage}: its first part is stage ${first} now.`,
      `已拆分阶段 ${stage}：前一部分成为阶段 ${first}。`,
    ),
  merged: (stage: string, into: string) =>
    say(`Merged stages ${stage} and ${into}.`, `已合并阶段 ${stage} 与 ${into}。`),
  extracted: (name: string, count: number) =>
    say(
      `Made stage ${name} of ${String(count)} ${count === 1 ? 'instruction' : 'instructions'}.`,
      `已将 ${String(count)} 条指令提取为阶段 ${name}。`,
    ),
  based: (stage: string, base: string) =>
    say(`Stage ${stage} is built from ${base} now.`, `阶段 ${stage} 现在以 ${base} 为基础。`),
} as const;

function withParts(stages: number, places: number): string {
  const parts = [
    stages === 0 ? '' : `${String(stages)} more ${stages === 1 ? 'stage' : 'stages'}`,
    places === 0 ? '' : `${String(places)} ${places === 1 ? 'place' : 'places'} that named them`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')}`;
}

function zhWithParts(stages: number, places: number): string {
  const parts = [
    stages === 0 ? '' : `另外 ${String(stages)} 个阶段`,
    places === 0 ? '' : `${String(places)} 处引用`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `，连同${parts.join('和 ')}`;
}

/** What else the person should know. */
export const notes = {
  lastStage: (stage: string) =>
    say(
      `Without a target, stage ${stage} is built now, as it is the last.`,
      `不指定目标时，现在会构建最后的阶段 ${stage}。`,
    ),
  named: (stage: string, name: string) =>
    say(
      `Stage ${stage} was named ${name}, as a base is found only by its name.`,
      `阶段 ${stage} 已命名为 ${name}，因为基础只能按名称引用。`,
    ),
  scratch: () =>
    say(
      'The image scratch is empty: RUN has no shell there until one is copied in.',
      'scratch 是空镜像：在复制 shell 进去之前，RUN 没有可用的 shell。',
    ),
  triggers: (stage: string) =>
    say(
      `The ONBUILD triggers of stage ${stage} act here now.`,
      `阶段 ${stage} 的 ONBUILD 触发器现在会在此执行。`,
    ),
  noTriggers: (stage: string) =>
    say(
      `The ONBUILD triggers of stage ${stage} do not act here any more.`,
      `阶段 ${stage} 的 ONBUILD 触发器不再在此执行。`,
    ),
  stagesToo: (stages: readonly string[]) =>
    say(
      `Deleted too, as they were built FROM it: ${stages.join(', ')}.`,
      `一并删除了以它为基础的阶段：${stages.join('、')}。`,
    ),
  goesToo: (what: Text) => say(`Deleted too: ${what.en}.`, `一并删除：${what['zh-CN']}。`),
  mountsGo: (what: Text) =>
    say(
      `Without their mount now, the rest of the instruction stays: ${what.en}.`,
      `仅去掉挂载，指令的其余部分保留：${what['zh-CN']}。`,
    ),
  onlyPaths: (name: string) =>
    say(
      `Only the paths given are taken from stage ${name}; anything else its instructions make is missing afterwards.`,
      `只会从阶段 ${name} 复制给定的路径；其指令生成的其他内容之后将不存在。`,
    ),
  settingsInBoth: (keywords: string) =>
    say(
      `These set something and stand in both stages: ${keywords}.`,
      `以下指令用于设置，两个阶段中都保留：${keywords}。`,
    ),
  targetName: (stage: string) =>
    say(
      `A build with --target ${stage} finds no such stage any more.`,
      `使用 --target ${stage} 的构建将找不到该阶段。`,
    ),
  otherPlatform: (stage: string, platform: string) =>
    say(
      `Stage ${stage} was for ${platform}; files are taken from the image for the platform that is built.`,
      `阶段 ${stage} 用于平台 ${platform}；现在会从目标平台的镜像中获取文件。`,
    ),
} as const;
