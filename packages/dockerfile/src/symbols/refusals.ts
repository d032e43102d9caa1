import type { Refusal } from '../edits/edit.ts';

function refusal(code: string, en: string, zh: string): Refusal {
  return { code, message: { en, 'zh-CN': zh } };
}

/** Why a name can't be changed, or not to that. */
export const refusals = {
  nothing: () =>
    refusal(
      'nothing-to-rename',
      'There is no stage, variable or here-document to rename here. Put the cursor on its name.',
      '这里没有可重命名的阶段、变量或 here-document。请将光标放在名称上。',
    ),
  unnamed: () =>
    refusal(
      'stage-without-name',
      'This stage has no name. Give it one first: FROM … AS name.',
      '该阶段没有名称。请先命名：FROM … AS 名称。',
    ),
  number: (name: string) =>
    refusal(
      'stage-by-number',
      `Stage ${name} is named by its number here. Rename it where its name stands.`,
      `这里用编号引用阶段 ${name}。请在写有名称的位置重命名。`,
    ),
  stageName: (name: string) =>
    refusal(
      'invalid-stage-name',
      `${name} cannot be a stage name. Begin with a letter; letters, digits and single “.”, “_” or “-” between them may follow.`,
      `${name} 不能用作阶段名。须以英文字母开头，后面可用字母、数字，中间可用单个“.”、“_”或“-”。`,
    ),
  reservedStage: (name: string) =>
    refusal(
      'reserved-stage-name',
      `${name} is a reserved name. Choose another.`,
      `${name} 是保留名称，请换一个。`,
    ),
  stageTaken: (name: string) =>
    refusal(
      'stage-name-taken',
      `There is already a stage ${name}. Choose another name.`,
      `已有名为 ${name} 的阶段，请换一个名称。`,
    ),
  imageTaken: (name: string) =>
    refusal(
      'image-would-be-captured',
      `The image ${name} is used in this file; a stage of that name would take its place. Choose another name.`,
      `本文件使用了镜像 ${name}，同名阶段会取代它。请换一个名称。`,
    ),
  contextTaken: (name: string) =>
    refusal(
      'context-of-that-name',
      `A build context is named ${name} and would take the stage’s place. Choose another name.`,
      `已有名为 ${name} 的构建上下文，会取代该阶段。请换一个名称。`,
    ),
  throughVariable: (name: string) =>
    refusal(
      'stage-through-variable',
      `A FROM reaches stage ${name} through a variable, which a rename would break. Write the name out there first.`,
      `有 FROM 通过变量引用阶段 ${name}，重命名会使其失效。请先在那里直接写出名称。`,
    ),
  variableName: (name: string) =>
    refusal(
      'invalid-variable-name',
      `${name} cannot be a variable name. Use letters, digits and “_”, and no digit first.`,
      `${name} 不能用作变量名。请用英文字母、数字和“_”，且不以数字开头。`,
    ),
  predefined: (name: string) =>
    refusal(
      'predefined-variable',
      `${name} is set by the builder; its name is fixed.`,
      `${name} 由构建器设置，名称不能更改。`,
    ),
  predefinedTaken: (name: string) =>
    refusal(
      'predefined-variable',
      `${name} has a meaning for the builder. Choose another name.`,
      `${name} 对构建器有特定含义，请换一个名称。`,
    ),
  imageVariable: (name: string) =>
    refusal(
      'variable-of-base-image',
      `${name} comes from the base image; its name is fixed there.`,
      `${name} 来自基础镜像，名称不能更改。`,
    ),
  variableTaken: (name: string) =>
    refusal(
      'variable-name-taken',
      `${name} is already defined or used where this variable counts. Choose another name.`,
      `在该变量的作用范围内已定义或使用了 ${name}，请换一个名称。`,
    ),
  assignedInShell: (name: string, line: string) =>
    refusal(
      'assigned-in-shell',
      `The command in line ${line} sets ${name} itself; renaming would change what it does. Use another name there first.`,
      `第 ${line} 行的命令自行设置了 ${name}，重命名会改变其行为。请先在那里改用其他名称。`,
    ),
  brokenName: () =>
    refusal(
      'name-in-pieces',
      'A line break stands inside the name at one place. Write it in one piece first.',
      '该名称在某处被换行拆开。请先写在同一行。',
    ),
  heredocName: (name: string) =>
    refusal(
      'invalid-heredoc-name',
      `${name} cannot name a here-document. Use letters, digits, “_” and “.”.`,
      `${name} 不能用作 here-document 的名称。请用英文字母、数字、“_”和“.”。`,
    ),
  heredocLine: (name: string) =>
    refusal(
      'heredoc-name-in-body',
      `A line of the here-document reads ${name}, and would end it. Choose another name.`,
      `here-document 中有一行是 ${name}，会使其提前结束。请换一个名称。`,
    ),
} as const;
