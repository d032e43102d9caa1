import type { Manager } from './types.ts';
import { unpinned, wordSet } from './words.ts';

/** https://getcomposer.org/doc/03-cli.md */
export const COMPOSER: Manager = {
  name: 'composer',
  takesValue: wordSet('-d --working-dir --prefer-install --repository --stability -s'),
  actions: {
    install: 'install',
    i: 'install',
    require: 'install',
    'global require': 'install',
    update: 'upgrade',
    upgrade: 'upgrade',
    u: 'upgrade',
    remove: 'remove',
    'clear-cache': 'clean',
    clearcache: 'clean',
    'create-project': 'other',
  },
  /** `vendor/name:^1.2`, `vendor/name=1.2`. */
  readPackage: (text) => {
    const at = text.search(/[:=]/);
    if (at < 0) return unpinned(text);
    const version = text.slice(at + 1);
    return { name: text.slice(0, at), version, source: 'registry', isPinned: true };
  },
};
