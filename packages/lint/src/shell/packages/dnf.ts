import type { Manager, ManagerName, PackageText } from './types.ts';
import { fixed, unpinned, URL_SCHEME, wordSet } from './words.ts';

/**
 * `name-[epoch:]version[-release][.arch]`, `@group`, an `.rpm`; of a module, `name:stream`. A version begins
 * with a digit: `httpd-devel` is a name.
 */
function readPackage(text: string, action: string): PackageText {
  if (URL_SCHEME.test(text)) return fixed(text, 'url');
  if (text.endsWith('.rpm')) return fixed(text, 'local');
  if (text.startsWith('/')) return unpinned(text);
  if (action.startsWith('module')) {
    const [name = text, version = null] = text.split(':', 2);
    return { name, version, source: 'registry', isPinned: version !== null };
  }
  if (text.startsWith('@') || action.startsWith('group'))
    return { ...unpinned(text), source: 'group' };
  const match = /^(.+?)-((?:\d+:)?\d[\w.~^+]*(?:-[\w.~^+]+)?)$/.exec(text);
  if (match === null) return { ...unpinned(text), isPinned: /-[$]/.test(text) };
  return { name: match[1] ?? text, version: match[2] ?? null, source: 'registry', isPinned: true };
}

/** https://dnf.readthedocs.io/en/latest/command_ref.html */
function dnfLike(name: ManagerName): Manager {
  return {
    name,
    takesValue: wordSet(
      `--enablerepo --disablerepo --repo --repoid --setopt -x --exclude --excludepkgs --releasever
       --installroot -c --config -d --debuglevel -e --errorlevel --forcearch --enableplugin
       --disableplugin --disableexcludes --advisory --bz --cve --downloaddir --destdir -R --randomwait --repofrompath
       --comment`,
    ),
    actions: {
      install: 'install',
      in: 'install',
      localinstall: 'install',
      reinstall: 'install',
      groupinstall: 'install',
      'group install': 'install',
      'groups install': 'install',
      'module install': 'install',
      update: 'upgrade',
      up: 'upgrade',
      upgrade: 'upgrade',
      'upgrade-minimal': 'upgrade',
      'update-minimal': 'upgrade',
      'distro-sync': 'dist-upgrade',
      'distribution-synchronization': 'dist-upgrade',
      makecache: 'update',
      'check-update': 'update',
      remove: 'remove',
      erase: 'remove',
      autoremove: 'remove',
      clean: 'clean',
    },
    readPackage,
  };
}

export const YUM = dnfLike('yum');
export const DNF = dnfLike('dnf');
export const MICRODNF = dnfLike('microdnf');
