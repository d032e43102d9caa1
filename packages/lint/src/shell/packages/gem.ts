import type { Manager } from './types.ts';
import { fixed, unpinned, wordSet } from './words.ts';

/** https://guides.rubygems.org/command-reference/#gem-install */
export const GEM: Manager = {
  name: 'gem',
  takesValue: wordSet(
    `-v --version -i --install-dir -n --bindir -P --trust-policy -s --source -p --http-proxy -g --file
     --platform --without --document --config-file -B --bulk-threshold --build-root
     --use-system-libraries`,
  ),
  actions: {
    install: 'install',
    i: 'install',
    update: 'upgrade',
    uninstall: 'remove',
    cleanup: 'clean',
  },
  commonVersion: (options) => {
    const option = options.find(({ name }) => name === '-v' || name === '--version');
    return option === undefined ? null : (option.value ?? '');
  },
  fileOptions: wordSet('-g --file'),
  endsAtDashes: true,
  readPackage: (text) => {
    if (text.endsWith('.gem')) return fixed(text, 'local');
    const at = text.indexOf(':');
    if (at < 0) return unpinned(text);
    const version = text.slice(at + 1);
    return { name: text.slice(0, at), version, source: 'registry', isPinned: true };
  },
};
