import type { ShellOption } from '../options.ts';
import type { Manager, PackageAction } from './types.ts';
import { fixed, unpinned, URL_SCHEME, wordSet } from './words.ts';

/** https://man.archlinux.org/man/pacman.8: `-Syu name` brings everything up to date, then installs. */
function actionOf(options: readonly ShellOption[]): PackageAction {
  const has = (...names: readonly string[]): boolean =>
    options.some(({ name }) => names.includes(name));
  if (has('-R', '--remove')) return 'remove';
  if (has('-U', '--upgrade')) return 'install';
  if (!has('-S', '--sync')) return 'other';
  if (has('-c', '--clean')) return 'clean';
  if (has('-s', '--search', '-i', '--info', '-l', '--list')) return 'other';
  if (has('-u', '--sysupgrade')) return 'upgrade';
  return 'install';
}

export const PACMAN: Manager = {
  name: 'pacman',
  takesValue: wordSet(
    `-b --dbpath -r --root --arch --cachedir --color --config --gpgdir --hookdir --logfile --sysroot
     --overwrite --ignore --ignoregroup --assume-installed --print-format`,
  ),
  actions: {},
  actionOf,
  readPackage: (text) => {
    if (URL_SCHEME.test(text)) return fixed(text, 'url');
    if (/\.pkg\.tar(?:\.\w+)?$/.test(text)) return fixed(text, 'local');
    return unpinned(text);
  },
};
