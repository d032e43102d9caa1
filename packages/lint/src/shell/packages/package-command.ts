import { readOptions, type ReadOptions } from '../options.ts';
import type { ShellCommand, ShellWord } from '../types.ts';
import { APK } from './apk.ts';
import { APT, APT_GET, APTITUDE } from './apt.ts';
import { CARGO } from './cargo.ts';
import { COMPOSER } from './composer.ts';
import { DNF, MICRODNF, YUM } from './dnf.ts';
import { GEM } from './gem.ts';
import { GO } from './go.ts';
import { NPM, PNPM, YARN } from './npm.ts';
import { PACMAN } from './pacman.ts';
import { PIP, PIPX, UV } from './pip.ts';
import type {
  Manager,
  ManagerName,
  PackageAction,
  PackageArgument,
  PackageCommand,
  PackageText,
} from './types.ts';
import { ZYPPER } from './zypper.ts';

const MANAGERS: ReadonlyMap<string, Manager> = new Map(
  [
    APT_GET,
    APT,
    APTITUDE,
    APK,
    PIP,
    UV,
    PIPX,
    NPM,
    YARN,
    PNPM,
    GEM,
    GO,
    CARGO,
    COMPOSER,
    YUM,
    DNF,
    MICRODNF,
    ZYPPER,
    PACMAN,
  ].map((manager) => [manager.name, manager]),
);
/** Other names of the same programs. */
const ALIASES: Readonly<Record<string, string>> = {
  dnf5: 'dnf',
  'dnf-3': 'dnf',
  yarnpkg: 'yarn',
};
const WITH_PACKAGES: ReadonlySet<PackageAction> = new Set<PackageAction>([
  'install',
  'upgrade',
  'remove',
  'run',
]);

const known = new WeakMap<ShellCommand, { readonly found: PackageCommand | null }>();

/**
 * Reads a package manager's command line: apt-get, apt, aptitude, apk, pip (`pip3`, `python -m pip`), uv,
 * pipx, npm, yarn, pnpm, gem, go, cargo, composer, yum, dnf, microdnf, zypper, pacman. Options are found
 * wherever they stand, in both spellings. Null for any other command.
 */
export function packageCommand(command: ShellCommand): PackageCommand | null {
  const before = known.get(command);
  if (before !== undefined) return before.found;
  const found = read(command);
  known.set(command, { found });
  return found;
}

/** What a text says of a package, as {@link PackageArgument} does; `action` as the command says it (`module install`). */
export function packageText(
  manager: ManagerName,
  text: string,
  action: string,
): PackageText | null {
  return MANAGERS.get(manager)?.readPackage(text, action) ?? null;
}

function read(command: ShellCommand): PackageCommand | null {
  const { name, args } = command;
  if (name === null) return null;
  const plain = MANAGERS.get(ALIASES[name] ?? name);
  if (plain !== undefined) return readManager(command, plain, args);
  if (/^pip[\d.]*$/.test(name)) return readManager(command, PIP, args);
  if (/^(?:python|pypy)[\d.]*$/.test(name)) return readModule(command);
  return null;
}

/** `python -m pip …`, with Python's own options before it. */
function readModule(command: ShellCommand): PackageCommand | null {
  const { args } = command;
  const at = args.findIndex(({ value }) => value !== null && /^-[A-Za-z]*m$/.test(value));
  const hasOperandBefore = args.slice(0, at).some(({ prefix }) => !prefix.startsWith('-'));
  const module = at < 0 || hasOperandBefore ? null : (args[at + 1]?.value ?? null);
  const manager = module === 'pip' ? PIP : module === 'pipx' ? PIPX : module === 'uv' ? UV : null;
  return manager === null ? null : readManager(command, manager, args.slice(at + 2));
}

function readManager(
  command: ShellCommand,
  manager: Manager,
  args: readonly ShellWord[],
): PackageCommand {
  const dashes = manager.endsAtDashes ? args.findIndex(({ value }) => value === '--') : -1;
  const own = dashes < 0 ? args : args.slice(0, dashes);
  const { takesValue, singleDash = false, fileOptions } = manager;
  const read = readOptions(own, { takesValue, singleDash });
  const { action, actionWords, rest } = findAction(manager, read);
  const common = manager.commonVersion?.(read.options) ?? null;
  const asked = manager.firstOnly?.has(action) ? rest.slice(0, 1) : rest;
  const said = actionWords.map(({ value }) => value).join(' ');
  return {
    command,
    manager: manager.name,
    action,
    actionWords,
    options: read.options,
    packages: WITH_PACKAGES.has(action)
      ? asked.map((word) => readArgument(manager, word, said, common))
      : [],
    files: read.options.filter(({ name }) => fileOptions?.has(name)).map(({ value }) => value),
  };
}

function findAction(
  { actions, actionOf, alone }: Manager,
  { options, operands }: ReadOptions,
): {
  readonly action: PackageAction;
  readonly actionWords: readonly ShellWord[];
  readonly rest: readonly ShellWord[];
} {
  if (actionOf !== undefined) {
    return { action: actionOf(options), actionWords: [], rest: operands };
  }
  for (const length of [2, 1]) {
    const words = operands.slice(0, length);
    const said = words.map(({ value }) => value ?? '').join(' ');
    const action = Object.hasOwn(actions, said) ? actions[said] : undefined;
    if (action !== undefined) return { action, actionWords: words, rest: operands.slice(length) };
  }
  const action = operands.length === 0 ? (alone ?? 'other') : 'other';
  return { action, actionWords: operands.slice(0, 1), rest: [] };
}

function readArgument(
  { readPackage }: Manager,
  word: ShellWord,
  action: string,
  common: string | null,
): PackageArgument {
  const written = word.value ?? word.text.replace(/["']/g, '');
  const read = readPackage(written, action);
  const isKnown = word.value !== null || word.prefix !== '';
  if (common === null || read.isPinned) return { word, ...read, isKnown };
  return { word, ...read, version: common, isPinned: true, isKnown };
}
