import type { IgnoreRules, Instruction, Word } from '@stagecraft/dockerfile';
import { isRemote } from '../../file/sources.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';

export const copyIgnoredFile = defineRule({
  id: 'copy-ignored-file',
  aliases: ['CopyIgnoredFile'],
  severity: 'warning',
  title: {
    en: 'What is to be copied is kept out by `.dockerignore`.',
    'zh-CN': '要复制的内容已被 `.dockerignore` 排除。',
  },
  why: {
    en: 'What `.dockerignore` names never reaches the builder. The step fails with “not found”, although the file is there on disk, and people look for the mistake in the path.',
    'zh-CN':
      '`.dockerignore` 列出的内容不会传给构建器。文件明明在磁盘上，该步骤却以“not found”失败，人们往往去检查路径而找不到原因。',
  },
  remedy: {
    en: 'Take the rule out of `.dockerignore`, add an exception (`!name`), or leave the file out of the COPY.',
    'zh-CN': '从 `.dockerignore` 中删掉这条规则，加一条例外（`!名称`），或不再复制该文件。',
  },
  noFix: {
    en: 'What is wrong may be the COPY or the line of `.dockerignore`, which is another file.',
    'zh-CN': '出错的可能是 COPY，也可能是另一个文件 `.dockerignore` 中的那一行。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  examples: [
    {
      bad: 'FROM scratch\nCOPY «./tmp/data» /\n',
      good: 'FROM scratch\nCOPY ./forever/data /\n',
      ignoreFile: 'tmp\n',
    },
  ],
  *check(file) {
    const { ignore } = file.facts;
    // With exceptions Docker leaves the matter alone: a part of an ignored folder may be there.
    if (ignore === null || ignore === 'none' || ignore.hasExceptions) return;
    for (const instruction of file.model.instructions) {
      for (const source of contextSources(instruction)) {
        const path = pathOf(file, instruction, source);
        if (path === null || !isIgnored(ignore, path)) continue;
        yield { span: source.span, instruction, message: messageFor(ignore, path) };
      }
    }
  },
});

/** What COPY and ADD take from the build context. */
function contextSources({ detail, heredocs }: Instruction): readonly Word[] {
  if (detail.type !== 'copy' || detail.from !== null) return [];
  const opens = new Set(heredocs.map(({ openSpan }) => openSpan.start));
  const isLocal = ({ value, span }: Word): boolean => !opens.has(span.start) && !isRemote(value);
  return detail.destination === null ? [] : detail.sources.filter(isLocal);
}

function pathOf({ resolver }: LintFile, { index }: Instruction, { value }: Word): string | null {
  const expanded = resolver.expand(index, value).value;
  if (expanded === null || isRemote(expanded)) return null;
  const parts: string[] = [];
  for (const part of expanded.split('/')) {
    if (part === '..') {
      // What leads out of the context is none of its ignore file's.
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Of the context as a whole only a rule for all of it takes everything. */
function isIgnored(ignore: IgnoreRules, path: string): boolean {
  return path === '' ? ignore.hasCatchAll : ignore.ignores(path);
}

function messageFor(ignore: IgnoreRules, path: string) {
  const line = path === '' ? null : ignore.decidedBy(path);
  const place = line === null ? '' : ` (line ${String(line + 1)})`;
  const placeZh = line === null ? '' : `（第 ${String(line + 1)} 行）`;
  const what = path === '' ? '.' : path;
  return {
    en: `${what} is kept out of the build by .dockerignore${place}.`,
    'zh-CN': `${what} 已被 .dockerignore${placeZh}排除在构建之外。`,
  };
}
