import type { Edit } from '@stagecraft/dockerfile';
import { defineRule } from '../../rule.ts';
import type { LintFile } from '../../file/types.ts';
import { removeCommand } from '../../fixes/commands.ts';
import type { ShellScript } from '../../shell/types.ts';
import type { Fix } from '../../types.ts';
import { isJson } from '../packages/inserts.ts';
import { commandsOf, does, hasOption, type ManagerCommand } from '../packages/managers.ts';
import { isCommand, removes } from './cleaning.ts';
import { isMounted } from './mounts.ts';

export const apkWithoutNoCache = defineRule({
  id: 'apk-without-no-cache',
  aliases: ['DL3019'],
  severity: 'info',
  title: {
    en: '`apk add` has no `--no-cache`.',
    'zh-CN': '`apk add` 没有使用 `--no-cache`。',
  },
  why: {
    en: 'With `--no-cache` apk fetches its index for this one command and keeps nothing. Without it the index has to be fetched before, stays in /var/cache/apk, and is stale as soon as the layer comes from the cache.',
    'zh-CN':
      '使用 `--no-cache` 时，apk 只为这条命令获取索引，不保留任何内容。否则需要先获取索引，它会留在 /var/cache/apk 中，而且一旦该层来自缓存，索引就已过时。',
  },
  remedy: {
    en: 'Write `apk add --no-cache …`; neither `apk update` nor `rm -rf /var/cache/apk/*` is needed then.',
    'zh-CN':
      '写成 `apk add --no-cache …`；这样就不需要 `apk update` 和 `rm -rf /var/cache/apk/*`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3019',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  ],
  examples: [
    {
      bad: 'FROM alpine:3.20\nRUN apk update && apk «add» curl=8.9.0-r0 && rm -rf /var/cache/apk/*\n',
      good: 'FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.0-r0\n',
    },
  ],
  *check(file) {
    for (const command of commandsOf(file, 'apk')) {
      const { verb, script } = command;
      if (!does(command, 'add') || hasOption(command, '--no-cache')) continue;
      if (isMounted(script.instruction, '/var/cache/apk', '/etc/apk/cache')) continue;
      yield {
        span: verb.span,
        instruction: script.instruction,
        fix: () => uncached(file, command),
      };
    }
  },
});

/** Adds the option, and takes out what it makes needless in the same list. */
function uncached(file: LintFile, command: ManagerCommand): Fix | null {
  if (isJson(command)) return null;
  const { end } = command.verb.span;
  const option = { start: end, end, text: ' --no-cache' };
  return {
    title: { en: 'Add --no-cache', 'zh-CN': '加上 --no-cache' },
    edits: [option, ...needless(file, command)].toSorted((a, b) => a.start - b.start),
    changes: {
      en: "apk's index is no longer kept in the image.",
      'zh-CN': 'apk 的索引不再保留在镜像中。',
    },
  };
}

/** `apk update` and the removal of the cache, where both can go; nothing else needs the index then. */
function needless(file: LintFile, { script, command }: ManagerCommand): readonly Edit[] {
  if (otherUses(file, script).some((other) => other.command !== command)) return [];
  const updates = script.commands.filter((one) => isCommand(one, 'apk', 'update'));
  const removals = script.commands.filter(
    (one) => removes(one, '/var/cache/apk') && one.args.length === 2,
  );
  const edits = [...updates, ...removals].map((one) =>
    removeCommand(file, { script, command: one }),
  );
  const found = edits.filter((edit) => edit !== null).toSorted((a, b) => a.start - b.start);
  const isApart = found.every((edit, at) => edit.start >= (found[at - 1]?.end ?? 0));
  return found.length === edits.length && isApart ? found : [];
}

/** What in a script works with the index. */
function otherUses(file: LintFile, script: ShellScript): readonly ManagerCommand[] {
  return commandsOf(file, 'apk').filter(
    (one) =>
      one.script === script &&
      does(one, 'add', 'upgrade', 'search', 'fetch', 'info') &&
      !hasOption(one, '--no-cache'),
  );
}
