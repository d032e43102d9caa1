import { usersOf, type Edit, type Instruction } from '@stagecraft/dockerfile';
import { pathWithin } from '../file/paths.ts';
import type { LintFile } from '../file/types.ts';
import { readOptions } from '../shell/options.ts';
import type { ShellCommand } from '../shell/types.ts';
import { addMount } from './add-mount.ts';
import { removeCommands } from './commands.ts';
import { intentEdits } from './intent.ts';

/** A file of the build context that a COPY brings into its stage. */
export interface CopiedFile {
  readonly copy: Instruction;
  /** As it is written. */
  readonly source: string;
  /** From the root. */
  readonly target: string;
}

/** Paths that mean the same in a COPY, a shell and a mount. */
const PLAIN = /^[\w./@+-]+$/;

/** The file that a COPY puts at a path; null where it is not sure that it puts a file of the context there. */
export function copiedFile(
  file: Pick<LintFile, 'stages'>,
  stage: number,
  copy: Instruction,
  target: string,
): CopiedFile | null {
  const files = copiedFiles(copy, folderAt(file, stage, copy));
  return files.find((one) => one.target === target) ?? null;
}

/** The files that a COPY brings from the build context into a working directory, where their places are sure. */
export function copiedFiles(copy: Instruction, folder: string): readonly CopiedFile[] {
  const { detail, keyword, flags, heredocs, form } = copy;
  if (keyword !== 'COPY' || detail.type !== 'copy' || heredocs.length > 0) return [];
  const isPlain = flags.every(
    ({ name, value }) => name === 'chmod' && /^0?[46]00$/.test(value ?? ''),
  );
  const to = detail.destination?.value;
  if (!isPlain || to === undefined || form === 'exec') return [];
  const isFolder = /(?:^|\/)\.?$/.test(to);
  if (!isFolder && detail.sources.length > 1) return [];
  return detail.sources.flatMap(({ value: source }) => {
    const path = isFolder ? `${to}/${source.replace(/^.*\//, '')}` : to;
    const target = pathWithin(folder, path);
    const isNamed = PLAIN.test(source) && !source.endsWith('/');
    return isNamed && PLAIN.test(target) ? [{ copy, source, target }] : [];
  });
}

/** The working directory where an instruction stands; '' where that is not known. */
export function folderAt(
  { stages }: Pick<LintFile, 'stages'>,
  stage: number,
  { index }: Instruction,
): string {
  let folder = '/';
  for (const one of stages.find((found) => found.index === stage)?.instructions ?? []) {
    if (one.index >= index) break;
    if (one.keyword === 'WORKDIR') folder = pathWithin(folder, one.words[0]?.value);
  }
  return folder;
}

/** What a RUN does with the file. */
interface Use {
  readonly run: Instruction;
  /** What only deletes it, or sets its mode. */
  readonly spared: readonly ShellCommand[];
  readonly hasOthers: boolean;
  readonly mentions: boolean;
}

/** They write to what they are given. */
const CHANGERS = new Set('chgrp chmod chown gpg install mv sed tee truncate'.split(' '));

/**
 * Mounts a file for the RUNs that use it, in place of the COPY that brings it and the `rm` that deletes it
 * in the same stage. RUNs use it that name it; where none does, all up to the `rm` may. Null where it is
 * not deleted, where a command may change it, or another user than root runs one.
 */
export function mountInstead(
  file: LintFile,
  copied: CopiedFile,
  mount: string,
): readonly Edit[] | null {
  const uses = usesOf(file, copied);
  if (uses === null) return null;
  const working = uses.filter(({ hasOthers }) => hasOthers);
  const naming = working.filter(({ mentions }) => mentions);
  const users = naming.length > 0 ? naming : working;
  const isOfRoot = users.every(({ run }) =>
    ['root', '0'].includes(usersOf(file.model, file.graph)[run.index] ?? 'root'),
  );
  if (users.length === 0 || !isOfRoot) return null;
  const parts = [
    sourceTakenOut(file, copied, uses),
    ...working.map(({ run, spared }) => commandsTakenOut(file, run, spared)),
    ...users.map(({ run }) => addMount(file, run, mount)),
  ];
  return parts.includes(null)
    ? null
    : parts.flatMap((part) => part ?? []).toSorted((a, b) => a.start - b.start);
}

