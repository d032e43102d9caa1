import type { Text } from '../../types.ts';
import type { Refusal } from '../edit.ts';

function refusal(code: string, en: string, zh: string): Refusal {
  return { code, message: { en, 'zh-CN': zh } };
}

/** Why a change of stages can't be made, and what to do. Stages come as names or numbers, lines count from 1. */
export const refusals = {
  noStage: () => refusal('no-such-stage', 'There is no such stage any more.', '该阶段已不存在。'),
  noInstruction: () =>
    refusal(
      'no-such-instruction',
      'These instructions are not in one stage any more. Select them again.',
      '这些指令已不在同一个阶段中，请重新选择。',
    ),
  noPlace: () =>
    refusal('no-such-place', 'There is no such place among the stages.', '阶段之间没有这个位置。'),
  brokenFrom: (line: string) =>
    refusal(
      'broken-from',
      `The FROM in line ${line} is not complete. Correct it first: FROM image AS name.`,
      `第 ${line} 行的 FROM 不完整。请先改正：FROM 镜像 AS 名称。`,
    ),
  runsTogether: () =>
    refusal(
      'lines-run-together',
      'The lines would be read differently in their new place: a here-document or a continued line has no end, or a comment would become a parser directive. Correct that first.',
      '这些行移到新位置后会被解析成别的内容：某个 here-document 或续行没有结尾，或某条注释会变成解析器指令。请先改正。',
    ),
  otherMeaning: (stage: string) =>
    refusal(
      'meaning-would-change',
      `Stage ${stage} would be built from something else, as a name or number in it would lead to another stage or image. Write a name there first that only one of them has.`,
      `阶段 ${stage} 的构建来源会改变，因为其中某个名称或编号会指向另一个阶段或镜像。请先在那里改用不会混淆的名称。`,
    ),
  variables: (line: string, name: string) =>
    refusal(
      'variables-would-change',
      `The instruction in line ${line} would see another value of ${name}: an ARG hides the ENV of the same name only to the end of its stage. Give one of the two another name first.`,
      `第 ${line} 行的指令看到的 ${name} 会变成另一个值：ARG 只在所在阶段结束前遮盖同名的 ENV。请先给其中一个换名。`,
    ),
  trigger: (line: string) =>
    refusal(
      'onbuild-in-the-way',
      `The ONBUILD in line ${line} acts in every stage built FROM its own, so it cannot stand on the other side of a stage's beginning. Move or delete it first.`,
      `第 ${line} 行的 ONBUILD 会在以其所在阶段为基础的每个阶段中触发，因此不能跨过阶段边界。请先移动或删除它。`,
    ),
  command: (command: string, entry: string) =>
    refusal(
      'command-would-change',
      `The ENTRYPOINT in line ${entry} takes away a CMD of its base, but keeps one of its own stage: what becomes of the CMD in line ${command} would change. Move or delete that CMD first.`,
      `第 ${entry} 行的 ENTRYPOINT 会清除来自基础阶段的 CMD，但保留本阶段的 CMD，因此第 ${command} 行的 CMD 是否生效会改变。请先移动或删除该 CMD。`,
    ),
  replaced: (stage: string) =>
    refusal(
      'context-stands-for-stage',
      `The build context ${stage} stands for this stage, so its instructions are not carried out. Build without that context first.`,
      `构建上下文 ${stage} 取代了该阶段，其中的指令不会执行。请先取消该上下文。`,
    ),
  badImage: (ref: string) =>
    refusal(
      'invalid-image-reference',
      `${ref} is not a valid image name. Write it as name:tag, in lower case.`,
      `${ref} 不是有效的镜像名。请用小写写成“名称:标签”。`,
    ),
  imageIsStage: (ref: string) =>
    refusal(
      'stage-of-that-name',
      `${ref} is the name of a stage here, which FROM would take. Write the image's full name, such as docker.io/library/${ref}.`,
      `${ref} 是本文件中的阶段名，FROM 会使用该阶段。请写镜像的全名，例如 docker.io/library/${ref}。`,
    ),
  onlyStage: () =>
    refusal(
      'only-stage',
      'A Dockerfile needs at least one stage, and nothing would be left. Add another stage first.',
      'Dockerfile 至少需要一个阶段，删除后将一个不剩。请先添加另一个阶段。',
    ),
  needed: (stage: string, users: Text) =>
    refusal(
      'stage-is-needed',
      `Stage ${stage} is needed by ${users.en}. Delete these too, or let them use something else.`,
      `以下内容需要阶段 ${stage}：${users['zh-CN']}。请一并删除，或让它们改用其他来源。`,
    ),
  nameNeeded: (stage: string, users: Text) =>
    refusal(
      'stage-name-is-needed',
      `FROM and mounts find stage ${stage} only by its name: ${users.en}. Let these use something else first.`,
      `FROM 和挂载只能按名称引用阶段 ${stage}：${users['zh-CN']}。请先让它们改用其他来源。`,
    ),
  comesBefore: (stage: string, source: string, line: string) =>
    refusal(
      'source-must-come-first',
      `Stage ${stage} uses stage ${source} in line ${line}, so it must come after it.`,
      `阶段 ${stage} 在第 ${line} 行使用了阶段 ${source}，因此必须排在其后。`,
    ),
  comesLater: (source: string) =>
    refusal(
      'stage-comes-later',
      `Stage ${source} does not stand above that place, and a stage can use only those above it. Put the new stage below ${source}.`,
      `阶段 ${source} 不在该位置之前，而阶段只能使用它前面的阶段。请将新阶段放在 ${source} 之后。`,
    ),
  itself: (stage: string) =>
    refusal(
      'base-is-itself',
      `Stage ${stage} cannot be built from itself. Choose another base.`,
      `阶段 ${stage} 不能以自身为基础。请选择其他基础。`,
    ),
  hiddenName: (stage: string) =>
    refusal(
      'stage-name-used-twice',
      `A later stage is named ${stage} too, and would be taken instead. Rename one of them first.`,
      `后面还有一个名为 ${stage} 的阶段，会被优先使用。请先重命名其中之一。`,
    ),
  notInstructions: () =>
    refusal(
      'text-makes-no-stage',
      'The text of a new stage is whole instructions without FROM.',
      '新阶段的内容须为完整的指令，且不含 FROM。',
    ),
  notItsBase: (stage: string, into: string) =>
    refusal(
      'not-built-from',
      `Stage ${into} is not built FROM stage ${stage}, so they cannot become one.`,
      `阶段 ${into} 不是以阶段 ${stage} 为基础构建的，二者无法合并。`,
    ),
  othersNeed: (stage: string, users: Text) =>
    refusal(
      'others-need-stage',
      `Others need the result of stage ${stage}: ${users.en}. Let these use something else first.`,
      `还有其他内容需要阶段 ${stage} 的结果：${users['zh-CN']}。请先让它们改用其他来源。`,
    ),
  platforms: (stage: string, into: string) =>
    refusal(
      'platforms-differ',
      `The FROMs of stages ${stage} and ${into} name different platforms. Make them the same first.`,
      `阶段 ${stage} 与 ${into} 的 FROM 指定了不同的平台。请先改为一致。`,
    ),
  noPaths: () =>
    refusal(
      'paths-needed',
      'What instructions make is not in their text. Say which files or folders the stage takes from them.',
      '指令会生成什么无法从文本得知。请指明该阶段要从中复制哪些文件或目录。',
    ),
  notTogether: () =>
    refusal(
      'instructions-not-together',
      'Only instructions that follow each other in one stage can become a stage of their own.',
      '只有同一阶段中相邻的指令才能提取为独立的阶段。',
    ),
  notInlined: (stage: string, users: Text) =>
    refusal(
      'files-are-taken',
      `Files are taken from stage ${stage}: ${users.en}. Only stages built FROM it can take over its instructions.`,
      `有内容从阶段 ${stage} 获取文件：${users['zh-CN']}。只有以它为基础的阶段才能接管其指令。`,
    ),
  nothingBuiltOn: (stage: string) =>
    refusal(
      'nothing-built-from',
      `No stage is built FROM stage ${stage}, so there is none to take over its instructions.`,
      `没有阶段以阶段 ${stage} 为基础，因此没有可接管其指令的阶段。`,
    ),
  baseNotCopied: (base: string, line: string) =>
    refusal(
      'base-cannot-be-named',
      `Line ${line} cannot name ${base}: COPY --from and mounts take an image or a stage, without variables. Change that line first.`,
      `第 ${line} 行不能写 ${base}：COPY --from 和挂载只接受镜像或阶段，不能使用变量。请先修改该行。`,
    ),
} as const;
