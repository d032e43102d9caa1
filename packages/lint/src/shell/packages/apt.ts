import type { Manager, ManagerName, PackageText } from './types.ts';
import { fixed, unpinned, URL_SCHEME, wordSet } from './words.ts';

/** https://manpages.debian.org/stable/apt/apt-get.8.en.html, aptitude's manual for what it has besides. */
function aptLike(name: ManagerName, more: string): Manager {
  return {
    name,
    takesValue: wordSet(
      `-t --target-release --default-release -o --option -c --config-file -a --host-architecture ${more}`,
    ),
    actions: {
      install: 'install',
      reinstall: 'install',
      'build-dep': 'other',
      update: 'update',
      upgrade: 'upgrade',
      'safe-upgrade': 'upgrade',
      'dist-upgrade': 'dist-upgrade',
      'full-upgrade': 'dist-upgrade',
      remove: 'remove',
      purge: 'remove',
      autoremove: 'remove',
      autopurge: 'remove',
      clean: 'clean',
      autoclean: 'clean',
      'auto-clean': 'clean',
      distclean: 'clean',
    },
    readPackage,
  };
}

/** `name=version`, `name/release`, a `.deb` file; hadolint takes all but the plain name for pinned. */
function readPackage(text: string): PackageText {
  if (URL_SCHEME.test(text)) return fixed(text, 'url');
  if (text.endsWith('.deb') || /^(?:\.{0,2}\/|~)/.test(text)) return fixed(text, 'local');
  const at = text.search(/[=/]/);
  if (at < 0) return unpinned(text);
  const version = text.slice(text[at] === '=' ? at + 1 : at);
  return { name: text.slice(0, at), version, source: 'registry', isPinned: true };
}

export const APT_GET = aptLike('apt-get', '');
export const APT = aptLike('apt', '');
export const APTITUDE = aptLike('aptitude', '-F --display-format -w --width -O --sort');