/** All RUNs up to the last that deletes the file; null where none does, or one is not understood. */
function usesOf(file: LintFile, copied: CopiedFile): readonly Use[] | null {
  const { copy } = copied;
  const later = file.stageOf(copy).instructions.filter(({ index }) => index > copy.index);
  const uses: Use[] = [];
  let end = 0;
  for (const run of later) {
    if (run.keyword !== 'RUN') continue;
    const use = readUse(file, copied, run);
    if (use === null) break;
    uses.push(use);
    if (use.spared.some(({ name }) => name === 'rm')) end = uses.length;
  }
  return end === 0 ? null : uses.slice(0, end);
}

function readUse(file: LintFile, { copy, target }: CopiedFile, run: Instruction): Use | null {
  const script = file.scriptOf(run);
  if (script === null || script.isBroken || run.form === 'exec' || run.heredocs.length > 0)
    return null;
  const folder = folderAt(file, copy.stage, run);
  const name = target.slice(target.lastIndexOf('/') + 1);
  const moves = script.commands.some((one) => one.name === 'cd' || one.name === 'pushd');
  const isTarget = (path: string | null | undefined): boolean =>
    pathWithin(moves ? '' : folder, path) === target;
  const spared = script.commands.filter((command) => isSpared(command, isTarget));
  const others = script.commands.filter((command) => !spared.includes(command));
  const naming = others.filter(({ args, redirects }) =>
    [...args, ...redirects.flatMap((one) => one.target ?? [])].some(({ text }) =>
      text.includes(name),
    ),
  );
  const isChanged = naming.some(
    (command) =>
      CHANGERS.has(command.name ?? '') ||
      command.name === 'rm' ||
      command.redirects.some(({ operator, target: to }) => operator !== '<' && isTarget(to?.value)),
  );
  if (isChanged) return null;
  return { run, spared, hasOthers: others.length > 0, mentions: naming.length > 0 };
}

/** `rm FILE` or `chmod MODE FILE`, of this file alone. */
function isSpared(
  { name, args, within }: ShellCommand,
  isTarget: (path: string | null) => boolean,
): boolean {
  if (within.length > 0) return false;
  const { operands } = readOptions(args);
  if (name === 'rm') return operands.length === 1 && isTarget(operands[0]?.value ?? null);
  return name === 'chmod' && operands.length === 2 && isTarget(operands[1]?.value ?? null);
}

/** Without the COPY, or its one source, and the RUNs that have nothing left to do. */
function sourceTakenOut(
  file: LintFile,
  { copy, source }: CopiedFile,
  uses: readonly Use[],
): readonly Edit[] | null {
  const idle = uses.flatMap(({ run, hasOthers }) => (hasOthers ? [] : [run.index]));
  const { detail, index } = copy;
  if (detail.type !== 'copy') return null;
  const left = detail.sources.filter(({ value }) => value !== source);
  if (left.length === 0)
    return intentEdits(file, { kind: 'deleteInstructions', instructions: [index, ...idle] });
  const words = [...left, detail.destination].flatMap((word) => word?.value ?? []);
  const changes = [{ field: 'words', words } as const];
  const narrowed = intentEdits(file, { kind: 'setFields', instruction: index, changes });
  if (narrowed === null || idle.length === 0) return narrowed;
  const deleted = intentEdits(file, { kind: 'deleteInstructions', instructions: idle });
  return deleted === null ? null : [...narrowed, ...deleted];
}

/** Each row of commands that follow each other. */
function commandsTakenOut(
  file: LintFile,
  run: Instruction,
  spared: readonly ShellCommand[],
): readonly Edit[] | null {
  const script = file.scriptOf(run);
  if (script === null) return null;
  const rows: ShellCommand[][] = [];
  for (const [at, command] of script.commands.entries()) {
    if (!spared.includes(command)) continue;
    const row = rows.at(-1);
    if (row !== undefined && row.at(-1) === script.commands[at - 1]) row.push(command);
    else rows.push([command]);
  }
  const edits = rows.flatMap((row) => removeCommands(file, script, row) ?? []);
  return edits.length < rows.length ? null : edits;
}
