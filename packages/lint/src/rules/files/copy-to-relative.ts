import type { Word } from '@stagecraft/dockerfile';
import { joined, withWorkdirs } from '../../file/workdirs.ts';
import { defineRule } from '../../rule.ts';
import { withoutQuotes } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const copyToRelative = defineRule({
  id: 'copy-to-relative',
  aliases: ['DL3045'],
  severity: 'warning',
  title: {
    en: 'COPY goes to a relative path, and no WORKDIR was set.',
    'zh-CN': 'COPY 的目标是相对路径，而此前没有设置 WORKDIR。',
  },
  why: {
    en: 'Where the files land is up to the base image’s WORKDIR. When that changes with a new release of the base, they are in another folder, the build goes through, and the program does not find them.',
    'zh-CN':
      '文件落在哪里取决于基础镜像的 WORKDIR。基础镜像的新版本改变它之后，文件会进入另一个目录，构建照样成功，而程序找不到文件。',
  },
  remedy: {
    en: 'Set WORKDIR first, or write the destination from `/` on.',
    'zh-CN': '先设置 WORKDIR，或把目标写成以 `/` 开头的绝对路径。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3045'],
  examples: [
    {
      bad: 'FROM node:22\nCOPY foo «bar»\n',
      good: 'FROM node:22\nWORKDIR /app\nCOPY foo bar\n',
    },
    { bad: 'FROM scratch\nCOPY foo «bar»\n', good: 'FROM scratch\nCOPY foo /bar\n' },
  ],
  *check(file) {
    for (const [instruction, { isSet, folder }] of withWorkdirs(file)) {
      const { keyword, detail } = instruction;
      if (keyword !== 'COPY' || detail.type !== 'copy' || isSet) continue;
      const { destination } = detail;
      if (destination === null || isAbsolute(withoutQuotes(destination.value))) continue;
      const fix = (): Fix | null => fromRoot(file.model.text, destination, folder);
      yield { span: destination.span, instruction, fix };
    }
  },
});

/** Or it is a variable, which may well be. */
function isAbsolute(path: string): boolean {
  return /^(?:[/$]|.:[\\/])/.test(path);
}

function fromRoot(text: string, { value, span }: Word, folder: string | null): Fix | null {
  const path = joined(folder, value);
  const isPlain = text.slice(span.start, span.end) === value && /^[\w./-]+$/.test(value);
  if (path === null || !isPlain) return null;
  const isFolder = /(?:^|\/)\.?$/.test(value) && path !== '/';
  const written = isFolder ? `${path}/` : path;
  return {
    title: { en: `Write ${written}`, 'zh-CN': `改为 ${written}` },
    edits: [{ ...span, text: written }],
    changes: null,
  };
}
