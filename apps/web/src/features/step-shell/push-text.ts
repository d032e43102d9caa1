import type { DockerfileModel, GraphIntent, Instruction } from '@stagecraft/dockerfile';

/** Commands of several lines as one command of a RUN: each has to work for the next to run. */
function joinLines(typed: string, escape: string): string {
  const lines = typed.replaceAll('\r\n', '\n').trim().split('\n');
  // Who continues lines, or writes a here-document, knows what becomes of them.
  if (lines.some((line) => line.trimEnd().endsWith(escape)) || /<<-?\s*["']?\w/.test(typed)) {
    return lines.join('\n');
  }
  const commands = lines.map((line) => line.trim()).filter((line) => line !== '');
  return commands.join(` && ${escape}\n    `);
}

/** Where a command that worked goes: in place of the RUN's own, or as a RUN after the instruction. */
export type PushPlace = 'replace' | 'after';

/**
 * The change that puts a command into the Dockerfile. A RUN keeps its flags. Null where there is nothing
 * to put in, or no RUN to replace.
 *
 * @param instruction of this model
 */
export function pushIntent(
  model: DockerfileModel,
  instruction: Instruction,
  typed: string,
  place: PushPlace,
): GraphIntent | null {
  const command = joinLines(typed, model.escape);
  if (command === '') return null;
  const { contentSpan, argsSpan, index, stage, detail } = instruction;
  if (place === 'after') {
    const next = model.instructions[index + 1];
    const before = next !== undefined && next.stage === stage ? next.index : null;
    return { kind: 'insertText', place: { stage, before }, text: `RUN ${command}\n` };
  }
  if (detail.type !== 'run') return null;
  const flags = model.text.slice(contentSpan.start, argsSpan.start);
  return { kind: 'replaceInstruction', instruction: index, text: `${flags}${command}` };
}

/** The command of a RUN as it stands in the text; empty for another instruction. */
export function commandOf({ text }: DockerfileModel, { detail, argsSpan }: Instruction): string {
  return detail.type === 'run' ? text.slice(argsSpan.start, argsSpan.end) : '';
}
