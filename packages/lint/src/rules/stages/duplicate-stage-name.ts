import type { Instruction } from '@stagecraft/dockerfile';
import { fromLines, type FromLine } from '../../file/froms.ts';
import type { LintFile } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

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
    const seen = new Map<
      string,
      { readonly written: Set<string>; readonly first: Instruction; last: number }
    >();
    for (const { name, instruction, stage } of fromLines(file)) {
      if (name === null) continue;
      const key = name.value.toLowerCase();
      const before = seen.get(key);
      if (before === undefined) {
        seen.set(key, { written: new Set([name.value]), first: instruction, last: stage.index });
        continue;
      }
      // To hadolint other letter case is another name.
      const isSame = before.written.has(name.value);
      before.written.add(name.value);
      const message = messageFor(name, before.first);
      const { last } = before;
      before.last = stage.index;
      const alias = isSame ? {} : { alias: CHECK, severity: 'warning' as const };
      const fix = (): Fix | null => renamed(file, last, key);
      yield { span: name.span, instruction, message, fix, ...alias };
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

/**
 * Gives the earlier stage a name of its own, at every place that means it: the last one of a name is what
 * `COPY --from` and `--target` take, and goes on to be.
 */
function renamed(file: LintFile, stage: number, name: string): Fix | null {
  const taken = new Set(file.graph.stages.map((one) => one.name));
  let number = 1;
  while (taken.has(`${name}-${String(number)}`)) number += 1;
  const free = `${name}-${String(number)}`;
  const line = String(
    (file.model.instructions[file.graph.stages[stage]?.from ?? -1]?.firstLine ?? 0) + 1,
  );
  return intentFix(
    file,
    { kind: 'renameStage', stage, name: free },
    {
      title: say(`Call the stage of line ${line} ${free}`, `将第 ${line} 行的阶段改名为 ${free}`),
      changes: null,
    },
  );
}
