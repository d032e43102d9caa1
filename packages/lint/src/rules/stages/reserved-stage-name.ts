import { renameSymbol, type Word } from '@stagecraft/dockerfile';
import { fromLines } from '../../file/froms.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

const CHECK = 'ReservedStageName';
const RESERVED: ReadonlySet<string> = new Set(['context', 'scratch']);

export const reservedStageName = defineRule({
  id: 'reserved-stage-name',
  aliases: ['DL3063', CHECK],
  severity: 'warning',
  title: {
    en: 'The stage has a reserved name.',
    'zh-CN': '阶段使用了保留名称。',
  },
  why: {
    en: '`scratch` is the empty base and `context` the build context. A stage of such a name hides it: `FROM scratch` further down is then this stage, and not empty.',
    'zh-CN':
      '`scratch` 表示空的基础镜像，`context` 表示构建上下文。同名的阶段会遮住它们：后面的 `FROM scratch` 就成了这个阶段，而不再是空的。',
  },
  remedy: {
    en: 'Give the stage another name.',
    'zh-CN': '给阶段换一个名称。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/reserved-stage-name/',
    'https://github.com/hadolint/hadolint/wiki/DL3063',
  ],
  examples: [
    {
      bad: 'FROM alpine:3.20 AS «scratch»\nFROM alpine:3.20 AS «context»\n',
      good: 'FROM alpine:3.20 AS builder\nFROM alpine:3.20 AS sources\n',
    },
  ],
  *check(file) {
    for (const { name, instruction } of fromLines(file)) {
      if (name === null || !RESERVED.has(name.value.toLowerCase())) continue;
      const alias = RESERVED.has(name.value) ? {} : { alias: CHECK };
      const fix = (): Fix | null => renamed(file, name);
      yield { span: name.span, instruction, fix, ...alias };
    }
  },
});

function renamed({ model, graph }: LintFile, name: Word): Fix | null {
  const wanted = `${name.value.toLowerCase()}-stage`;
  const result = renameSymbol(model, graph, name.span.start, wanted);
  if (!result.ok || result.edits.length === 0) return null;
  return {
    title: { en: `Call the stage ${wanted}`, 'zh-CN': `将阶段改名为 ${wanted}` },
    edits: result.edits,
    changes: null,
  };
}
