import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Instruction } from '@stagecraft/dockerfile';

export const unverifiedAdd = defineRule({
  id: 'unverified-add',
  aliases: [],
  severity: 'info',
  title: {
    en: 'ADD takes a file from the network without a checksum.',
    'zh-CN': 'ADD 从网络获取文件，但没有校验和。',
  },
  why: {
    en: 'What lies at the address can be replaced at any time, by its owner or by somebody who broke in there. The build takes it silently, and two builds of the same file give different images.',
    'zh-CN':
      '该地址上的文件随时可能被替换，无论是所有者还是入侵者所为。构建会不加提示地使用它，同一份 Dockerfile 的两次构建会得到不同的镜像。',
  },
  remedy: {
    en: 'Add `--checksum=sha256:…` with the sum that the publisher gives (Dockerfile frontend 1.6), or check the file in a RUN behind it.',
    'zh-CN':
      '加上 `--checksum=sha256:…`，值为发布者公布的校验和（需要 Dockerfile 前端 1.6），或在其后的 RUN 中校验。',
  },
  noFix: {
    en: 'The checksum has to come from the publisher. One that is computed from the download would only repeat what the server gave.',
    'zh-CN': '校验和必须来自发布者。根据下载内容自行计算，只是重复服务器给出的内容。',
  },
  docs: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  examples: [
    {
      bad: 'FROM busybox:1.36\nADD «https://example.com/app.bin» /usr/bin/app\n',
      good: 'FROM busybox:1.36\nADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 https://example.com/app.bin /usr/bin/app\n',
    },
  ],
  *check(file) {
    for (const instruction of file.acting) {
      const { detail, flags, keyword } = instruction;
      if (keyword !== 'ADD' || detail.type !== 'copy' || detail.destination === null) continue;
      if (flags.some(({ name }) => name === 'checksum')) continue;
      const sources = detail.sources.filter(({ value }) => isDownload(value));
      if (sources.length === 0 || isCheckedLater(file, instruction)) continue;
      for (const { span } of sources) yield { span, instruction };
    }
  },
});

/** A web address that is no Git repository: those are named by commit. */
function isDownload(source: string): boolean {
  return /^https?:\/\//i.test(source) && !/\.git(?:[#?]|$)/.test(source);
}

const CHECKERS = /^(?:(?:sha\d+|md5|b2)sum|shasum|gpgv?2?|cosign|minisign|openssl|rpmkeys)$/;

/** A RUN of the same stage checks sums or signatures. */
function isCheckedLater(file: LintFile, { index, stage }: Instruction): boolean {
  return file.scripts.some(
    ({ instruction, commands }) =>
      instruction.stage === stage &&
      instruction.index > index &&
      commands.some(({ name }) => name !== null && CHECKERS.test(name)),
  );
}
