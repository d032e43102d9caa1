import type { Edit, Instruction, Word } from '@stagecraft/dockerfile';
import { isRemote } from '../../file/sources.ts';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { isArchive } from '../../text/archives.ts';
import { inCaseOf, withoutQuotes } from '../../text/case.ts';
import type { Fix } from '../../types.ts';

export const addPlainFiles = defineRule({
  id: 'add-plain-files',
  aliases: ['DL3020'],
  severity: 'error',
  title: {
    en: 'ADD takes plain files, for which COPY is there.',
    'zh-CN': 'ADD 用于普通文件，应使用 COPY。',
  },
  why: {
    en: 'ADD unpacks archives and fetches URLs, so what it does depends on what a file happens to be. A plain file that becomes an archive one day is suddenly unpacked, and a reader has to look at the context to know. COPY always copies.',
    'zh-CN':
      'ADD 会解压归档、下载 URL，它做什么取决于文件碰巧是什么。某天普通文件换成归档时会突然被解压，读者也得查看构建上下文才能知道结果。COPY 永远只是复制。',
  },
  remedy: {
    en: 'Use COPY for files and folders; keep ADD for archives to unpack, URLs and Git repositories.',
    'zh-CN': '文件和目录用 COPY；ADD 只用于需要解压的归档、URL 和 Git 仓库。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3020',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  examples: [
    {
      bad: 'FROM python:3.12\n«ADD» requirements.txt /app/\n',
      good: 'FROM python:3.12\nCOPY requirements.txt /app/\n',
    },
  ],
  *check(file) {
    for (const instruction of file.model.instructions) {
      const { keyword, detail, keywordSpan: span } = instruction;
      if (keyword !== 'ADD' || detail.type !== 'copy') continue;
      const kinds = detail.sources.map((source) => kindOf(file, instruction, source));
      if (!kinds.includes('plain')) continue;
      const canCopy = kinds.every((kind) => kind === 'plain');
      yield { span, instruction, fix: () => (canCopy ? asCopy(file, instruction) : null) };
    }
  },
});

/** `open`: a variable decides that is not known here. */
function kindOf(
  { resolver }: LintFile,
  { index }: Instruction,
  { value: written }: Word,
): 'plain' | 'special' | 'open' {
  const { value } = written.includes('$') ? resolver.expand(index, written) : { value: written };
  if ([written, value ?? ''].some((one) => isSpecial(withoutQuotes(one)))) return 'special';
  return value === null && /^["']?\$/.test(written) ? 'open' : 'plain';
}

function isSpecial(path: string): boolean {
  return isArchive(path) || isRemote(path);
}

/** Flags that COPY has not. */
const OWN: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack']);

function asCopy({ model }: LintFile, { keywordSpan, flags, detail }: Instruction): Fix | null {
  if (flags.some(({ name }) => OWN.has(name))) return null;
  // With a pattern or a folder the file that matters may be an archive.
  const { start, end } = keywordSpan;
  const edit: Edit = { start, end, text: inCaseOf(model.text.slice(start, end), 'COPY') };
  const isSure =
    detail.type === 'copy' && detail.sources.every(({ value }) => !/[*?[$]/.test(value));
  return {
    title: { en: 'Use COPY', 'zh-CN': '改用 COPY' },
    edits: [edit],
    changes: isSure
      ? null
      : {
          en: 'Archives among these files are no longer unpacked.',
          'zh-CN': '这些文件中若有归档，将不再自动解压。',
        },
  };
}
