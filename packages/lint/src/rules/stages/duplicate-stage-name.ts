import type { Instruction } from '@stagecraft/dockerfile';
import { fromLines, type FromLine } from '../../file/froms.ts';
import { defineRule } from '../../rule.ts';

const CHECK = 'DuplicateStageName';

export const duplicateStageName = defineRule({
  id: 'duplicate-stage-name',
  aliases: ['DL3024', CHECK],
  severity: 'error',
  title: {
    en: 'Two stages have the same name.',
    'zh-CN': '两个阶段重名。',
  },
  why: {
    en: 'BuildKit takes the last stage of a name for `COPY --from` and `--target`, but the nearest earlier one for FROM. The same word then means two stages, and the files that arrive may be those of the other.',
    'zh-CN':
      '对 `COPY --from` 和 `--target`，BuildKit 取同名阶段中的最后一个；对 FROM 则取前面最近的一个。同一个名称因此指向两个阶段，复制来的可能是另一个阶段的文件。',
  },
  remedy: {
    en: 'Give each stage a name of its own. Upper and lower case do not tell names apart.',
    'zh-CN': '给每个阶段起不同的名称。大小写不能区分阶段名。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
    'https://github.com/hadolint/hadolint/wiki/DL3024',
  ],
  examples: [
    {
      bad: 'FROM debian:12 AS builder\nFROM golang:1.23 AS «builder»\n',
      good: 'FROM debian:12 AS deb-builder\nFROM golang:1.23 AS go-builder\n',
    },
  ],
  *check(file) {
    const seen = new Map<string, { readonly written: Set<string>; readonly first: Instruction }>();
    for (const { name, instruction } of fromLines(file)) {
      if (name === null) continue;
      const key = name.value.toLowerCase();
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, { written: new Set([name.value]), first: instruction });
        continue;
      }
      // To hadolint other letter case is another name.
      const isSame = before.written.has(name.value);
      before.written.add(name.value);
      const message = messageFor(name, before.first);
      const alias = isSame ? {} : { alias: CHECK, severity: 'warning' as const };
      yield { span: name.span, instruction, message, ...alias };
    }
  },
});

function messageFor({ value }: NonNullable<FromLine['name']>, first: Instruction) {
  const line = String(first.firstLine + 1);
  return {
    en: `The stage of line ${line} is called ${value.toLowerCase()}, too.`,
    'zh-CN': `第 ${line} 行的阶段也叫 ${value.toLowerCase()}。`,
  };
}
