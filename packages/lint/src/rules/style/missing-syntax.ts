import { featuresUsed, type FeatureUse, type Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

export const missingSyntax = defineRule({
  id: 'missing-syntax',
  aliases: [],
  severity: 'style',
  title: {
    en: 'The file uses newer parts of the language and does not say which version it needs.',
    'zh-CN': '文件用到较新的语法，却没有声明所需的版本。',
  },
  why: {
    en: 'Without `# syntax=` the engine reads the file with the frontend that it was shipped with. On an older engine a new flag or a here-document is then a syntax error, or, worse, is read as something else.',
    'zh-CN':
      '没有 `# syntax=` 时，引擎用自带的前端读取文件。在较旧的引擎上，新标志或 here-document 会报语法错误，甚至被理解成别的含义。',
  },
  remedy: {
    en: 'Begin the file with `# syntax=docker/dockerfile:1`: the engine then fetches the newest frontend of version 1. Builds without a network need that image locally.',
    'zh-CN':
      '在文件第一行写 `# syntax=docker/dockerfile:1`，引擎会获取 1.x 的最新前端。离线构建需要本地已有该镜像。',
  },
  docs: [
    'https://docs.docker.com/build/buildkit/frontend/',
    'https://docs.docker.com/build/buildkit/dockerfile-release-notes/',
  ],
  examples: [
    {
      bad: 'FROM busybox:1.36\nCOPY «--link» a /a\n',
      good: '# syntax=docker/dockerfile:1\nFROM busybox:1.36\nCOPY --link a /a\n',
    },
  ],
  *check(file) {
    const { model } = file;
    if (model.directives.some(({ name }) => name === 'syntax')) return;
    let newest: { readonly instruction: Instruction; readonly use: FeatureUse } | null = null;
    for (const instruction of model.instructions) {
      for (const use of featuresUsed(instruction, model.text)) {
        if (newest === null || rank(use) > rank(newest.use)) newest = { instruction, use };
      }
    }
    if (newest === null || rank(newest.use) <= OLDEST) return;
    const { instruction, use } = newest;
    const { name, since } = use.feature;
    const version = since ?? 'labs';
    const message = say(
      `${name.en} needs Dockerfile frontend ${version}, and the file does not ask for one.`,
      `${name['zh-CN']}需要 Dockerfile 前端 ${version}，而文件没有指定前端。`,
    );
    const fix = since === null ? {} : { fix: () => directiveFix(file) };
    yield { span: use.span, instruction, message, ...fix };
  },
});

/** 1.2, which all engines with BuildKit have had since Docker 20.10. */
const OLDEST = 2;

/** The minor version of frontend 1 that brought a feature. */
function rank({ feature: { since } }: FeatureUse): number {
  return since === null ? Infinity : Number(since.split('.')[1]);
}

function directiveFix({ model }: LintFile): Fix {
  const { text, newline } = model;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return {
    title: say('Ask for the newest frontend', '指定最新的前端'),
    edits: [{ start, end: start, text: `# syntax=docker/dockerfile:1${newline}` }],
    changes: say(
      'The engine fetches the frontend docker/dockerfile:1 and reads the file with it.',
      '引擎会获取前端 docker/dockerfile:1 并用它读取文件。',
    ),
  };
}
