import { defineRule } from '../../rule.ts';
import type { FoundCommand } from '../../file/types.ts';
import { readOptions } from '../../shell/options.ts';
import { insertWords } from '../packages/inserts.ts';

export const useraddHighUid = defineRule({
  id: 'useradd-high-uid',
  aliases: ['DL3046'],
  severity: 'warning',
  title: {
    en: '`useradd` with a high UID makes the image needlessly large.',
    'zh-CN': '`useradd` 使用较大的 UID 会让镜像无谓地变大。',
  },
  why: {
    en: 'useradd writes an entry to /var/log/lastlog and faillog at an offset that grows with the UID. The file is sparse, but a layer holds it in full: a UID of a few hundred million makes a layer of many gigabytes, and the build may fill the disk.',
    'zh-CN':
      'useradd 会在 /var/log/lastlog 和 faillog 中写入记录，偏移量随 UID 增大。文件本身是稀疏的，但层会保存其完整内容：上亿的 UID 会产生数 GB 的层，构建甚至可能占满磁盘。',
  },
  remedy: {
    en: 'Add `-l` (`--no-log-init`), or take a smaller UID.',
    'zh-CN': '加上 `-l`（`--no-log-init`），或使用较小的 UID。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3046',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nRUN useradd -u «123456789» app\n',
      good: 'FROM debian:12\nRUN useradd -l -u 123456789 app\n',
    },
  ],
  *check({ commands }) {
    for (const found of commands) {
      const { script, command } = found;
      const span = command.name === 'useradd' ? highUid(found) : null;
      if (span === null) continue;
      const title = { en: 'Add -l', 'zh-CN': '加上 -l' };
      const changes = {
        en: 'The image gets smaller; the user has no entry in lastlog and faillog until the first login.',
        'zh-CN': '镜像会变小；用户在首次登录前不会出现在 lastlog 和 faillog 中。',
      };
      yield {
        span,
        instruction: script.instruction,
        fix: () => insertWords(found, command.nameSpan, '-l', title, changes),
      };
    }
  },
});

const TAKES_VALUE = new Set([
  ...['-b', '-c', '-d', '-e', '-f', '-g', '-G', '-k', '-K', '-p', '-R', '-P', '-s', '-u', '-Z'],
  ...['--base-dir', '--comment', '--home-dir', '--expiredate', '--inactive', '--gid', '--groups'],
  ...['--skel', '--key', '--password', '--root', '--prefix', '--shell', '--uid', '--selinux-user'],
]);

/** Five digits are harmless: lastlog has less than 300 bytes for each. */
const HARMLESS = 99_999;

/** The word with the UID, where it is too high and no option helps. */
function highUid({ command }: FoundCommand): { start: number; end: number } | null {
  const { options } = readOptions(command.args, { takesValue: TAKES_VALUE });
  if (options.some(({ name }) => name === '-l' || name === '--no-log-init')) return null;
  const uid = options.find(({ name }) => name === '-u' || name === '--uid');
  if (uid === undefined || uid.value === null) return null;
  if (!/^\d+$/.test(uid.value) || Number(uid.value) <= HARMLESS) return null;
  // The value is a word of its own, or joined to the option.
  const isJoined = uid.word.value?.endsWith(uid.value) === true;
  const next = command.args[command.args.indexOf(uid.word) + 1];
  return isJoined || next === undefined ? uid.word.span : next.span;
}
