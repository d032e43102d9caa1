import { error, say, warning } from './problem.ts';

/** Problems that show only between stages. */
export const graphProblems = {
  duplicateName: warning('duplicate-stage-name', (name: string) => ({
    message: say(`The stage name ${name} is used twice.`, `阶段名 ${name} 重复了。`),
    hint: say(
      'COPY --from and the target take the last one.',
      'COPY --from 与构建目标会使用最后定义的那个。',
    ),
  })),
  noContextName: warning('stage-name-not-reference', (name: string) => ({
    message: say(
      `BuildKit 0.10 and newer refuse the stage name ${name}: it could not name a build context.`,
      `BuildKit 0.10 及以上版本不接受阶段名 ${name}：它不能作为构建上下文的名称。`,
    ),
    hint: say(
      'Put letters or digits on both sides of “.”, “_” and “-”.',
      '请在“.”、“_”和“-”的两侧都写上字母或数字。',
    ),
  })),
  unknownTarget: error('unknown-target', (target: string, suggestion: string) => ({
    message: say(`There is no stage ${target} to build.`, `没有可构建的阶段 ${target}。`),
    ...(suggestion === ''
      ? {}
      : { hint: say(`Did you mean ${suggestion}?`, `是不是想写 ${suggestion}？`) }),
  })),
  targetIndex: error('target-not-named', (index: string, name: string) => ({
    message: say(
      `BuildKit finds a target by its name, not by its number ${index}.`,
      `BuildKit 只按名称查找构建目标，不支持编号 ${index}。`,
    ),
    hint:
      name === ''
        ? say('Name the stage: FROM … AS name', '请给阶段命名：FROM … AS 名称')
        : say(`Use ${name}.`, `请使用 ${name}。`),
  })),
  triggerFails: error('onbuild-trigger-invalid', () => ({
    message: say(
      'An ONBUILD of the base stage has an error, and it takes effect here.',
      '基础阶段的 ONBUILD 有错误，会在这里生效。',
    ),
  })),
  blankBase: error('blank-base-name', (written: string) => ({
    message: say(
      `The image name is empty: ${written} has no value.`,
      `镜像名为空：${written} 没有值。`,
    ),
    hint: say(
      'Give the ARG a default before the first FROM, or pass it as a build argument.',
      '请在第一个 FROM 之前给 ARG 设默认值，或在构建时传入参数。',
    ),
  })),
  unsetInFrom: warning('unset-arg-in-from', (name: string) => ({
    message: say(`${name} has no value here.`, `${name} 在这里没有值。`),
    hint: say(
      'FROM sees only ARGs from before the first FROM, and build arguments for them.',
      'FROM 只能使用第一个 FROM 之前的 ARG 以及为其传入的构建参数。',
    ),
  })),
  badReference: error('invalid-image-reference', (ref: string, reason: string) => ({
    message: say(`${ref} is not a valid image name.`, `${ref} 不是有效的镜像名。`),
    ...(reason === 'upper'
      ? {
          hint: say(
            'Image names are lower case; stage names are kept in lower case, too.',
            '镜像名必须小写；阶段名也按小写处理。',
          ),
        }
      : {}),
  })),
  blankPlatform: error('invalid-platform', (written: string) => ({
    message: say(
      `The platform is empty: ${written} has no value.`,
      `平台为空：${written} 没有值。`,
    ),
    hint: say(
      'Give the ARG a default before the first FROM, or pass it as a build argument.',
      '请在第一个 FROM 之前给 ARG 设默认值，或在构建时传入参数。',
    ),
  })),
  badPlatform: error('invalid-platform', (platform: string) => ({
    message: say(`${platform} is not a platform.`, `${platform} 不是有效的平台。`),
    hint: say(
      'Write os/arch[/variant], such as linux/arm64.',
      '请写成 os/arch[/variant]，例如 linux/arm64。',
    ),
  })),
  fromVariable: error('from-variable', () => ({
    message: say('Variables are not allowed here.', '这里不能使用变量。'),
    hint: say(
      'Add a stage “FROM $NAME AS x” and refer to x.',
      '请添加阶段“FROM $NAME AS x”，再引用 x。',
    ),
  })),
  badIndex: error('invalid-stage-index', (index: string) => ({
    message: say(`There is no stage number ${index}.`, `没有编号为 ${index} 的阶段。`),
  })),
  selfReference: error('self-reference', () => ({
    message: say('A stage cannot copy or mount from itself.', '阶段不能从自身复制或挂载。'),
  })),
  laterStage: error('stage-defined-later', (name: string) => ({
    message: say(
      `Stage ${name} is defined later; only earlier stages can be used.`,
      `阶段 ${name} 在后面才定义；只能引用前面的阶段。`,
    ),
  })),
  laterStageUnneeded: warning('stage-defined-later', (name: string) => ({
    message: say(
      `Stage ${name} is defined later; only earlier stages can be used.`,
      `阶段 ${name} 在后面才定义；只能引用前面的阶段。`,
    ),
    hint: say(
      'The build target does not need this stage, so the build still works.',
      '构建目标不需要本阶段，因此构建仍可进行。',
    ),
  })),
  expansion: error('invalid-expansion', (reason: string, reasonZh: string) => ({
    message: say(reason, reasonZh),
  })),
};
