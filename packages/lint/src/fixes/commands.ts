import { commandStyle, type Edit } from '@stagecraft/dockerfile';
import type { FoundCommand, LintFile } from '../file/types.ts';
import type { ShellCommand, ShellScript } from '../shell/types.ts';

/**
 * The edit that runs one more command after all others of a script, written as its lines are; null where
 * it is not plain where the script ends, or its words are strings of a JSON form.
 */
export function appendCommand(
  { model }: Pick<LintFile, 'model'>,
  script: ShellScript,
  command: string,
): Edit | null {
  if (script.isBroken) return null;
  const last = script.commands.toSorted((a, b) => a.span.end - b.span.end).at(-1);
  const end = endOf(script);
  if (last === undefined || end === null || last.within.length > 0 || last.inBackground)
    return null;
  const { end: at } = last.span;
  if (!['', ';'].includes(model.text.slice(at, end).trim())) return null;
  const joint = jointBefore(model, script, last) ?? defaultJoint({ model }, script);
  return { start: at, end: at, text: joint + command };
}

/** Where the script's text ends; null where a here-document's body stands behind the commands. */
function endOf({ instruction, commands }: ShellScript): number | null {
  const { form, heredocs, argsSpan } = instruction;
  if (form === 'exec') return null;
  const [body] = heredocs;
  if (body === undefined) return argsSpan.end;
  const isScript = (commands[0]?.span.start ?? 0) >= body.bodySpan.start;
  return isScript && heredocs.length === 1 ? body.bodySpan.end : null;
}

/** What stands between the last command and the one before it, where that is `&&` and a new line. */
function jointBefore(
  { text, escape }: LintFile['model'],
  { commands }: ShellScript,
  last: ShellCommand,
): string | null {
  const before = commands.findLast(
    (one) => one.list === last.list && one.span.end <= last.span.start,
  );
  if (before === undefined || last.after !== '&&') return null;
  const gap = text.slice(before.span.end, last.span.start);
  return isPlainGap(gap, escape) && gap.includes('\n') ? gap : null;
}

function defaultJoint({ model }: Pick<LintFile, 'model'>, { instruction }: ShellScript): string {
  if (instruction.heredocs.length > 0 || instruction.firstLine === instruction.lastLine)
    return ' && ';
  const { indent, leading } = commandStyle(model);
  const { escape, newline } = model;
  return leading ? ` ${escape}${newline}${indent}&& ` : ` && ${escape}${newline}${indent}`;
}

/**
 * The edit that takes a command out of its list together with what joins it to its neighbour; null where
 * others depend on more than its success, or where comments stand between.
 */
export function removeCommand(
  file: Pick<LintFile, 'model'>,
  { script, command }: FoundCommand,
): Edit | null {
  return removeCommands(file, script, [command]);
}

/** As {@link removeCommand}, of commands that follow each other in one list. */
export function removeCommands(
  { model: { text, escape } }: Pick<LintFile, 'model'>,
  script: ShellScript,
  commands: readonly ShellCommand[],
): Edit | null {
  const [first] = commands;
  if (first === undefined || script.isBroken || script.instruction.form === 'exec') return null;
  const own = script.commands.filter(({ list }) => list === first.list);
  const at = own.indexOf(first);
  const row = own.slice(at, at + commands.length);
  const last = row.at(-1);
  if (last === undefined || row.some((one, index) => one !== commands[index])) return null;
  if (row.some(({ inBackground }) => inBackground)) return null;
  const before = own[at - 1];
  const after = own[at + commands.length];
  if (after !== undefined && !isSequence(after.after)) return null;
  const isPlain = (from: ShellCommand, to: ShellCommand): boolean =>
    isSequence(to.after) && isPlainGap(text.slice(from.span.end, to.span.start), escape);
  if (row.some((one, index) => index > 0 && !isPlain(row[index - 1] ?? one, one))) return null;
  if (before !== undefined) {
    if (!isPlain(before, first)) return null;
    return { start: before.span.end, end: last.span.end, text: '' };
  }
  if (after === undefined || first.after !== null || !isPlain(last, after)) return null;
  return { start: first.span.start, end: after.span.start, text: '' };
}

function isSequence(after: ShellCommand['after']): boolean {
  return after === '&&' || after === ';';
}

/** Nothing but blanks, line ends and one `&&` or `;`. */
function isPlainGap(gap: string, escape: string): boolean {
  const rest = gap.replaceAll(/\s/g, '').replaceAll(escape, '');
  return rest === '&&' || rest === ';';
}
