import type { Manager } from './types.ts';
import { fixed, unpinned, URL_SCHEME, wordSet } from './words.ts';

/** https://man.archlinux.org/man/zypper.8 */
export const ZYPPER: Manager = {
  name: 'zypper',
  takesValue: wordSet(
    `-r --repo --from -t --type -R --root --plus-repo -p --plus-content --gpg-key -c --config -C --cache-dir
     -D --reposd-dir --pkg-cache-dir --solv-cache-dir --raw-cache-dir --installroot
     --userdata --download --solver-focus`,
  ),
  actions: {
    install: 'install',
    in: 'install',
    'source-install': 'other',
    refresh: 'update',
    ref: 'update',
    update: 'upgrade',
    up: 'upgrade',
    patch: 'upgrade',
    'dist-upgrade': 'dist-upgrade',
    dup: 'dist-upgrade',
    remove: 'remove',
    rm: 'remove',
    clean: 'clean',
    cc: 'clean',
  },
  /** `name=1.2`, `name>=1.2`, an `.rpm`. */
  readPackage: (text) => {
    if (URL_SCHEME.test(text)) return fixed(text, 'url');
    if (text.endsWith('.rpm')) return fixed(text, 'local');
    const at = text.search(/[<>=]/);
    if (at < 0) return unpinned(text);
    const version = text.slice(at).replace(/^=/, '');
    return { name: text.slice(0, at), version, source: 'registry', isPinned: true };
  },
};
