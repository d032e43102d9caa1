import type { Manager } from './types.ts';
import { fixed, unpinned, wordSet } from './words.ts';

/** https://man.archlinux.org/man/apk.8 */
export const APK: Manager = {
  name: 'apk',
  takesValue: wordSet(
    `-t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir
     --repositories-file --wait --progress-fd --timeout`,
  ),
  actions: {
    add: 'install',
    update: 'update',
    upgrade: 'upgrade',
    fix: 'other',
    del: 'remove',
    'cache clean': 'clean',
    'cache purge': 'clean',
  },
  /** `name=1.2`, `name~1.2`, `name>1.2`, `name@tag`, an `.apk` file; hadolint takes any bound for pinned. */
  readPackage: (text) => {
    if (text.endsWith('.apk')) return fixed(text, 'local');
    const match = /^([^=~<>@]+)(?:@[^=~<>]+)?([=~<>].*)?$/.exec(text);
    const written = match?.[2];
    if (match?.[1] === undefined || written === undefined) return unpinned(match?.[1] ?? text);
    return {
      name: match[1],
      version: written.replace(/^=/, ''),
      source: 'registry',
      isPinned: true,
    };
  },
};
