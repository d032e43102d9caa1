import { error, say } from './problem.ts';

/** Problems of COPY and ADD. */
export const copyProblems = {
  destination: error('no-destination', (keyword: string) => ({
    message: say(
      `${keyword} needs at least a source and a destination.`,
      `${keyword} 至少需要一个来源和一个目标。`,
    ),
  })),
  heredocDestination: error('heredoc-destination', (keyword: string) => ({
    message: say(
      `A here-document cannot be the destination of ${keyword}.`,
      `here-document 不能作为 ${keyword} 的目标。`,
    ),
  })),
  url: error('copy-url', () => ({
    message: say('COPY cannot fetch a URL.', 'COPY 不能下载 URL。'),
    hint: say('Use ADD for a URL.', '下载 URL 请用 ADD。'),
  })),
  mode: error('invalid-chmod', (mode: string) => ({
    message: say(`${mode} is not a file mode.`, `${mode} 不是有效的文件权限。`),
    hint: say('Use octal digits, such as 644 or 0755.', '请使用八进制数字，例如 644 或 0755。'),
  })),
  checksum: error('invalid-checksum', (value: string) => ({
    message: say(`${value} is not a checksum.`, `${value} 不是有效的校验和。`),
    hint: say('Write sha256: and 64 hexadecimal digits.', '请写 sha256: 加 64 位十六进制数字。'),
  })),
  checksumSource: error('checksum-source', () => ({
    message: say(
      '--checksum needs one source, and that a URL or a Git repository.',
      '--checksum 只能用于一个来源，且必须是 URL 或 Git 仓库。',
    ),
  })),
};
