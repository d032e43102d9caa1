import { error, lateError, say } from './problem.ts';

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
  url: lateError('copy-url', () => ({
    message: say('COPY cannot fetch a URL.', 'COPY 不能下载 URL。'),
    hint: say('Use ADD for a URL.', '下载 URL 请用 ADD。'),
  })),
  git: lateError('copy-url', () => ({
    message: say('COPY cannot fetch a Git repository.', 'COPY 不能获取 Git 仓库。'),
    hint: say('Use ADD for a Git repository.', '获取 Git 仓库请用 ADD。'),
  })),
  gitQuery: lateError('invalid-git-source', (part: string) => ({
    message: say(
      `BuildKit refuses ${part} in this Git address.`,
      `BuildKit 不接受此 Git 地址中的 ${part}。`,
    ),
    hint: say(
      'It knows ref, tag, branch, subdir, checksum (or commit), keep-git-dir, submodules, mtime and fetch-by-commit, each once.',
      '可用 ref、tag、branch、subdir、checksum（或 commit）、keep-git-dir、submodules、mtime、fetch-by-commit，每个只写一次。',
    ),
  })),
  linkOwner: lateError('link-owner-name', (owner: string) => ({
    message: say(
      `With --link, ${owner} cannot be looked up: the files go into a layer of their own.`,
      `使用 --link 时无法查找 ${owner}：文件会写入独立的层。`,
    ),
    hint: say('Use numbers: --chown=1000:1000', '请使用数字：--chown=1000:1000'),
  })),
  mode: lateError('invalid-chmod', (mode: string) => ({
    message: say(`${mode} is not a file mode.`, `${mode} 不是有效的文件权限。`),
    hint: say(
      'Use octal digits, such as 0755, or symbols, such as u=rwX,go=rX.',
      '请使用八进制数字（如 0755）或符号（如 u=rwX,go=rX）。',
    ),
  })),
  checksum: lateError('invalid-checksum', (value: string) => ({
    message: say(`${value} is not a checksum.`, `${value} 不是有效的校验和。`),
    hint: say('Write sha256: and 64 hexadecimal digits.', '请写 sha256: 加 64 位十六进制数字。'),
  })),
  checksumSource: lateError('checksum-source', () => ({
    message: say(
      '--checksum needs one source, and that a URL or a Git repository.',
      '--checksum 只能用于一个来源，且必须是 URL 或 Git 仓库。',
    ),
  })),
};
