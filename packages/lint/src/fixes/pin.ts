import type { Text } from '@stagecraft/dockerfile';
import { lintFile } from '../file/lint-file.ts';
import type { LintInput } from '../file/types.ts';
import { packageCommand } from '../shell/packages/package-command.ts';
import type { ManagerName, PackageArgument, PackageCommand } from '../shell/packages/types.ts';
import { say } from '../text/say.ts';
import type { Finding, Fix } from '../types.ts';

/** A version that a package is known to have been installed in. */
export interface KnownVersion {
  /** As the package manager says it: `7.88.1-10+deb12u5`. */
  readonly version: string;
  /** Where it was seen: “the build of 12:31”. */
  readonly source: Text;
}

/** What stands between a name and its version, for the managers whose packages a rule wants pinned. */
const JOINTS: Readonly<Partial<Record<ManagerName, string>>> = {
  'apt-get': '=',
  apk: '=',
  zypper: '=',
  pip: '==',
  npm: '@',
  go: '@',
  gem: ':',
  yum: '-',
  dnf: '-',
  microdnf: '-',
};

/** Characters that mean nothing to a shell, quoted or not. */
const PLAIN = /^[\w.+:~^@/,[\]-]+$/;

/**
 * The fix of a finding on a package without a version: the version that it is known to have had, by
 * package name. Null where none is known, for other findings, and where the word is not a plain name.
 */
export function pinFix(
  input: LintInput,
  { span }: Pick<Finding, 'span'>,
  versions: ReadonlyMap<string, KnownVersion>,
): Fix | null {
  for (const { command } of lintFile(input).commands) {
    if (command.span.end < span.start || command.span.start > span.end) continue;
    const read = packageCommand(command);
    const found = read?.packages.find(
      ({ word }) => word.span.start === span.start && word.span.end === span.end,
    );
    if (read !== null && found !== undefined) return pinned(input, read, found, versions);
  }
  return null;
}

function pinned(
  { model }: LintInput,
  { manager, actionWords }: PackageCommand,
  { word, name, isPinned }: PackageArgument,
  versions: ReadonlyMap<string, KnownVersion>,
): Fix | null {
  const joint = JOINTS[manager];
  const known = versions.get(name);
  // A module's stream is not the version of a package.
  if (joint === undefined || known === undefined || isPinned || actionWords.length > 1) return null;
  if (!PLAIN.test(known.version)) return null;
  const written = model.text.slice(word.span.start, word.span.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const inner = written.slice(quote.length, written.length - quote.length);
  if (!written.endsWith(quote) || inner !== word.value || !PLAIN.test(inner)) return null;
  const start = word.span.start + quote.length + nameLength(manager, inner);
  const end = word.span.end - quote.length;
  const { version, source } = known;
  return {
    title: say(
      `Pin ${name} to ${version}, seen in ${source.en}`,
      `将 ${name} 固定为 ${version}（来自${source['zh-CN']}）`,
    ),
    edits: [{ start, end, text: joint + version }],
    changes: say(
      `The image always gets ${name} ${version}, as long as the repository has it.`,
      `只要软件源中还有，镜像始终安装 ${name} ${version}。`,
    ),
  };
}

/** Go names a version that moves where another manager names none: `tool@latest`. */
function nameLength(manager: ManagerName, word: string): number {
  const at = manager === 'go' ? word.indexOf('@') : -1;
  return at < 0 ? word.length : at;
}
