import type { ContextCounts, FileCount } from '@stagecraft/dockerfile';
import type { Language } from '../surroundings.ts';
import type { LeftPath, SentFile } from './context.ts';

/** All that is told of a build context. */
export interface ContextSurvey {
  /** As named on the command line. */
  readonly dir: string;
  /** Relative to the context; null when there is none. */
  readonly ignoreFile: string | null;
  readonly counts: ContextCounts;
  readonly sent: readonly SentFile[];
  readonly left: readonly LeftPath[];
  /** From 0: lines that a build fails on. */
  readonly invalidLines: readonly number[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

/** One object on one line; documented in docs/cli.md, the shape is stable. */
export function contextJson(survey: ContextSurvey, language: Language): string {
  const { dir, ignoreFile, counts, sent, left, invalidLines } = survey;
  const errors = invalidLines.map((line) => ({
    line: line + 1,
    code: 'invalid-pattern',
    message: invalidMessage[language],
  }));
  const json = {
    dir,
    ok: errors.length === 0,
    ignoreFile,
    included: { ...counts.sent, paths: sent },
    excluded: { ...counts.left, paths: left },
    incomplete: counts.truncated,
    errors,
  };
  return `${JSON.stringify(json)}\n`;
}

const invalidMessage: Readonly<Record<Language, string>> = {
  en: 'Docker refuses this pattern, and a build fails on it.',
  'zh-CN': 'Docker 不接受这个模式，构建会因此失败。',
};

const words = {
  en: {
    sent: 'sent',
    left: 'not sent',
    files: (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`,
    noIgnore: 'there is no ignore file',
    incomplete: 'The numbers are "at least": these folders could not be read:',
  },
  'zh-CN': {
    sent: '发送',
    left: '不发送',
    files: (count: number) => `${count} 个文件`,
    noIgnore: '没有忽略文件',
    incomplete: '以上数字为下限，以下文件夹无法读取：',
  },
} as const;

/** Totals, then what is sent, then what is not with the line that decides. */
export function contextText(survey: ContextSurvey, language: Language): string {
  const { dir, ignoreFile, counts, sent, left, invalidLines, unreadable } = survey;
  const say = words[language];
  const total = (count: FileCount): string => `${say.files(count.files)}, ${size(count.bytes)}`;
  const lines = [
    `${dir}: ${say.sent} ${total(counts.sent)}`,
    ...sent.map(({ path, bytes }) => `  ${size(bytes).padStart(9)}  ${path}`),
    `${dir}: ${say.left} ${total(counts.left)}${ignoreFile === null ? ` (${say.noIgnore})` : ''}`,
    ...left.map((path) => `  ${leftLine(path, ignoreFile, say.files(path.files))}`),
    ...invalidLines.map((line) => `${ignoreFile}:${line + 1}: ${invalidMessage[language]}`),
    ...(counts.truncated ? [say.incomplete, ...unreadable.map((path) => `  ${path}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function leftLine(left: LeftPath, ignoreFile: string | null, files: string): string {
  const inside = left.path.endsWith('/') ? ` (${files})` : '';
  return `${size(left.bytes).padStart(9)}  ${left.path}${inside}  ← ${ignoreFile}:${left.line}: ${left.rule}`;
}

/** As docker writes sizes: powers of 1000, three digits. */
function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${Number(value.toPrecision(3))} ${units[unit] ?? ''}`;
}
