import type { Text } from '@stagecraft/dockerfile';
import type { ValueKind } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, WORD_TAIL, type Ask } from './ask.ts';

interface Value {
  readonly value: string;
  readonly text?: Text;
}

/** Values that do not depend on the file. */
export function plainValues(ask: Ask, start: number, kind: ValueKind): readonly Completion[] {
  const values: readonly Value[] = kind.kind === 'enum' ? kind.values : (COMMON[kind.kind] ?? []);
  const span = replaceSpan(ask, start, WORD_TAIL);
  return values.map(({ value, text }, index) =>
    item('value', value, span, index, text === undefined ? {} : { detail: ask.say(text) }),
  );
}

const COMMON: Readonly<Record<string, readonly Value[]>> = {
  boolean: [{ value: 'true' }, { value: 'false' }],
  checksum: [
    {
      value: 'sha256:',
      text: { en: '64 hexadecimal digits follow', 'zh-CN': '后接 64 位十六进制数' },
    },
  ],
  device: [
    { value: 'nvidia.com/gpu=all', text: { en: 'all NVIDIA GPUs', 'zh-CN': '全部 NVIDIA GPU' } },
  ],
  duration: [{ value: '5s' }, { value: '10s' }, { value: '30s' }, { value: '1m' }, { value: '5m' }],
  mode: [
    {
      value: '755',
      text: { en: 'all may run it, the owner may write', 'zh-CN': '所有人可执行，属主可写' },
    },
    {
      value: '644',
      text: { en: 'all may read, the owner may write', 'zh-CN': '所有人可读，属主可写' },
    },
    { value: '700', text: { en: 'the owner only, may run it', 'zh-CN': '仅属主可用，可执行' } },
    { value: '600', text: { en: 'the owner only', 'zh-CN': '仅属主可用' } },
    {
      value: 'u=rwX,go=rX',
      text: {
        en: 'as 755, but only folders and programs can be run',
        'zh-CN': '同 755，但只有目录和程序可执行',
      },
    },
    { value: '+x', text: { en: 'makes it a program', 'zh-CN': '加上可执行权限' } },
  ],
  number: [{ value: '3' }, { value: '1' }, { value: '5' }],
  pattern: [
    { value: '.git' },
    { value: 'node_modules' },
    { value: '**/*.md' },
    { value: '**/*_test.go' },
    { value: '**/__pycache__' },
  ],
  platform: [
    { value: '$BUILDPLATFORM', text: { en: 'the machine that builds', 'zh-CN': '执行构建的机器' } },
    {
      value: '$TARGETPLATFORM',
      text: { en: 'what is built for: the default', 'zh-CN': '构建目标：默认值' },
    },
    { value: 'linux/amd64' },
    { value: 'linux/arm64' },
    { value: 'linux/arm/v7' },
    { value: 'linux/386' },
    { value: 'linux/ppc64le' },
    { value: 'linux/riscv64' },
    { value: 'linux/s390x' },
    { value: 'windows/amd64' },
  ],
  size: [{ value: '64m' }, { value: '512m' }, { value: '1g' }],
};
