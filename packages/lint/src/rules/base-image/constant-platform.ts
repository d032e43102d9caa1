import type { Text } from '@stagecraft/dockerfile';
import { platformTakenOut } from '../../fixes/platform.ts';
import { fromLines, type FromLine } from '../../file/froms.ts';
import { platformParts } from '../../file/platforms.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

const CHECK = 'FromPlatformFlagConstDisallowed';

export const constantPlatform = defineRule({
  id: 'constant-platform',
  aliases: ['DL3029', CHECK],
  severity: 'warning',
  title: {
    en: 'FROM names a fixed platform.',
    'zh-CN': 'FROM 写死了平台。',
  },
  why: {
    en: 'A fixed `--platform` builds the stage for that one, whatever `docker build --platform` asks for. On another machine it runs by emulation, slowly, and an image that claims to be for arm64 holds programs for amd64.',
    'zh-CN':
      '写死的 `--platform` 让该阶段始终按该平台构建，不管 `docker build --platform` 要求什么。在其他机器上会通过模拟运行，速度很慢；号称面向 arm64 的镜像里却是 amd64 的程序。',
  },
  remedy: {
    en: 'Leave it out, or write `--platform=$BUILDPLATFORM` for a stage of build tools. A stage that is for one platform on purpose says so in its name (`AS build-arm64`).',
    'zh-CN':
      '去掉它；编译工具所在的阶段可写 `--platform=$BUILDPLATFORM`。若某个阶段确实只面向一个平台，请在阶段名中体现（`AS build-arm64`）。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
    'https://github.com/hadolint/hadolint/wiki/DL3029',
  ],
  examples: [
    {
      bad: 'FROM --platform=«linux/amd64» alpine:3.20 AS base\n',
      good: 'FROM alpine:3.20 AS base\n',
    },
    {
      bad: 'FROM --platform=«linux/amd64» alpine:3.20 AS base\n',
      good: 'FROM --platform=$BUILDPLATFORM alpine:3.20 AS base\n',
    },
  ],
  *check(file) {
    for (const line of fromLines(file)) {
      const { platform, instruction } = line;
      const value = platform?.value ?? '';
      if (platform === null || platform.valueSpan === null) continue;
      const alias = [
        ...(/(?:BUILD|TARGET)PLATFORM/.test(value) ? [] : ['DL3029']),
        ...(isConstant(line, value) ? [CHECK] : []),
      ];
      if (alias.length === 0) continue;
      const fix = (): Fix | null => withoutPlatform(file, line);
      const found = { span: platform.valueSpan, instruction, alias, fix };
      yield value.includes('$') ? { ...found, message: ofVariable(value) } : found;
    }
  },
});

function ofVariable(value: string): Text {
  return say(
    `The platform is that of ${value}, not the one that the build asks for.`,
    `平台取自 ${value}，而不是构建所要求的平台。`,
  );
}

/** Docker lets a stage have a platform of its own that says so in its name. */
function isConstant({ name }: FromLine, platform: string): boolean {
  if (platform.includes('$')) return false;
  const parts = platformParts(platform);
  if (parts === null) return false;
  const stage = name?.value.toLowerCase() ?? '';
  const { os, architecture } = parts;
  return !stage.includes(os) && (architecture === '' || !stage.includes(architecture));
}

function withoutPlatform(file: LintFile, { instruction }: FromLine): Fix | null {
  const edits = platformTakenOut(file, instruction);
  if (edits === null) return null;
  return {
    title: { en: 'Take the platform out', 'zh-CN': '去掉平台' },
    edits,
    changes: {
      en: 'The stage is built for the platform that the build asks for.',
      'zh-CN': '该阶段将按构建所要求的平台构建。',
    },
  };
}
