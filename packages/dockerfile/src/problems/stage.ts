import { error, say, warning } from './problem.ts';

/** Problems of FROM and ONBUILD. */
export const stageProblems = {
  fromArguments: error('from-arguments', () => ({
    message: say(
      'FROM takes an image, and maybe AS and a name.',
      'FROM 后面写一个镜像，可再加 AS 和阶段名。',
    ),
    hint: say('FROM image AS name', 'FROM 镜像 AS 名称'),
  })),
  stageName: error('invalid-stage-name', (name: string) => ({
    message: say(`${name} cannot be a stage name.`, `${name} 不能用作阶段名。`),
    hint: say(
      'A name begins with a letter, then letters, digits, “-”, “_” and “.”.',
      '名称以英文字母开头，后面可用字母、数字、“-”、“_”、“.”。',
    ),
  })),
  reservedName: warning('reserved-stage-name', (name: string) => ({
    message: say(`${name} is a reserved name.`, `${name} 是保留名称。`),
    hint: say('Give the stage another name.', '请换一个阶段名。'),
  })),
  onbuildChain: error('onbuild-not-allowed', () => ({
    message: say('ONBUILD ONBUILD is not allowed.', '不允许 ONBUILD ONBUILD。'),
  })),
  onbuildTrigger: error('onbuild-not-allowed', (keyword: string) => ({
    message: say(`${keyword} is not allowed in ONBUILD.`, `ONBUILD 中不允许使用 ${keyword}。`),
  })),
};
