/** What is known of a package manager's command line. */
export interface Manager {
  readonly install: ReadonlySet<string>;
  /** Options that take nothing. */
  readonly switches: ReadonlySet<string>;
  /** Options whose value is the next word. */
  readonly withValue: ReadonlySet<string>;
}

function manager(install: string, switches: string, withValue: string): Manager {
  const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
  return { install: set(install), switches: set(switches), withValue: set(withValue) };
}

/** https://manpages.debian.org/stable/apt/apt-get.8.en.html */
const apt = manager(
  'install',
  `-y --yes --assume-yes -q -qq --quiet --no-install-recommends --install-recommends
   --no-install-suggests --install-suggests -f --fix-broken -m --fix-missing --ignore-missing
   --allow-downgrades --allow-unauthenticated --allow-change-held-packages --allow-remove-essential
   --force-yes --reinstall -d --download-only --only-upgrade --no-upgrade --auto-remove --autoremove
   --purge -V --verbose-versions -u --show-upgraded --no-remove --trivial-only`,
  '-t --target-release --default-release -o --option -c --config-file -a --host-architecture',
);

/** https://man.archlinux.org/man/apk-add.8 and apk.8 */
const apk = manager(
  'add',
  `--no-cache -q --quiet -U --update --update-cache -u --upgrade -l --latest --allow-untrusted
   --no-network --no-progress --no-scripts -f --force --force-overwrite --force-refresh -v --verbose
   --initdb --no-chown --purge --print-arch`,
  `-t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir
   --repositories-file --wait --progress-fd --timeout`,
);

/** https://dnf.readthedocs.io/en/latest/command_ref.html */
const dnf = manager(
  'install',
  `-y --assumeyes -q --quiet -v --verbose --nogpgcheck --nobest -b --best --allowerasing
   --skip-broken --nodocs --refresh -C --cacheonly --noplugins --noautoremove --downloadonly
   --obsoletes`,
  `--enablerepo --disablerepo --repo --repoid --setopt -x --exclude --excludepkgs --releasever
   --installroot -c --config -d --debuglevel -e --errorlevel --forcearch --enableplugin
   --disableplugin --disableexcludes`,
);

/** https://man.archlinux.org/man/zypper.8 */
const zypper = manager(
  'install in',
  `-n --non-interactive -y --no-confirm -q --quiet --no-recommends --recommends --no-gpg-checks
   --gpg-auto-import-keys --no-refresh -f --force --force-resolution --no-force-resolution -l
   --auto-agree-with-licenses --replacefiles --allow-downgrade --oldpackage --download-only`,
  '-r --repo --from -t --type -R --root --plus-repo',
);

/** By the command's name. */
export const MANAGERS: ReadonlyMap<string, Manager> = new Map([
  ['apt-get', apt],
  ['apt', apt],
  ['apk', apk],
  ['dnf', dnf],
  ['yum', dnf],
  ['microdnf', dnf],
  ['zypper', zypper],
]);
