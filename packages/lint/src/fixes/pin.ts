import type { LintInput } from '../file/types.ts';
import type { ManagerName, PackageArgument, PackageCommand } from '../shell/packages/types.ts';
import type { ShellScript } from '../shell/types.ts';
import { say } from '../text/say.ts';
import type { Fix } from '../types.ts';

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
 * Pins a package to the version that it was last installed in. Null where that is not known, and where
 * the word is not a plain name.
 */
export function pinFix(
  { model, facts }: Pick<LintInput, 'model' | 'facts'>,
  { instruction }: Pick<ShellScript, 'instruction'>,
  { manager, actionWords }: PackageCommand,
  { word, name, isPinned }: PackageArgument,
): Fix | null {
  const installed = facts.installed?.[instruction.id];
  const versions = installed?.versions[manager] ?? {};
  const key = manager === 'pip' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name;
  const version = Object.hasOwn(versions, key) ? versions[key] : undefined;
  const joint = JOINTS[manager];
  // A module's stream is not the version of a package.
  if (installed === undefined || isPinned || actionWords.length > 1) return null;
  if (joint === undefined || version === undefined || !PLAIN.test(version)) return null;
  const written = model.text.slice(word.span.start, word.span.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const inner = written.slice(quote.length, written.length - quote.length);
  if (!written.endsWith(quote) || inner !== word.value || !PLAIN.test(inner)) return null;
  const start = word.span.start + quote.length + nameLength(manager, inner);
  const end = word.span.end - quote.length;
  const { source } = installed;
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
