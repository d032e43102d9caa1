import { cookedOffset, instructionText } from '@stagecraft/dockerfile';
import type { DockerfileModel, Heredoc, Instruction, StageGraph } from '@stagecraft/dockerfile';

/** What a RUN runs: words as they are, or a text for the shell that is in force. */
export type StepCommand =
  | { readonly form: 'exec'; readonly words: readonly string[] }
  | { readonly form: 'shell'; readonly text: string };

/**
 * The command of a RUN as BuildKit makes it. Null for a here-document with an interpreter line, which
 * BuildKit puts into a file. (Source: dispatchRun in BuildKit's frontend/dockerfile/dockerfile2llb.)
 */
export function stepCommand(model: DockerfileModel, run: Instruction): StepCommand | null {
  if (run.form === 'exec') return { form: 'exec', words: run.words.map(({ value }) => value) };
  const { cooked, to } = instructionText(model, run);
  const line = cooked.text.slice(cookedOffset(cooked, run.argsSpan.start), to);
  const [first] = run.heredocs;
  if (first === undefined) return { form: 'shell', text: line };
  const isAll = /^<<-?\s*(?:\w+|"[^"]*"|'[^']*')\s*$/.test(line);
  if (!isAll) {
    const bodies = run.heredocs.map((one) => `\n${bodyOf(model, one)}${one.name}`);
    return { form: 'shell', text: line + bodies.join('') };
  }
  const text = bodyOf(model, first);
  return text.startsWith('#!') ? null : { form: 'shell', text };
}

function bodyOf({ text }: DockerfileModel, { bodySpan, stripTabs }: Heredoc): string {
  const body = text.slice(bodySpan.start, bodySpan.end);
  return stripTabs ? body.replaceAll(/^\t+/gm, '') : body;
}

/** The shell that SHELL sets before an instruction, in its stage or those that it is built from. */
export function shellBefore(
  model: DockerfileModel,
  stages: StageGraph['stages'],
  run: Instruction,
): readonly string[] {
  let last = run.index;
  const seen = new Set<number>();
  let stage = stages[run.stage];
  while (stage && !seen.has(stage.index)) {
    seen.add(stage.index);
    const found = stage.instructions
      .filter((one) => one < last && model.instructions[one]?.keyword === 'SHELL')
      .at(-1);
    const words = model.instructions[found ?? -1]?.words.map(({ value }) => value);
    if (words !== undefined && words.length > 0) return words;
    last = Infinity;
    stage = stage.base.kind === 'stage' ? stages[stage.base.stage] : undefined;
  }
  return defaultShell;
}

/** Of Linux images that set none. */
export const defaultShell: readonly string[] = ['/bin/sh', '-c'];
