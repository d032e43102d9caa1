import type { Text } from '@stagecraft/dockerfile';

const reading: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'there is no such file', 'zh-CN': '文件不存在' },
  EISDIR: { en: 'it is a folder, not a file', 'zh-CN': '这是文件夹，不是文件' },
  EACCES: { en: 'reading it is not allowed', 'zh-CN': '没有读取权限' },
  EPERM: { en: 'reading it is not allowed', 'zh-CN': '没有读取权限' },
  ERR_ENCODING_INVALID_ENCODED_DATA: { en: 'it is not UTF-8 text', 'zh-CN': '不是 UTF-8 文本' },
};

const writing: Readonly<Record<string, Text>> = {
  EACCES: { en: 'writing it is not allowed', 'zh-CN': '没有写入权限' },
  EPERM: { en: 'writing it is not allowed', 'zh-CN': '没有写入权限' },
  EROFS: { en: 'its disk is read-only', 'zh-CN': '所在磁盘为只读' },
  ENOSPC: { en: 'the disk is full', 'zh-CN': '磁盘空间已满' },
};

/** Why a file can't be read; the system's own words where there are none of ours. */
export function readingReason(error: unknown): Text {
  return reasonIn(reading, error);
}

/** Why a file can't be written. */
export function writingReason(error: unknown): Text {
  return reasonIn(writing, error);
}

function reasonIn(reasons: Readonly<Record<string, Text>>, error: unknown): Text {
  const known = reasons[codeOf(error) ?? ''];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  return { en: message, 'zh-CN': message };
}

/** The system's code of an error, e.g. `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
