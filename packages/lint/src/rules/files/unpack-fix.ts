import { usersOf, type Edit, type Instruction } from '@stagecraft/dockerfile';
import { pathWithin } from '../../file/paths.ts';
import type { LintFile } from '../../file/types.ts';
import { removeCommands } from '../../fixes/commands.ts';
import { intentEdits } from '../../fixes/intent.ts';
import { copiedFile, folderAt, mountInstead, type CopiedFile } from '../../fixes/mount-instead.ts';
import { readOptions, type ShellOption } from '../../shell/options.ts';
import type { ShellCommand, ShellScript } from '../../shell/types.ts';
import { inCaseOf } from '../../text/case.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

/**
 * Has ADD unpack the archive that a COPY brings, where `tar` in the next RUN does no more than that; else
 * mounts it, where it is deleted after its use. Null where neither is sure to give the same files.
 */
export function unpackFix(file: LintFile, copy: Instruction): Fix | null {
  const { detail, flags } = copy;
  const source = detail.type === 'copy' && detail.sources.length === 1 ? detail.sources[0] : null;
  const to = detail.type === 'copy' ? detail.destination?.value : undefined;
  if (source == null || to === undefined || flags.length > 0) return null;
  const name = source.value.slice(source.value.lastIndexOf('/') + 1);
  const folder = folderAt(file, copy.stage, copy);
  // A destination without a slash may be a file or a folder that is there.
  const targets = to.endsWith('/') ? [`${to}${name}`] : [to, `${to}/${name}`];
  for (const target of targets) {
    const copied = copiedFile(file, copy.stage, copy, pathWithin(folder, target));
    const fix = copied === null ? null : (added(file, copied) ?? mountedFor(file, copied));
    if (fix !== null) return fix;
  }
  return null;
}

function mountedFor(file: LintFile, copied: CopiedFile): Fix | null {
  const { source, target } = copied;
  const edits = mountInstead(file, copied, `type=bind,source=${source},target=${target}`);
  if (edits === null) return null;
  return {
    title: say('Mount it for the RUN that unpacks it', '只为解压它的 RUN 挂载'),
    edits,
    changes: say(
      'The image gets smaller: the archive is in no layer.',
      '镜像会变小：任何一层都不再包含该归档。',
    ),
  };
}

/** What `tar` is told to do. */
interface Unpacking {
  readonly script: ShellScript;
  readonly folder: string;
  /** Its commands that ADD does away with, next to each other. */
  readonly needless: readonly ShellCommand[];
  readonly isAll: boolean;
}

function added(file: LintFile, copied: CopiedFile): Fix | null {
  const { copy } = copied;
  const run = file.model.instructions[copy.index + 1];
  const unpacking = run === undefined ? null : unpackingOf(file, copied, run);
  if (run === undefined || unpacking === null) return null;
  const to = copy.detail.type === 'copy' ? copy.detail.destination : null;
  if (to === null || to.span.end - to.span.start !== to.value.length) return null;
  const { keywordSpan } = copy;
  const written = file.model.text.slice(keywordSpan.start, keywordSpan.end);
  const folder = unpacking.folder === '/' ? '/' : `${unpacking.folder}/`;
  const gone = takenOut(file, run, unpacking);
  if (gone === null) return null;
  return {
    title: say(`Have ADD unpack it into ${folder}`, `用 ADD 解压到 ${folder}`),
    edits: [
      { ...keywordSpan, text: inCaseOf(written, 'ADD') },
      { ...to.span, text: folder },
      ...gone,
    ],
    changes: say(
      'The image gets smaller: it has the files, and no longer the archive. A file that is no tar archive, whatever its name, ADD only copies.',
      '镜像会变小：只包含解压后的文件，不再包含归档。如果该文件其实不是 tar 归档，ADD 只会复制它。',
    ),
  };
}

function takenOut(
  file: LintFile,
  { index }: Instruction,
  { isAll, script, needless }: Unpacking,
): readonly Edit[] | null {
  if (isAll) return intentEdits(file, { kind: 'deleteInstructions', instructions: [index] });
  const edit = removeCommands(file, script, needless);
  return edit === null ? null : [edit];
}

function unpackingOf(file: LintFile, copied: CopiedFile, run: Instruction): Unpacking | null {
  const script =
    run.keyword === 'RUN' && run.stage === copied.copy.stage ? file.scriptOf(run) : null;
  const user = usersOf(file.model, file.graph)[run.index] ?? 'root';
  const isPlain = run.flags.length === 0 && run.heredocs.length === 0 && run.form === 'shell';
  if (script === null || script.isBroken || !isPlain || !['root', '0'].includes(user)) return null;
  const workdir = folderAt(file, run.stage, run);
  const { commands } = script;
  const at = commands.findIndex(({ name }) => name !== 'mkdir');
  const tar = commands[at];
  const folder = tar === undefined ? null : folderOf(tar, workdir, copied.target);
  if (tar === undefined || folder === null || commands.some(({ list }) => list !== tar.list))
    return null;
  const next = commands[at + 1];
  const isCleaned =
    next?.name === 'rm' &&
    readOptions(next.args).operands.every(
      ({ value }) => pathWithin(workdir, value) === copied.target,
    );
  const needless = commands.slice(at, at + (isCleaned ? 2 : 1));
  const name = copied.target.slice(copied.target.lastIndexOf('/') + 1);
  const rest = commands.slice(at + needless.length);
  if (rest.some(({ args }) => args.some(({ text }) => text.includes(name)))) return null;
  return { script, folder, needless, isAll: rest.length === 0 };
}

const WITH_VALUE = new Set(['-f', '--file', '-C', '--directory']);
const HARMLESS = new Set(
  `-x --extract --get -z --gzip -j --bzip2 -J --xz --zstd -a --auto-compress -v --verbose -p
  --preserve-permissions`.split(/\s+/),
);

/** Where `tar` unpacks the whole of an archive to; null where it does anything else. */
function folderOf({ name, args }: ShellCommand, workdir: string, target: string): string | null {
  if (name !== 'tar') return null;
  const [first, ...rest] = args;
  if (first === undefined) return null;
  // The old way without a dash: `xzf FILE`.
  const isOld = /^[xzjJvp]*x[zjJvp]*f$/.test(first.value ?? '');
  const { options, operands } = readOptions(isOld ? rest : args, { takesValue: WITH_VALUE });
  const known = options.every((one) => WITH_VALUE.has(one.name) || HARMLESS.has(one.name));
  const optionOf = (...names: readonly string[]): ShellOption | undefined =>
    options.find((one) => names.includes(one.name));
  const extracts = isOld || options.some((one) => ['-x', '--extract', '--get'].includes(one.name));
  const archive = isOld ? (operands[0]?.value ?? null) : (optionOf('-f', '--file')?.value ?? null);
  const members = operands.length - (isOld ? 1 : 0);
  if (!known || !extracts || members > 0 || pathWithin(workdir, archive) !== target) return null;
  const to = optionOf('-C', '--directory');
  const folder = pathWithin(workdir, to === undefined ? '.' : to.value);
  return folder === '' ? null : folder;
}
