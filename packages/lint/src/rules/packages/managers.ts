import type { ShellScript, ShellCommand, ShellWord } from '../../shell/types.ts';
import { readOptions, type ShellOption } from '../../shell/options.ts';
import type { FoundCommand, LintFile } from '../../file/types.ts';

/** What has to be known of a program to tell its operands from its options. */
export interface Manager {
  readonly names: ReadonlySet<string>;
  /** Options whose value is the next word. */
  readonly takesValue: ReadonlySet<string>;
  /** Options of several letters begin with one `-`. */
  readonly singleDash?: true;
}

/** A command of a package manager, taken apart. */
export interface ManagerCommand extends FoundCommand {
  readonly script: ShellScript;
  readonly command: ShellCommand;
  readonly options: readonly ShellOption[];
  /** What it does: `install` of `apt-get -y install curl`. */
  readonly verb: ShellWord;
  /** Words after the verb that are no options. */
  readonly operands: readonly ShellWord[];
}

function manager(names: string, takesValue: string): Manager {
  return { names: setOf(names), takesValue: setOf(takesValue) };
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** https://manpages.debian.org/stable/apt/apt-get.8.en.html */
export const APT_GET = manager(
  'apt-get',
  '-t --target-release --default-release -o --option -c --config-file -a --host-architecture',
);

/** https://man.archlinux.org/man/apk.8 */
export const APK = manager(
  'apk',
  `-t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir
   --repositories-file --wait --progress-fd --timeout`,
);

const YUM_OPTIONS = `--enablerepo --disablerepo --repo --repoid --setopt -x --exclude --excludepkgs
   --releasever --installroot -c --config -d --debuglevel -e --errorlevel --forcearch --enableplugin
   --disableplugin --disableexcludes --advisory -R --randomwait --repofrompath --comment`;

/** https://man7.org/linux/man-pages/man8/yum.8.html */
export const YUM = manager('yum', YUM_OPTIONS);

/** https://dnf.readthedocs.io/en/latest/command_ref.html */
export const DNF = manager('dnf microdnf', YUM_OPTIONS);

/** https://man.archlinux.org/man/zypper.8 */
export const ZYPPER = manager(
  'zypper',
  `-r --repo --from -t --type -R --root --installroot -p --plus-repo --plus-content -c --config
   --userdata --cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir --reposd-dir --download
   --solver-focus`,
);

/** https://pip.pypa.io/en/stable/cli/pip_install/ and the general options beside it. */
export const PIP = manager(
  'pip',
  `-r --requirement -c --constraint -e --editable -t --target --platform --python-version
   --implementation --abi --root --prefix --src --upgrade-strategy -C --config-settings
   --global-option --install-option --build-option --no-binary --only-binary --progress-bar
   --root-user-action --report -i --index-url --extra-index-url -f --find-links --log --proxy
   --retries --timeout --exists-action --trusted-host --cert --client-cert --cache-dir -b --build
   --keyring-provider --python --group --build-constraint --use-feature --use-deprecated`,
);

/** https://docs.npmjs.com/cli/using-npm/config */
export const NPM = manager(
  'npm',
  `--loglevel --prefix -C --registry --cache --tag --omit --include --userconfig --globalconfig
   --workspace -w --install-strategy --before --script-shell --cafile --https-proxy --proxy
   --noproxy --fetch-retries --fetch-timeout --maxsockets --depth --only --cpu --os --libc
   --location --otp --save-prefix`,
);

/** https://classic.yarnpkg.com/en/docs/cli/ */
export const YARN = manager(
  'yarn',
  `--cwd --modules-folder --cache-folder --registry --network-timeout --network-concurrency
   --mutex --proxy --https-proxy --preferred-cache-folder --use-yarnrc --otp`,
);

/** https://guides.rubygems.org/command-reference/#gem-install; options after them go to an extension's build. */
export const GEM = manager(
  'gem',
  `-v --version -i --install-dir -n --bindir --platform -P --trust-policy -s --source
   --build-root -p --http-proxy -B --bulk-threshold -g --file --without --config-file
   --use-system-libraries`,
);

/** https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies */
export const GO: Manager = {
  ...manager(
    'go',
    `-C -o -p -mod -modfile -overlay -pgo -pkgdir -tags -toolexec -ldflags -gcflags -asmflags
     -gccgoflags -buildmode -compiler -covermode -coverpkg -exec -installsuffix --tags --ldflags`,
  ),
  singleDash: true,
};

/** A manager's commands in a file's RUNs, those of triggers too; ones without a verb are left out. */
export function* commandsOf(file: LintFile, of: Manager): Generator<ManagerCommand> {
  for (const { script, command } of file.commands) {
    if (command.name === null || !of.names.has(command.name)) continue;
    const taken = takeApart({ script, command }, command.args, of);
    if (taken !== null) yield taken;
  }
}

/** pip's commands, as `pip3 …` and as `python -m pip …`. */
export function* pipCommands(file: LintFile): Generator<ManagerCommand> {
  for (const { script, command } of file.commands) {
    const args = pipArguments(command);
    const taken = args === null ? null : takeApart({ script, command }, args, PIP);
    if (taken !== null) yield taken;
  }
}

function pipArguments({ name, args }: ShellCommand): readonly ShellWord[] | null {
  if (name === null) return null;
  if (isVersioned(name, 'pip')) return args;
  if (!isVersioned(name, 'python')) return null;
  const at = args.findIndex(({ value }) => value === '-m');
  return at >= 0 && args[at + 1]?.value === 'pip' ? args.slice(at + 2) : null;
}

/** `pip`, `pip3`, `pip3.12`; not `pipx`. */
function isVersioned(name: string, program: string): boolean {
  return name.startsWith(program) && /^[0-9.]*$/.test(name.slice(program.length));
}

function takeApart(
  found: FoundCommand,
  args: readonly ShellWord[],
  { takesValue, singleDash }: Manager,
): ManagerCommand | null {
  const style = singleDash === undefined ? { takesValue } : { takesValue, singleDash };
  const { options, operands } = readOptions(args, style);
  const [verb, ...rest] = operands;
  return verb === undefined ? null : { ...found, options, verb, operands: rest };
}

/** Whether one of the options is given, by any of its names. */
export function hasOption(
  { options }: Pick<ManagerCommand, 'options'>,
  ...names: string[]
): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** Whether the command's verb is one of these. */
export function does({ verb }: Pick<ManagerCommand, 'verb'>, ...verbs: string[]): boolean {
  return verb.value !== null && verbs.includes(verb.value);
}
