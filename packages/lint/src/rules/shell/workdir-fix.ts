import type { Edit, Instruction } from '@stagecraft/dockerfile';
import type { FoundCommand, LintFile } from '../../file/types.ts';
import { removeCommand } from '../../fixes/commands.ts';
import type { Fix } from '../../types.ts';
import { isKept } from '../cache/layers.ts';
import { lineAbove, lineBelow } from './lines.ts';

/**
 * Writes the folder of a `cd` that a RUN begins with as WORKDIR, and the folder before it again behind
 * the RUN where something there depends on it; null where it is not known or the `cd` is not plain.
 */
export function cdFix(file: LintFile, found: FoundCommand): Fix | null {
  const { instruction } = found.script;
  const folder = folderOf(found);
  if (folder === null || !isFirst(found) || hasRelativeMount(instruction)) return null;
  const removal = removeCommand(file, found);
  const above = lineAbove(file, instruction, 'WORKDIR', folder);
  if (removal === null || above === null) return null;
  const before = workdirBefore(file, instruction);
  const needs = dependents(file, instruction);
  if (needs === 'instructions' && before === null) return null;
  const restores = needs !== 'nothing' && before !== null;
  const below: Edit[] = restores ? [lineBelow(file, instruction, 'WORKDIR', before)] : [];
  return {
    title: { en: `Write WORKDIR ${folder}`, 'zh-CN': `改写为 WORKDIR ${folder}` },
    edits: [above, removal, ...below],
    changes:
      restores || needs === 'nothing'
        ? { en: `${folder} is made if it is not there.`, 'zh-CN': `${folder} 不存在时会被创建。` }
        : {
            en: `${folder} also becomes the folder that containers start in.`,
            'zh-CN': `${folder} 也会成为容器启动时的目录。`,
          },
  };
}

/** The folder, where it is a plain absolute path. */
function folderOf({ command: { args, redirects, assignments } }: FoundCommand): string | null {
  const [folder] = args;
  if (args.length !== 1 || redirects.length > 0 || assignments.length > 0) return null;
  const value = folder?.value ?? '';
  return /^\/[\w./@+-]*$/.test(value) ? value : null;
}

/** The whole script is a list that begins with it. */
function isFirst({ script, command }: FoundCommand): boolean {
  const [first, second] = script.commands;
  if (first !== command || command.within.length > 0) return false;
  if (command.wrappers.length > 0 || script.instruction.heredocs.length > 0) return false;
  return second?.after === '&&' && second.list === command.list;
}

/** A relative target of a mount counts from the working directory. */
function hasRelativeMount({ detail }: Instruction): boolean {
  if (detail.type !== 'run') return false;
  return detail.mounts.some(({ options }) => {
    const target = options['target'] ?? options['dst'] ?? options['destination'];
    return target !== undefined && !target.startsWith('/');
  });
}

/** The working directory that an instruction begins in; null where the file does not tell. */
function workdirBefore(file: LintFile, { index, ...instruction }: Instruction): string | null {
  const own = file.stageOf({ index, ...instruction });
  for (const { instructions } of file.lineage(own)) {
    const last = instructions.findLast((one) => one.keyword === 'WORKDIR' && one.index < index);
    if (last === undefined) continue;
    const path = last.words.map(({ value }) => value).join(' ');
    return /^\/[^$\\"']*$/.test(path) ? path : null;
  }
  return null;
}

const READS_FOLDER = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** What behind a RUN depends on the folder: its stage's instructions, or only the image's start. */
function dependents(
  file: LintFile,
  instruction: Instruction,
): 'instructions' | 'start' | 'nothing' {
  const { instructions } = file.stageOf(instruction);
  const later = instructions.filter(({ index }) => index > instruction.index);
  const next = later.find(({ keyword }) => READS_FOLDER.has(keyword));
  if (next === undefined) return isKept(file, instruction) ? 'start' : 'nothing';
  const isNew = next.keyword === 'WORKDIR' && next.words[0]?.value.startsWith('/') === true;
  return isNew ? 'nothing' : 'instructions';
}
