import { platformTakenOut } from '../../fixes/platform.ts';
import { fromLines, type FromLine } from '../../file/froms.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { withoutQuotes } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const redundantPlatform = defineRule({
  id: 'redundant-platform',
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  severity: 'warning',
  title: {
    en: 'The target platform is what FROM takes anyway.',
    'zh-CN': 'FROM 本来就使用目标平台。',
  },
  why: {
    en: 'FROM takes the image for the platform that the build asks for. `--platform=$TARGETPLATFORM` says the same at greater length, and whoever reads it looks for a difference that is not there.',
    'zh-CN':
      'FROM 本来就会取构建所要求平台的镜像。`--platform=$TARGETPLATFORM` 只是把同样的意思写得更长，读者会去寻找并不存在的差别。',
  },
  remedy: {
    en: 'Leave `--platform` out.',
    'zh-CN': '去掉 `--platform`。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
    'https://github.com/hadolint/hadolint/wiki/DL3065',
  ],
  examples: [
    {
      bad: 'FROM «--platform=$TARGETPLATFORM» alpine:3.20 AS builder\n',
      good: 'FROM alpine:3.20 AS builder\n',
    },
  ],
  *check(file) {
    for (const line of fromLines(file)) {
      const { platform, instruction } = line;
      const written = platform?.value ?? '';
      if (
        platform === null ||
        !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\}|\{TARGETPLATFORM:?[-?].*\})$/.test(
          withoutQuotes(written),
        )
      )
        continue;
      const isPlain = /^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(written);
      const fix = (): Fix | null => withoutPlatform(file, line);
      const alias = isPlain ? {} : { alias: 'RedundantTargetPlatform' };
      yield { span: platform.span, instruction, fix, ...alias };
    }
  },
});

function withoutPlatform(file: LintFile, { instruction }: FromLine): Fix | null {
  const edits = platformTakenOut(file, instruction);
  if (edits === null) return null;
  return { title: { en: 'Take --platform out', 'zh-CN': '去掉 --platform' }, edits, changes: null };
}
