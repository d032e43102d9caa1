import type { Edit, Word } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import { withoutQuotes } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const destinationWithoutSlash = defineRule({
  id: 'destination-without-slash',
  aliases: ['DL3021'],
  severity: 'error',
  title: {
    en: 'COPY has several sources, but its destination does not end with a slash.',
    'zh-CN': 'COPY 有多个来源，但目标路径没有以斜杠结尾。',
  },
  why: {
    en: 'Several files can only go into a folder, and the slash says that it is one. Without it Docker’s classic builder refuses the line, and a reader can’t tell a folder from a file’s new name.',
    'zh-CN':
      '多个文件只能放进目录，斜杠表明目标是目录。没有斜杠时，Docker 的经典构建器会拒绝这一行，读者也分不清目标是目录还是文件的新名称。',
  },
  remedy: {
    en: 'End the destination with `/`.',
    'zh-CN': '让目标路径以 `/` 结尾。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL3021'],
  examples: [
    {
      bad: 'FROM node:22\nCOPY package.json yarn.lock «my_app»\n',
      good: 'FROM node:22\nCOPY package.json yarn.lock my_app/\n',
    },
  ],
  *check({ model }) {
    for (const instruction of model.instructions) {
      const { keyword, detail } = instruction;
      if (keyword !== 'COPY' || detail.type !== 'copy' || detail.sources.length < 2) continue;
      const { destination } = detail;
      if (destination === null || withoutQuotes(destination.value).endsWith('/')) continue;
      const fix = (): Fix | null => withSlash(model.text, destination);
      yield { span: destination.span, instruction, fix };
    }
  },
});

function withSlash(text: string, { span }: Word): Fix | null {
  const written = text.slice(span.start, span.end);
  if (/[\s\\`]/.test(written)) return null;
  const at = /["']$/.test(written) ? span.end - 1 : span.end;
  const edits: Edit[] = [{ start: at, end: at, text: '/' }];
  return { title: { en: 'End it with /', 'zh-CN': '以 / 结尾' }, edits, changes: null };
}
