import type { Manager, PackageAction, PackageText } from './types.ts';
import { fixed, unpinned, URL_SCHEME, wordSet } from './words.ts';

/**
 * https://docs.npmjs.com/cli/commands/npm-install: `[@scope/]name[@version or tag]`, `alias@npm:name`, a
 * repository with `#commit`, a tarball, a folder.
 */
function readSpec(text: string): PackageText {
  if (/^(?:git(?:\+\w+)?:\/\/|git@|github:|gitlab:|bitbucket:)/.test(text)) {
    const [name = text, version = null] = text.split('#', 2);
    return { name, version, source: 'git', isPinned: version !== null };
  }
  if (URL_SCHEME.test(text)) return fixed(text, 'url');
  if (/\.(?:tar|tar\.gz|tgz)$/.test(text) || /^(?:\.{0,2}\/|~\/|\.{1,2}$|file:)/.test(text)) {
    return fixed(text, 'local');
  }
  const at = text.indexOf('@', 1);
  if (at < 0) return unpinned(text);
  const version = text.slice(at + 1);
  return { name: text.slice(0, at), version, source: 'registry', isPinned: true };
}

const RUN: ReadonlySet<PackageAction> = new Set<PackageAction>(['run']);

export const NPM: Manager = {
  name: 'npm',
  takesValue: wordSet(
    `--loglevel --registry --prefix --cache --userconfig --globalconfig --omit --include -w --workspace
     --tag -C --fetch-retries --fetch-timeout --maxsockets --script-shell --before --os --cpu --libc
     --install-strategy --location --cafile --https-proxy --proxy --noproxy --depth --only --otp
     --save-prefix`,
  ),
  actions: {
    install: 'install',
    i: 'install',
    in: 'install',
    add: 'install',
    isntall: 'install',
    ci: 'install',
    'clean-install': 'install',
    'install-clean': 'install',
    update: 'upgrade',
    up: 'upgrade',
    upgrade: 'upgrade',
    uninstall: 'remove',
    un: 'remove',
    remove: 'remove',
    rm: 'remove',
    'cache clean': 'clean',
    exec: 'run',
    x: 'run',
  },
  readPackage: readSpec,
  firstOnly: RUN,
};

/** https://classic.yarnpkg.com/en/docs/cli/ and https://yarnpkg.com/cli */
export const YARN: Manager = {
  name: 'yarn',
  takesValue: wordSet(
    `--cwd --registry --modules-folder --cache-folder --mutex --network-timeout --network-concurrency
     --global-folder --preferred-cache-folder --proxy --https-proxy --use-yarnrc --otp`,
  ),
  actions: {
    install: 'install',
    add: 'install',
    'global add': 'install',
    upgrade: 'upgrade',
    up: 'upgrade',
    remove: 'remove',
    'global remove': 'remove',
    'cache clean': 'clean',
    dlx: 'run',
  },
  alone: 'install',
  readPackage: readSpec,
  firstOnly: RUN,
};

/** https://pnpm.io/cli/add */
export const PNPM: Manager = {
  name: 'pnpm',
  takesValue: wordSet(
    '-C --dir --filter -F --registry --store-dir --reporter --loglevel --network-concurrency --config',
  ),
  actions: {
    install: 'install',
    i: 'install',
    add: 'install',
    ci: 'install',
    update: 'upgrade',
    up: 'upgrade',
    upgrade: 'upgrade',
    remove: 'remove',
    rm: 'remove',
    uninstall: 'remove',
    'store prune': 'clean',
    'cache delete': 'clean',
    dlx: 'run',
  },
  readPackage: readSpec,
  firstOnly: RUN,
};
