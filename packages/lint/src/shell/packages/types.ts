import type { ShellOption } from '../options.ts';
import type { ShellCommand, ShellWord } from '../types.ts';

/**
 * What a package manager is told to do. `update` brings its lists up to date, `upgrade` what is
 * installed; `run` fetches something and runs it.
 */
export type PackageAction =
  'install' | 'update' | 'upgrade' | 'dist-upgrade' | 'remove' | 'clean' | 'run' | 'other';

/** Where a package comes from; `local` is a file or folder. */
export type PackageSource = 'registry' | 'local' | 'url' | 'git' | 'group';

/** One package of a command. */
export interface PackageArgument {
  readonly word: ShellWord;
  /** Without version, quotes and extras; with variables as they are written. */
  readonly name: string;
  /** What is said of the version, with its operator where that is not `=` (`>=1.2`); null without. */
  readonly version: string | null;
  readonly source: PackageSource;
  /**
   * What is asked for says which version: as hadolint's rules decide it (DL3008, DL3013, DL3016, DL3018,
   * DL3028, DL3033, DL3037, DL3041, DL3062). A path or a whole URL counts as one.
   */
  readonly isPinned: boolean;
  /** False when the word begins with a variable or substitution, and may be anything. */
  readonly isKnown: boolean;
}

/** A package manager's command line. */
export interface PackageCommand {
  readonly command: ShellCommand;
  /** The usual name: `pip` for `pip3.12` and `python -m pip`, `uv` for `uv pip`. */
  readonly manager: ManagerName;
  readonly action: PackageAction;
  /** What says the action (`install`); null without one, as for `yarn` alone. */
  readonly actionWords: readonly ShellWord[];
  readonly options: readonly ShellOption[];
  /** What is installed, upgraded, removed or run; empty for all other actions, and where a file lists it. */
  readonly packages: readonly PackageArgument[];
  /** Names of files that say what to install or in which version: `-r`, `-c` of pip; null for an unknown name. */
  readonly files: readonly (string | null)[];
}

export type ManagerName =
  | 'apt-get'
  | 'apt'
  | 'aptitude'
  | 'apk'
  | 'pip'
  | 'uv'
  | 'pipx'
  | 'npm'
  | 'yarn'
  | 'pnpm'
  | 'gem'
  | 'go'
  | 'cargo'
  | 'composer'
  | 'yum'
  | 'dnf'
  | 'microdnf'
  | 'zypper'
  | 'pacman';

/** What is said of a package by its text alone. */
export type PackageText = Pick<PackageArgument, 'name' | 'version' | 'source' | 'isPinned'>;

/** How a package manager is spoken to. */
export interface Manager {
  readonly name: ManagerName;
  /** Options that take the next word. */
  readonly takesValue: ReadonlySet<string>;
  /** By its one or two words (`install`, `cache clean`). */
  readonly actions: Readonly<Record<string, PackageAction>>;
  /** The action when there is no operand. */
  readonly alone?: PackageAction;
  /** The action is told by options, as pacman's is. */
  readonly actionOf?: (options: readonly ShellOption[]) => PackageAction;
  /** Reads a package, quotes taken off. */
  readonly readPackage: (text: string, action: string) => PackageText;
  /** A version that options give to all packages (`gem install -v`). */
  readonly commonVersion?: (options: readonly ShellOption[]) => string | null;
  /** Options that name files which say what to install. */
  readonly fileOptions?: ReadonlySet<string>;
  /** Long options begin with one dash. */
  readonly singleDash?: true;
  /** Only the first operand is a package: the others go to the program. */
  readonly firstOnly?: ReadonlySet<PackageAction>;
  /** Words after `--` are not packages. */
  readonly endsAtDashes?: true;
}
