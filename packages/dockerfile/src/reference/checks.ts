import type { Text } from '../types.ts';
import type { CheckReference } from './types.ts';

/** BuildKit's build checks, each by what it wants: https://docs.docker.com/reference/build-checks/ */
export const checkReference: readonly CheckReference[] = [
  check('StageNameCasing', {
    en: 'Stage names are in lower case.',
    'zh-CN': '阶段名使用小写。',
  }),
  check('FromAsCasing', {
    en: 'FROM and its AS are written in the same case.',
    'zh-CN': 'FROM 与 AS 的大小写一致。',
  }),
  check('NoEmptyContinuation', {
    en: 'No empty line stands within a continued instruction.',
    'zh-CN': '续行的指令中没有空行。',
  }),
  check('ConsistentInstructionCasing', {
    en: 'Keywords are all in upper case or all in lower case.',
    'zh-CN': '所有关键字统一为大写或小写。',
  }),
  check('DuplicateStageName', {
    en: 'No two stages have the same name.',
    'zh-CN': '阶段名不重复。',
  }),
  check('ReservedStageName', {
    en: 'No stage is called `scratch` or `context`.',
    'zh-CN': '阶段名不使用 `scratch` 或 `context`。',
  }),
  check('JSONArgsRecommended', {
    en: 'CMD and ENTRYPOINT are in JSON form, so that signals reach the program.',
    'zh-CN': 'CMD 和 ENTRYPOINT 使用 JSON 形式，让信号能送达程序。',
  }),
  check('MaintainerDeprecated', {
    en: 'A label tells of the author instead of MAINTAINER.',
    'zh-CN': '用标签而不是 MAINTAINER 说明作者。',
  }),
  check('UndefinedArgInFrom', {
    en: 'FROM uses no ARG that is not declared before it.',
    'zh-CN': 'FROM 只使用在它之前声明的 ARG。',
  }),
  check('WorkdirRelativePath', {
    en: 'WORKDIR is absolute where nothing has set one before.',
    'zh-CN': '之前没有设置工作目录时，WORKDIR 使用绝对路径。',
  }),
  check('UndefinedVar', {
    en: 'No variable is used that is not defined.',
    'zh-CN': '使用的变量都有定义。',
  }),
  check('MultipleInstructionsDisallowed', {
    en: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK.',
    'zh-CN': '一个阶段只有一条 CMD、ENTRYPOINT 和 HEALTHCHECK。',
  }),
  check('LegacyKeyValueFormat', {
    en: 'ENV and LABEL are written with `=`.',
    'zh-CN': 'ENV 和 LABEL 使用 `=` 书写。',
  }),
  check('InvalidBaseImagePlatform', {
    en: 'The base image is for the platform that is asked for.',
    'zh-CN': '基础镜像的平台与所要求的一致。',
  }),
  check('RedundantTargetPlatform', {
    en: 'No `--platform=$TARGETPLATFORM` is given, which is the default.',
    'zh-CN': '不写 `--platform=$TARGETPLATFORM`，它就是默认值。',
  }),
  check('SecretsUsedInArgOrEnv', {
    en: 'No ARG or ENV looks like a secret.',
    'zh-CN': 'ARG 和 ENV 中没有疑似机密的变量。',
  }),
  check('InvalidDefaultArgInFrom', {
    en: 'FROM names an image even without build arguments.',
    'zh-CN': '不给构建参数时，FROM 也能得到有效的镜像名。',
  }),
  check('FromPlatformFlagConstDisallowed', {
    en: 'The platform of FROM is no constant.',
    'zh-CN': 'FROM 的平台不是常量。',
  }),
  check('CopyIgnoredFile', {
    en: 'COPY and ADD take nothing that the ignore file leaves out.',
    'zh-CN': 'COPY 和 ADD 不复制被忽略文件排除的内容。',
  }),
  check('InvalidDefinitionDescription', {
    en: 'The comment above a stage or an ARG describes it. An experiment.',
    'zh-CN': '阶段或 ARG 上方的注释是对它的说明。试验性检查。',
  }),
  check('ExposeProtoCasing', {
    en: 'The protocol in EXPOSE is in lower case.',
    'zh-CN': 'EXPOSE 中的协议使用小写。',
  }),
  check('ExposeInvalidFormat', {
    en: 'EXPOSE names ports of the container, without host address or host port.',
    'zh-CN': 'EXPOSE 只写容器端口，不带主机地址和主机端口。',
  }),
];

function check(name: string, text: Text): CheckReference {
  return { name, text };
}
